import type { RepoPath } from '../ports';
import { unquoteGo } from './goString';

const named: Readonly<Record<number, string>> = {
  7: String.raw`\a`,
  8: String.raw`\b`,
  9: String.raw`\t`,
  10: String.raw`\n`,
  11: String.raw`\v`,
  12: String.raw`\f`,
  13: String.raw`\r`,
  34: String.raw`\"`,
  92: String.raw`\\`,
};

/** A path as `git status --porcelain` writes it: bare, or in double quotes where a character needs it. */
export function quotePath(path: RepoPath): string {
  if (/^[!#-[\]-~]+$/.test(path)) return path;
  const quoted = Array.from(new TextEncoder().encode(path), (byte) =>
    byte >= 32 && byte < 127
      ? (named[byte] ?? String.fromCharCode(byte))
      : (named[byte] ?? `\\${byte.toString(8).padStart(3, '0')}`),
  );
  return `"${quoted.join('')}"`;
}

/** @returns undefined for what is neither a bare nor a rightly quoted path */
export function unquotePath(text: string): RepoPath | undefined {
  return text.startsWith('"') ? unquoteGo(text) : text;
}

const prose =
  /^(?:licen[cs]e|copying|copyright|readme|authors|contributors|maintainers|change-?log|changes|news|notice|todo|install|history|thanks|version|codeowners)(?:[-_].*)?$/i;

/** Whether a file is perhaps a script that its name does not tell: without an ending, and with none of the names of prose. */
export function mayBeScript(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return !name.includes('.') && !prose.test(name);
}

/** What a script begins with. */
export const shebang = '#!';

const firstLine = /^#![ \t]*(\S+)(?:[ \t]+(?:-\S+[ \t]+|\w+=\S*[ \t]+)*(\S+))?/;

/**
 * The program that the first line of a script names, without folder and version: `python` for
 * `#!/usr/bin/env python3`; undefined for what is no script.
 */
export function interpreterOf(text: string): string | undefined {
  const [, program, argument] = firstLine.exec(text.slice(0, 200)) ?? [];
  const named = program?.endsWith('/env') === true ? argument : program;
  return named
    ?.slice(named.lastIndexOf('/') + 1)
    .replace(/[\d.]+$/, '')
    .toLowerCase();
}

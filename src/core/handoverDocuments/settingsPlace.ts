import { chapterName } from '../handover/chapter';
import { chapters } from '../handover/chapters';
import { chapterKeys, settingKeys } from '../handover/handoverSettings';
import { handoverFileSchema, longestHandoverFile } from '../handover/handoverFile';
import type { Position } from '../lineIndex';
import { quotable } from '../knowledge/quoteAnchor';
import type { CompletionPlace } from './completionPlace';

type Words = Readonly<Record<string, string>>;

const longestLine = 2000;
const standardChapters: Words = Object.fromEntries(
  chapters.map((chapter) => [chapterName(chapter), chapter.title]),
);

/** What can be offered at a position of `.handover/handover.yaml`: keys, names of chapters, values, paths of templates. */
export function settingsPlace(source: string, { line, column }: Position): CompletionPlace | undefined {
  if (source.length > longestHandoverFile) return undefined;
  const lines = quotable(source).split('\n');
  const before = (lines[line] ?? '').slice(0, column);
  if (before.length > longestLine) return undefined;
  const typed = /[^\s[,]*$/.exec(before)?.[0] ?? '';
  const place = {
    typed,
    span: { start: { line, column: before.length - typed.length }, end: { line, column: before.length } },
  };
  const [, indent = '', key, value] = /^(\s*)([\w-]+):[ \t]+(\S*)$/.exec(before) ?? [];
  const isItem = /^\s*-[ \t]+[\w-]*$/.test(before);
  const above = keysAbove(lines, line, key === undefined ? indentOf(before) : indent.length);
  if (value !== undefined && key === 'template' && above.length === 2)
    return { kind: 'anchorPath', ...place };
  const words =
    value !== undefined && key !== undefined
      ? valuesOf(key, above, lines)
      : isItem
        ? itemsOf(lines, line)
        : /^\s*[\w-]*$/.test(before)
          ? keysBelow(above, lines)
          : undefined;
  if (words === undefined) return undefined;
  const as = value === undefined && !isItem ? 'key' : 'value';
  const written = as === 'key' ? keysBeside(lines, line) : [];
  const free = Object.entries(words).filter(([word]) => !written.includes(word));
  return { kind: 'setting', as, words: Object.fromEntries(free), ...place };
}

function valuesOf(key: string, above: readonly string[], lines: readonly string[]): Words | undefined {
  if (above.length === 0 && key === 'schema') return { [handoverFileSchema]: '' };
  if (above.length !== 2 || above[0] !== 'chapters') return undefined;
  if (key === 'off') return { true: 'the chapter is left out', false: '' };
  return key === 'after' ? chapterNames(lines) : undefined;
}

function keysBelow(above: readonly string[], lines: readonly string[]): Words | undefined {
  const [top] = above;
  if (top === undefined) return settingKeys;
  if (top === 'thresholds' && above.length === 1) return { whole: 'The whole book', ...chapterNames(lines) };
  if (top !== 'chapters' || above.length > 2) return undefined;
  return above.length === 1 ? standardChapters : chapterKeys;
}

/** The chapters that `order` does not name yet. */
function itemsOf(lines: readonly string[], line: number): Words | undefined {
  let top = line;
  while (top > 0 && !/^[\w-]+:/.test(lines[top] ?? '')) top--;
  if (lines[top]?.startsWith('order:') !== true) return undefined;
  const named = new Set<string>();
  for (let at = top + 1; at < lines.length && !/^[\w-]+:/.test(lines[at] ?? ''); at++) {
    const name = /^\s*-[ \t]+([\w-]+)/.exec(lines[at] ?? '')?.[1];
    if (name !== undefined && at !== line) named.add(name);
  }
  return Object.fromEntries(Object.entries(chapterNames(lines)).filter(([name]) => !named.has(name)));
}

/** Those of the standard book and those that stand below `chapters`. */
function chapterNames(lines: readonly string[]): Words {
  const names: [string, string][] = [];
  let isBelow = false;
  let indent: number | undefined;
  for (const text of lines) {
    const key = keyOf(text);
    if (key === undefined) continue;
    const own = indentOf(text);
    if (own === 0) isBelow = key === 'chapters';
    else if (isBelow && own === (indent ??= own)) names.push([key, '']);
  }
  return { ...Object.fromEntries(names), ...standardChapters };
}

/** The keys that a line of that indentation stands below, the outermost first. */
function keysAbove(lines: readonly string[], line: number, indent: number): readonly string[] {
  const keys: string[] = [];
  let least = indent;
  for (let at = line - 1; at >= 0 && least > 0; at--) {
    const key = keyOf(lines[at] ?? '');
    if (key === undefined || indentOf(lines[at] ?? '') >= least) continue;
    least = indentOf(lines[at] ?? '');
    keys.unshift(key);
  }
  return keys;
}

/** The keys of the same map as the line, without its own. */
function keysBeside(lines: readonly string[], line: number): readonly string[] {
  const indent = indentOf(lines[line] ?? '');
  const keys: string[] = [];
  const look = (step: 1 | -1): void => {
    for (let at = line + step; at >= 0 && at < lines.length; at += step) {
      const text = lines[at] ?? '';
      const key = keyOf(text);
      if (key !== undefined && indentOf(text) < indent) return;
      if (key !== undefined && indentOf(text) === indent) keys.push(key);
    }
  };
  look(-1);
  look(1);
  return keys;
}

function keyOf(text: string): string | undefined {
  return /^\s*([\w-]+):(?:\s|$)/.exec(text)?.[1];
}

function indentOf(text: string): number {
  return /^[ \t]*/.exec(text)?.[0].length ?? 0;
}

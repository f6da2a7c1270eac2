import { commentSyntaxOf } from '../hotspots/comments/syntaxes';
import { fileRole } from '../hotspots/fileRole';
import { risingLines } from '../lineCount';
import type { RepoPath } from '../ports';
import { hostUses } from './hostUses';
import type { OutsideFact, OutsideFile } from './outsideFacts';
import { manifestFileOf } from '../manifests/manifestFiles';
import { readManifests } from '../manifests/readManifests';
import { isManifest, manifestHosts } from './manifestHosts';
import { isSecretName } from './secretNames';
import { secretUses, writtenSecrets } from './secretUses';
import { serviceUses } from './serviceUses';
import { variableUses } from './variableUses';
import { vendorOfFile } from './vendors';

/** Stories, seeds and stand-ins name what nobody depends on. */
const madeUpData =
  /(?:^|\/)(?:seeds?|seeders?|factories|stories|storybook|msw|fakes?|stubs?|benchmarks?)\/|\.stories\.[^/]+$|\bSeeder\b/i;
/** Longer lists come from programs. */
const mostFacts = 2000;
/** Texts for people in their languages are full of links. */
const translations =
  /(?:^|\/)(?:locales?|i18n|l10n|lang|langs|languages?|translations?|resources\/lang)\/|(?:^|\/)messages[\w.-]*\.properties$/i;

/**
 * What one text says of the outside; undefined where that is nothing. Tests and examples name hosts, keys and variables that nobody
 * depends on, and what others wrote names theirs: of both nothing is said. Pure, and never with the value of a secret.
 * @param whole without byte order mark
 */
export function readOutside(path: RepoPath, whole: string): OutsideFile | undefined {
  const role = fileRole(path, whole);
  if (role !== 'source' || madeUpData.test(path)) return undefined;
  const text = path.endsWith('.rs') ? withoutRustTests(whole) : whole;
  const found: (readonly [index: number, fact: (line: number) => OutsideFact])[] = [];
  const isComment = commentTest(path, text);
  if (vendorOfFile(path) !== undefined) found.push([0, (line) => ({ kind: 'service', line })]);
  const keyFile = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY|PuTTY-User-Key-File/.exec(text);
  if (keyFile !== null && isKeyText(path))
    found.push([keyFile.index, (line) => ({ kind: 'keyFile', form: 'privateKey', line })]);
  if (isManifest(path)) {
    for (const { host, index, isOwn } of manifestHosts(path, text))
      found.push([index, (line) => ({ kind: isOwn ? 'ownHost' : 'host', host, line })]);
  } else if (!translations.test(path)) {
    for (const { host, index } of hostUses(text, isComment))
      found.push([index, (line) => ({ kind: 'host', host, line })]);
  }
  for (const { index, ...use } of variableUses(path, text, isComment)) {
    found.push([index, (line) => ({ kind: 'variable', line, ...use })]);
    if (use.access === 'read' && isSecretName(use.name))
      found.push([index, (line) => ({ kind: 'secret', name: use.name, line, store: 'environment' })]);
  }
  for (const { index, ...use } of secretUses(path, text, isComment))
    found.push([index, (line) => ({ kind: 'secret', line, ...use })]);
  for (const { index, ...use } of serviceUses(path, text)) found.push([index, (line) => ({ line, ...use })]);
  if (!isKeyText(path))
    for (const { form, index } of writtenSecrets(text))
      found.push([index, (line) => ({ kind: 'writtenSecret', form, line })]);
  const packages = packageFacts(path, text);
  if (found.length + packages.length === 0) return undefined;
  found.sort(([a], [b]) => a - b);
  const lineOf = risingLines(text);
  const facts = [...found.map(([index, fact]) => fact(lineOf(index))), ...packages];
  return { path, role, facts: facts.slice(0, mostFacts) };
}

/** In Rust the tests of a module stand at its end. */
function withoutRustTests(text: string): string {
  const tests = /^#\[cfg\(test\)\]\s*(?:pub )?mod /m.exec(text);
  return tests === null ? text : text.slice(0, tests.index);
}

/** What a manifest asks for itself; lock files repeat it with all that comes along. */
function packageFacts(path: RepoPath, text: string): readonly OutsideFact[] {
  if (manifestFileOf(path)?.kind !== 'manifest') return [];
  const { dependencies } = readManifests(new Map([[path, text]]));
  const names = new Set<string>();
  return dependencies.flatMap(({ ecosystem, name, line, relation }): OutsideFact[] => {
    const full = `${ecosystem}:${name}`;
    if (relation === 'transitive' || names.has(full)) return [];
    names.add(full);
    return [{ kind: 'package', name: full, line }];
  });
}

function isKeyText(path: RepoPath): boolean {
  return /\.(?:pem|key|ppk|crt|cer)$|(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)$/i.test(path);
}

/** A text in three quotes that nothing is done with documents what stands around it. */
const docstring = /(?<=^[ \t]*)[rRuUbB]{0,2}(?:"""[^]*?(?:"""|(?![^]))|'''[^]*?(?:'''|(?![^])))/gm;

/** Comments are looked for once, and only where something may stand in one. */
function commentTest(path: RepoPath, text: string): (index: number) => boolean {
  let ends: readonly (readonly [start: number, end: number])[] | undefined;
  return (index) => {
    ends ??= commentSpans(path, text);
    return isInSpans(ends, index);
  };
}

/** By their beginnings, without overlaps that matter. */
function commentSpans(path: RepoPath, text: string): readonly (readonly [start: number, end: number])[] {
  const comments = commentSyntaxOf(path)?.commentsOf(text) ?? [];
  const spans = comments.map(({ start, end }) => [start, end] as const);
  if (!/\.pyi?$/.test(path)) return spans;
  const documentation = [...text.matchAll(docstring)].map(
    ({ 0: found, index }) => [index, index + found.length] as const,
  );
  return [...spans, ...documentation].sort(([a], [b]) => a - b);
}

function isInSpans(spans: readonly (readonly [start: number, end: number])[], index: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.[0] ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return index < (spans[low - 1]?.[1] ?? 0);
}

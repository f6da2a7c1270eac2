import { Composer, type CST, type Document, LineCounter, type ParsedNode, Parser } from 'yaml';

/** Lists in maps in lists: what people write has four levels. The composer recurses, and a deep text would end the process. */
const mostLevels = 50;

export interface PlainYaml {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

/**
 * Parses YAML of unknown origin: YAML 1.2 core schema, no merge keys, keys are strings, no custom tags. Its faults are in
 * the document's errors and warnings.
 * @returns undefined where it nests so deep that nobody can have written it
 */
export function parsePlainYaml(text: string): PlainYaml | undefined {
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  if (isTooDeep(tokens)) return undefined;
  const composer = new Composer<ParsedNode>({
    lineCounter: lines,
    schema: 'core',
    merge: false,
    prettyErrors: false,
    logLevel: 'silent',
    stringKeys: true,
  });
  const [document] = composer.compose(tokens, true, text.length);
  return document === undefined ? undefined : { document, lines };
}

/** With a stack of its own: a recursive function would fail where it is needed. */
function isTooDeep(tokens: readonly CST.Token[]): boolean {
  const waiting = tokens.map((token): readonly [CST.Token, number] => [token, 0]);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [token, level] = next;
    if (level > mostLevels) return true;
    if (token.type === 'document' && token.value !== undefined) waiting.push([token.value, level]);
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) waiting.push([key, level + 1]);
      if (value) waiting.push([value, level + 1]);
    }
  }
  return false;
}

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { beginMarker, endMarker, splitLines } from '../../src/core/handover/markers';

/** Whole lines, marker lines of all kinds among them, with any line ending. */
const anyLine = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.oneof(
      fc.nat(99).map((n) => `my words ${n}`),
      fc.string({ maxLength: 20 }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      '# Heading',
      '<<<<<<< HEAD',
      '=======',
      '>>>>>>> other',
      'first',
      'second',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      endMarker('modules'),
      beginMarker('hotspots', 'x'),
      '<!-- handover:omit modules -->',
    ),
  },
);
/** Something that a person does to the lines of a chapter, with no care for markers. */
export const anyEdit = fc.record({
  at: fc.nat(30),
  remove: fc.integer({ min: 0, max: 4 }),
  lines: fc.array(anyLine, { maxLength: 3 }),
  ending: fc.constantFrom('\n', '\r\n'),
});

/** Of regions `modules` and `hotspots`. */
export function applyEdits(
  text: string,
  edits: readonly { at: number; remove: number; lines: readonly string[]; ending: string }[],
): string {
  let lines = splitLines(text).map((line) => line.text + line.ending);
  for (const { at, remove, lines: added, ending } of edits) {
    const place = at % (lines.length + 1);
    lines = [...lines.slice(0, place), ...added.map((line) => line + ending), ...lines.slice(place + remove)];
  }
  return lines.join('');
}

/** @param former texts whose lines the tool wrote */
export function assertKept(before: string, after: string, former: readonly string[]): void {
  const own = new Set(former.flatMap((text) => splitLines(text).map((line) => line.text.trimEnd())));
  const there = new Set(splitLines(after).map((line) => line.text));
  for (const { text } of splitLines(before)) {
    const isMarker = /^\s*<!-- handover:/.test(text);
    if (text.trim() === '' || own.has(text.trimEnd()) || isMarker) continue;
    assert.ok(there.has(text), `lost: ${JSON.stringify(text)}`);
  }
}

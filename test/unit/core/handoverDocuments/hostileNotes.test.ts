import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fenced, placePreview } from '../../../../src/core/handoverDocuments/codePreview';
import {
  frontMatterProblems,
  linkedPaths,
  linkProblems,
  noteProblems,
} from '../../../../src/core/handoverDocuments/documentProblems';
import { KnownPeople } from '../../../../src/core/handoverDocuments/knownPeople';
import { readMarkdown } from '../../../../src/core/handoverDocuments/markdownDocument';
import { noteLayout } from '../../../../src/core/handoverDocuments/noteLayout';
import type { NoteRow } from '../../../../src/core/knowledge/noteRows';
import { noteRows } from '../../../../src/core/knowledge/noteRows';
import { isBroken, parseNote } from '../../../../src/core/knowledge/parseNote';
import { AnchoredText, resolveAnchor } from '../../../../src/core/knowledge/resolveAnchor';
import type { AnchoredPlace } from '../../../../src/core/knowledge/resolvedNote';
import { changedNote } from '../../../../src/core/knowledge/writeNote';
import { hostileNote, hostileWords } from '../../../support/hostileNotes';
import { nodesOf, parseMarkdown } from '../../../support/markdownTree';

const path = '.handover/notes/2026-11-22-x-k3f9.md';
/** Controls, and what turns the direction of text: never in a label, a message or a tooltip. */
const unseen = /[^\P{Cc}\n]|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

function flat(rows: readonly NoteRow[]): readonly NoteRow[] {
  return rows.flatMap((row) => [row, ...flat(row.children)]);
}

/** What a renderer of the preview could run or fetch, or show in another form than text. */
function assertHarmless(markdown: string): void {
  for (const node of nodesOf(parseMarkdown(markdown)))
    assert.ok(!['html', 'link', 'image', 'definition', 'linkReference'].includes(node.type), node.type);
  assert.doesNotMatch(markdown, /[^\P{Cc}\n\t]/u);
}

describe('a hostile note', function () {
  this.timeout(60_000);

  it('goes from its file through the view, the problems and the previews, and does nothing there', () => {
    let read = 0;
    let broken = 0;
    const people = new KnownPeople(['Kim']);
    const file = 'line one();\n```\nvotes += 1;\n````\n<script>\u202e\n';
    fc.assert(
      fc.property(hostileNote, (text) => {
        const note = parseNote(path, text);
        const markdown = readMarkdown(text);
        const layout = noteLayout(text);
        const places = isBroken(note)
          ? []
          : note.anchors.map((anchor): AnchoredPlace => {
              const state = resolveAnchor(anchor, new AnchoredText(file));
              const span = state.kind === 'lost' ? {} : { span: state.span };
              return { anchor, drift: state.kind, path: anchor.path, ...span };
            });
        const rows = flat(
          noteRows(
            isBroken(note) ? { notes: [], broken: [note] } : { notes: [{ note, places }], broken: [] },
            'module',
          ),
        );
        for (const { label, description, tooltip } of rows) {
          for (const shown of [label, description, tooltip]) assert.doesNotMatch(shown, unseen);
          assert.ok(!label.includes('$('));
        }
        if (isBroken(note)) {
          broken++;
          assert.ok(rows.some((row) => row.kind === 'broken' && row.description.includes('mend the file')));
          assert.equal(frontMatterProblems(path, 'note', text).length, 1);
        } else {
          read++;
          assert.deepEqual(frontMatterProblems(path, 'note', text), []);
        }
        const linked = linkedPaths(path, markdown);
        for (const each of linked) assert.ok(!each.split('/').includes('..') && !each.startsWith('/'));
        const facts = new Map([...linked].map((each) => [each, { kind: 'missing' } as const]));
        const problems = [
          ...frontMatterProblems(path, 'note', text),
          ...(layout === undefined ? [] : noteProblems(layout, places, people)),
          ...linkProblems(path, markdown, facts),
        ];
        const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/);
        for (const { message, span } of problems) {
          assert.doesNotMatch(message, unseen);
          assert.ok(span.start.line < lines.length && span.end.line < lines.length);
          assert.ok(span.end.column <= (lines[span.end.line]?.length ?? 0));
        }
        for (const place of places) assertHarmless(placePreview(place, file));
        changedNote(text, { kind: 'status', status: 'confirmed' });
      }),
      { numRuns: 4000 },
    );
    assert.ok(read > 300 && broken > 300, `${read} read, ${broken} broken`);
  });

  it('cannot end the block in which code is shown', () => {
    fc.assert(
      fc.property(fc.array(hostileWords, { maxLength: 6 }), hostileWords, (parts, file) => {
        const shown = fenced(parts.join('\n'), file);
        const [first, ...rest] = parseMarkdown(shown).children;
        assert.equal(first?.type, 'code');
        assert.ok(rest.every((node) => node.type === 'paragraph'));
        assertHarmless(shown);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the preview of code', () => {
  const span = { start: { line: 1, column: 2 }, end: { line: 2, column: 3 } };
  const anchor = { path: 'src/a_b.ts', exact: 'gone();', prefix: '', suffix: '', line: 0 };

  it('says where it is and what became of it, and shows whole lines without their common indent', () => {
    assert.equal(
      placePreview({ anchor, drift: 'changed', path: 'src/a_b.ts', span }, 'x\n  if (a)\n    b();\n'),
      '**src/a_b.ts**, line 2: changed, and this is only the likeliest place\n\n```ts\nif (a)\n  b();\n```',
    );
    assert.equal(
      placePreview({ anchor, drift: 'lost', path: 'src/a_b.ts' }, undefined),
      '**src/a_b.ts**: not to be found\n\nWhen the note was written it read:\n\n```ts\ngone();\n```',
    );
    const whole = { ...anchor, exact: '' };
    assert.equal(placePreview({ anchor: whole, drift: 'moved', path: 'b', span }, 'x'), '**b**: moved');
  });

  it('is short, and shows what cannot be seen', () => {
    assert.match(fenced('x\n'.repeat(50), 'a.py'), /^```py\n(x\n){30}```\n\n21 more lines$/u);
    assert.equal(fenced('a\u202eb', 'Makefile'), '```\na‹U+202E›b\n```');
  });
});

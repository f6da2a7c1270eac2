import assert from 'node:assert/strict';
import type { Note } from '../../../../src/core/knowledge/note';
import { type NoteGrouping, noteRows } from '../../../../src/core/knowledge/noteRows';
import type { Drift, NotesOfFolder, ResolvedNote } from '../../../../src/core/knowledge/resolvedNote';

function note(title: string, drift?: Drift, over: Partial<Note> = {}): ResolvedNote {
  const anchor = { path: 'src/a.ts', exact: 'x', prefix: '', suffix: '', line: 3 };
  const span = { start: { line: 4, column: 0 }, end: { line: 4, column: 1 } };
  return {
    note: {
      path: `.handover/notes/${title}.md`,
      kind: 'explanation',
      status: 'authored',
      atEpochMs: Date.UTC(2026, 10, 22),
      title,
      body: '',
      toldBy: ['Kim'],
      learntBy: [],
      confirmedBy: [],
      anchors: drift === undefined ? [] : [anchor],
      ...over,
    },
    places:
      drift === undefined ? [] : [{ anchor, drift, path: 'src/a.ts', ...(drift === 'lost' ? {} : { span }) }],
  };
}

const notes: NotesOfFolder = {
  notes: [
    note('Exact $(x)', 'exact'),
    note('Gone', 'lost'),
    note('Edited', 'changed', { kind: 'warning' }),
    note('Who pays?', undefined, { kind: 'question', status: 'open' }),
    note('', 'moved', { kind: 'discovery', status: 'confirmed' }),
  ],
  broken: [
    {
      path: '.handover/notes/b.md',
      line: 2,
      reason: 'there is no front matter',
      message: '.handover/notes/b.md, line 3: broken.',
    },
  ],
};

const shown = (grouping: NoteGrouping) =>
  noteRows(notes, grouping).map(
    ({ label, children }) => `${label}: ${children.map((row) => row.label).join(', ')}`,
  );

describe('the rows of the notes', () => {
  it('stand by kind, and those that cannot be read at the end', () => {
    assert.deepEqual(shown('kind'), [
      'Explanations: Exact $ (x), Gone',
      'Discoveries: Discovery without words yet',
      'Questions: Who pays?',
      'Warnings: Edited',
      'Cannot be read: b.md',
    ]);
  });

  it('stand by module, or by what is to be done with them', () => {
    assert.deepEqual(shown('module').slice(0, 2), [
      'src/a.ts: Exact $ (x), Gone, Edited, Discovery without words yet',
      'Not about a file: Who pays?',
    ]);
    assert.deepEqual(shown('state').slice(0, 4), [
      'Needs a look: Gone, Edited',
      'Open questions: Who pays?',
      'Waiting for a second person: Exact $ (x)',
      'Confirmed, answered, set aside: Discovery without words yet',
    ]);
  });

  it('stand under everybody who has to do with them', () => {
    const { notes: all, broken } = notes;
    const [first, second, ...rest] = all;
    assert.ok(first && second);
    const people = {
      toldBy: ['Kim'],
      learntBy: ['Sol', 'kim'],
      confirmedBy: ['Ira'],
      assignedTo: 'Noa',
      askedBy: ['Uma'],
    };
    const named = [{ ...first, note: { ...first.note, ...people } }, second, ...rest];
    const groups = noteRows({ notes: named, broken }, 'person');
    assert.deepEqual(
      groups.map(({ label, children }) => `${label} ${children.length}`),
      ['Ira 1', 'Kim 5', 'Noa 1', 'Sol 1', 'Uma 1', 'Cannot be read 1'],
    );
    const ids = groups.flatMap(({ children }) => children.map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length);
  });

  it('end with what the chapters ask and nobody answered, once there are notes', () => {
    const open = {
      chapters: [
        { name: '07-suppliers', title: '7 Suppliers' },
        { name: '10-monitoring', title: '10 Monitoring' },
      ],
      questions: [
        { id: '07-suppliers/exit', chapter: '07-suppliers', text: 'How to leave?', state: { kind: 'open' } },
        {
          id: '07-suppliers/pay',
          chapter: '07-suppliers',
          text: 'Who $(x) pays?',
          state: { kind: 'assigned', to: 'Sol' },
        },
      ],
    } as const;
    const group = noteRows(notes, 'kind', open).find(({ id }) => id === 'questions');
    assert.equal(group?.description, '2');
    const [chapter, ...others] = group.children;
    assert.deepEqual([chapter?.label, others.length], ['7 Suppliers', 0]);
    assert.deepEqual(
      chapter?.children.map(({ kind, question, description }) => [kind, question, description]),
      [
        ['question', '07-suppliers/exit', ''],
        ['question', '07-suppliers/pay', 'Sol is to answer'],
      ],
    );
    assert.deepEqual(noteRows({ notes: [], broken: [] }, 'kind', open), []);
  });

  it('say what became of the code, and lead to it where it is', () => {
    const rows = noteRows(notes, 'kind').flatMap(({ children }) => children);
    const row = (label: string) => rows.find((one) => one.label === label);
    assert.equal(row('Edited')?.description, 'changed: please check · told by Kim');
    assert.equal(row('Edited')?.place?.span?.start.line, 4);
    assert.equal(row('Gone')?.kind, 'lostNote');
    assert.equal(row('Gone')?.place, undefined);
    assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
  });

  it('tell a folder from a file, and lead to it', () => {
    const anchor = { path: 'src/billing', exact: '', prefix: '', suffix: '', line: 0 };
    const { note: written } = note('Billing', 'exact');
    const places = [{ anchor, drift: 'moved', path: 'src/payment', isFolder: true }] as const;
    const [group] = noteRows({ notes: [{ note: written, places }], broken: [] }, 'kind');
    const [place] = group?.children[0]?.children ?? [];
    assert.deepEqual([place?.kind, place?.label, place?.icon], ['place', 'src/payment/', 'folder']);
    assert.equal(group?.children[0]?.place?.path, 'src/payment');
    assert.equal(place?.place?.isFolder, true);
  });
});

import assert from 'node:assert/strict';
import { folderNoteRows } from '../../../../src/core/knowledge/folderNoteRows';
import type { NoteRow } from '../../../../src/core/knowledge/noteRows';
import { note } from '../../../support/bookSample';

const open = { chapters: [], questions: [] };
const folder = (name: string, titles: readonly string[]) => ({
  name,
  folderUri: `file:///${name}`,
  notes: { notes: titles.map((title) => ({ note: note(title, {}), places: [] })), broken: [], open },
});
const flat = (rows: readonly NoteRow[]): readonly NoteRow[] =>
  rows.flatMap((row) => [row, ...flat(row.children)]);

describe('the rows of notes of several folders', () => {
  it('stand below the names of their folders, each row knowing its own', () => {
    const rows = folderNoteRows(
      [folder('voting', ['Juries']), folder('empty', []), folder('encoding', ['Juries'])],
      'kind',
    );
    assert.deepEqual(
      rows.map(({ label, description, icon }) => [label, description, icon]),
      [
        ['voting', '1', 'root-folder'],
        ['encoding', '1', 'root-folder'],
      ],
    );
    for (const row of rows)
      for (const each of flat([row])) assert.equal(each.folderUri, `file:///${row.label}`);
    const ids = flat(rows).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('stand at the top where there is one folder', () => {
    const [group] = folderNoteRows([folder('voting', ['Juries'])], 'kind');
    assert.deepEqual([group?.icon, group?.folderUri], ['folder', 'file:///voting']);
    assert.deepEqual(folderNoteRows([], 'kind'), []);
  });
});

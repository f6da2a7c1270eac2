import assert from 'node:assert/strict';
import type { Random } from '../../../../src/core/ports';
import { notePath } from '../../../../src/core/knowledge/noteId';
import type { NoteDraft } from '../../../../src/core/knowledge/writeNote';
import { WorkspaceFiles } from '../../../../src/node/files/workspaceFiles';
import { changeNote, writeNewNote } from '../../../../src/node/knowledge/changeNote';
import { readNotes } from '../../../../src/node/knowledge/readNotes';
import { GitSandbox } from '../../../support/gitSandbox';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

const atEpochMs = Date.UTC(2026, 10, 22, 10);

/** Another sequence for each person, as two windows have. */
function randomOf(seed: number): Random {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const draft = (toldBy: string): NoteDraft => ({
  kind: 'discovery',
  atEpochMs,
  toldBy: [toldBy],
  learntBy: [],
  anchors: [{ path: 'src/tally.ts', exact: 'votes += 1;', prefix: '', suffix: '', line: 0 }],
});

describe('notes of two people on two branches', () => {
  it('merge without a conflict, even when both speak of the same line at the same moment', () =>
    inTemporaryFolder(async (folder) => {
      const repository = new GitSandbox(folder);
      repository.commit({ files: { 'src/tally.ts': 'votes += 1;\n' } });
      const files = new WorkspaceFiles(folder);
      const capture = async (branch: string, random: Random) => {
        repository.git('checkout', '--quiet', '-b', branch, 'main');
        for (let count = 0; count < 20; count++) {
          const path = notePath('tally', { atEpochMs, utcOffsetMinutes: 0, random });
          await writeNewNote(files, path, draft(branch));
        }
        repository.git('add', '--all');
        repository.git('commit', '--quiet', '-m', 'Notes');
      };
      await capture('kim', randomOf(1));
      await capture('sol', randomOf(7));
      repository.git('merge', '--quiet', '--no-edit', 'kim');
      const none = {
        renamesSince: () => Promise.resolve(new Map<string, string>()),
        untrackedFiles: () => Promise.resolve([]),
        goneFiles: () => Promise.resolve(new Map<string, string>()),
      };
      const { notes, broken } = await readNotes({ files, git: none }, { aborted: false });
      assert.deepEqual(broken, []);
      assert.equal(notes.length, 40);
    }));

  it('merge when one confirms it and the other adds to its words', () =>
    inTemporaryFolder(async (folder) => {
      const repository = new GitSandbox(folder);
      const files = new WorkspaceFiles(folder);
      const path = notePath('tally', { atEpochMs, utcOffsetMinutes: 0, random: randomOf(1) });
      await writeNewNote(files, path, { ...draft('Kim'), title: 'Juries', text: 'They count twice.' });
      repository.git('add', '--all');
      repository.git('commit', '--quiet', '-m', 'Note');
      repository.git('checkout', '--quiet', '-b', 'sol');
      await changeNote(files, path, { kind: 'append', text: 'Since 2019.' });
      repository.git('commit', '--quiet', '-am', 'More');
      repository.git('checkout', '--quiet', 'main');
      await changeNote(files, path, { kind: 'status', status: 'confirmed', by: ['Sol'] });
      repository.git('commit', '--quiet', '-am', 'Confirm');
      repository.git('merge', '--quiet', '--no-edit', 'sol');
      const text = (await files.readText(path)) ?? '';
      assert.match(text, /^status: confirmed$/mu);
      assert.match(text, /Since 2019\.\n$/u);
    }));
});

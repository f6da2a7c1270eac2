import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { WorkspaceFiles } from '../../../../src/node/files/workspaceFiles';
import { GitRepository } from '../../../../src/node/git/gitRepository';
import { PeopleOfFolder } from '../../../../src/node/handoverDocuments/peopleOfFolder';
import { GitSandbox } from '../../../support/gitSandbox';
import { RecordingLog } from '../../../support/recordingLog';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

const never = { aborted: false };

describe('the people of a folder', () => {
  it('are authors, co-authors, and those of mob sessions, and are read again after a commit', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({ message: 'Begin\n\nCo-authored-by: Sol Example <sol@example.org>' });
      mkdirSync(path.join(folder, '.handover/sessions'), { recursive: true });
      writeFileSync(
        path.join(folder, '.handover/sessions/2026-11-22-a7k2.md'),
        '---\nschema: mob-handover/session/1\nstarted: 2026-11-22T09:00:00Z\nended: 2026-11-22T10:00:00Z\npeople:\n  - name: Ira\n---\n',
      );
      const git = new GitRepository(folder);
      const people = new PeopleOfFolder({ files: new WorkspaceFiles(folder), git, log: new RecordingLog() });
      const first = await people.read(never);
      assert.deepEqual(first.people.names, ['Ira', 'Kim Example', 'Sol Example']);
      assert.ok(first.isComplete);
      sandbox.commit({ author: 'Zoe <zoe@example.org>' });
      assert.ok((await people.read(never)).people.isKnown('Zoe'));
      await git.dispose();
    }));

  it('are not all known without git, or without trust', () =>
    inTemporaryFolder(async (folder) => {
      const files = new WorkspaceFiles(folder);
      const log = new RecordingLog();
      assert.ok(!(await new PeopleOfFolder({ files, log }).read(never)).isComplete);
      const git = new GitRepository(folder);
      assert.ok(!(await new PeopleOfFolder({ files, log, git }).read(never)).isComplete);
    }));
});

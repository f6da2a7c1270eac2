import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { WorkspaceFiles } from '../../../../src/node/files/workspaceFiles';
import { readCoauthorsFile } from '../../../../src/node/session/coauthorsFile';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

describe('.git-coauthors', () => {
  it('is looked for in the environment, the folder, at the top of the repository, and at home, in this order', () =>
    inTemporaryFolder(async (folder) => {
      const home = path.join(folder, 'home');
      const top = path.join(folder, 'repository');
      const root = path.join(top, 'part');
      await mkdir(path.join(top, '.git'), { recursive: true });
      await writeFile(path.join(top, '.git', 'HEAD'), 'ref: refs/heads/main\n');
      await mkdir(root);
      await mkdir(home);
      const read = (environment: NodeJS.ProcessEnv = {}) =>
        readCoauthorsFile({ root, files: new WorkspaceFiles(root), environment, home });
      assert.equal(await read(), undefined);
      for (const place of [home, top, root]) {
        await writeFile(path.join(place, '.git-coauthors'), place);
        assert.equal(await read(), place);
      }
      const named = path.join(folder, 'mob.json');
      assert.equal(await read({ GITMOB_COAUTHORS_PATH: named }), undefined);
      await writeFile(named, 'named');
      assert.equal(await read({ GITMOB_COAUTHORS_PATH: named }), 'named');
    }));
});

import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { HandoverError } from '../../../../src/core/errors';
import { fileInRepository, topLevelOf } from '../../../../src/node/gitHandover/fileInRepository';
import { asking, calm } from '../../../support/gitHandover/commonOptions';
import { MobRoom } from '../../../support/gitHandover/mobRoom';
import type { Computer } from '../../../support/gitHandover/mobRoom';

describe('a file that git names, in whichever folder of the repository', function () {
  this.timeout(60_000);
  let room: MobRoom;
  let kim: Computer;
  beforeEach(() => {
    room = new MobRoom();
    kim = room.join('Kim');
  });
  afterEach(() => {
    room.end();
  });

  it('is found from the top level: also what the last typist worked on', async () => {
    const sol = room.join('Sol');
    await sol.desk().takeOver(asking.takeOver, calm);
    sol.write('src/deep/last.ts', 'by Sol\n');
    await sol.desk().handOver(asking.handOver, calm);
    kim.write('src/here.secret', 'mine\n');
    const root = path.join(kim.folder, 'src');
    const { lastFile } = await kim.desk({ root }).takeOver(asking.takeOver, calm);
    const place = await fileInRepository(root, lastFile ?? '');
    assert.equal(place, path.join(kim.folder, 'src', 'deep', 'last.ts'));
    assert.equal(await topLevelOf(root), kim.folder);
  });

  it('is in the folder itself outside repositories', async () => {
    const folder = room.place('nowhere');
    mkdirSync(folder);
    assert.equal(await fileInRepository(folder, 'a.ts'), path.join(folder, 'a.ts'));
  });

  it('is refused where a link leads out', async () => {
    symlinkSync(room.place('home'), path.join(kim.folder, 'out'));
    for (const file of ['out/.mob', '../home/.mob']) {
      await assert.rejects(fileInRepository(kim.folder, file), (error: unknown) => {
        return error instanceof HandoverError && error.code === 'file.outside';
      });
    }
  });
});

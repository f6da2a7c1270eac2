import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { defaultScanOptions } from '../../../../src/core/hotspots/model';
import type { ParserPool } from '../../../../src/node/scan/parserPool';
import { scanFiles, settingsOf } from '../../../../src/node/scan/scanFiles';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

describe('what is found in files', () => {
  it('stands in the order in which they were listed, whichever was done first', () =>
    inTemporaryFolder(async (folder) => {
      const paths = ['a.go', 'b.go', 'c.go', 'd.go'];
      for (const file of paths) writeFileSync(path.join(folder, file), 'package p\n');
      const lastFirst: Pick<ParserPool, 'parse'> = {
        parse: (files, _settings, onBatch) => {
          for (const file of [...files].reverse()) onBatch([{ path: file }]);
          return Promise.resolve();
        },
      };
      const found = await scanFiles(
        paths,
        settingsOf(folder, defaultScanOptions),
        { pool: lastFirst, cache: undefined },
        () => undefined,
        { aborted: false },
      );
      assert.deepEqual([...found.keys()], paths);
    }));
});

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { defaultScanOptions } from '../../../../src/core/hotspots/model';
import type { ParserPool } from '../../../../src/node/scan/parserPool';
import { ScanCache } from '../../../../src/node/scan/scanCache';
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

  it('is in the cache before its number is told, so that a killed scan loses nothing it told of', () =>
    inTemporaryFolder(async (folder) => {
      const paths = ['a.go', 'b.go', 'c.go', 'd.go'];
      for (const file of paths) writeFileSync(path.join(folder, file), 'package p\n');
      const cacheFolder = path.join(folder, 'cache');
      const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
      const cache = new ScanCache({ folder: cacheFolder, root: folder, version: '1', log: silent });
      const kept = (): number =>
        existsSync(cacheFolder)
          ? readdirSync(cacheFolder)
              .filter((name) => name.endsWith('.files.jsonl'))
              .flatMap((name) =>
                readFileSync(path.join(cacheFolder, name), 'utf8').trim().split('\n').slice(1),
              ).length
          : 0;
      const told: number[] = [];
      const oneByOne: Pick<ParserPool, 'parse'> = {
        parse: (files, _settings, onBatch) => {
          for (const file of files) onBatch([{ path: file }]);
          return Promise.resolve();
        },
      };
      await scanFiles(
        paths,
        settingsOf(folder, defaultScanOptions),
        { pool: oneByOne, cache },
        (done) => {
          told.push(done);
          assert.ok(kept() >= done, `${done} files are told, ${kept()} are kept`);
        },
        { aborted: false },
      );
      assert.deepEqual(told, [0, 1, 2, 3, 4]);
    }));
});

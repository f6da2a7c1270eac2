import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { ScanReport } from '../../../src/core/hotspots/model';
import { methods } from '../../../src/protocol/requests';
import { descendantsOf } from '../../support/descendants';
import { GitSandbox } from '../../support/gitSandbox';
import { LspClient } from '../../support/lspClient';
import { serverBundle } from '../../support/serverBundle';
import { inTemporaryFolder } from '../../support/temporaryFolder';

const files = 300;
const text = 'export function open(): void {}\n'.repeat(100);

describe('a server that is killed in the middle of a scan', function () {
  this.timeout(120_000);

  it('leaves every entry of the cache that was complete, and no process', () =>
    inTemporaryFolder(async (outer) => {
      const sandbox = new GitSandbox(path.join(outer, 'repo'));
      for (let index = 0; index < files; index += 1) sandbox.write(`${index}.ts`, text);
      sandbox.commit({});
      const cacheFolder = path.join(outer, 'cache');
      const bundle = await serverBundle();
      const before = descendantsOf(process.pid);
      const scan = async (client: LspClient): Promise<ScanReport> => {
        await client.initialize({ trusted: true, cacheFolder });
        return client.connection.sendRequest(methods.scan, { folderUri: pathToFileURL(sandbox.folder).href });
      };
      const stored = (): string | undefined =>
        existsSync(cacheFolder)
          ? readdirSync(cacheFolder)
              .filter((name) => name.endsWith('.files.jsonl'))
              .map((name) => path.join(cacheFolder, name))[0]
          : undefined;

      const killed = new LspClient(bundle);
      scan(killed).catch(() => undefined);
      while (stored() === undefined) await setImmediate();
      await killed.kill();
      while (descendantsOf(process.pid).length > before.length) await setImmediate();
      const place = stored() ?? '';
      const [header = '', ...lines] = readFileSync(place, 'utf8').split('\n');
      const complete = lines.slice(0, -1);
      assert.ok(complete.length > 0 && complete.length < files, `${complete.length} files are in the cache`);

      // What the next scan takes from the cache is told by what is changed in it.
      const changed = complete.map((line) => line.replaceAll('"name":"open"', '"name":"shut"'));
      writeFileSync(place, [header, ...changed, ...lines.slice(-1)].join('\n'));
      const next = new LspClient(bundle);
      const { modules } = await scan(next);
      assert.equal(modules.length, files);
      const taken = modules.filter(({ symbols }) => symbols[0]?.name === 'shut');
      assert.equal(taken.length, complete.length);
      assert.equal(await next.shutdown(), 0);
    }));
});

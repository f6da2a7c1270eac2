/**
 * What VS Code runs in its extension host for `npm run bench -- --only host`: does what a person does with the hotspots, and writes
 * as JSON for how long the host did nothing else, and how much of that time our bundles were on the stack.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { plainLook } from '../../src/core/hotspots/view/hotspotQuery';
import type { TestApi } from '../../src/extension/testApi';
import { commands, extensionId, views } from '../../src/protocol/names';
import { BlockWatch, type Blocks } from './blockWatch';

/** So long after a step what it set off is counted to it. */
const afterMs = 1500;
const results = process.env['MOB_HANDOVER_BENCH_RESULTS'] ?? '';
const profiles = process.env['MOB_HANDOVER_BENCH_PROFILE'] === '1';

/** The entry that VS Code calls. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension<TestApi>(extensionId);
  assert.ok(extension);
  const watch = await BlockWatch.start(profiles ? extension.extensionPath : undefined);
  const steps: (Blocks & { readonly step: string })[] = [];
  const step = async (name: string, work: () => Thenable<unknown>): Promise<void> => {
    await watch.begin();
    await work();
    await delay(afterMs);
    steps.push({ step: name, ...(await watch.end()) });
  };
  let api: TestApi | undefined;
  const hotspots = (): TestApi['hotspots'] => {
    assert.ok(api);
    return api.hotspots;
  };
  const { executeCommand } = vscode.commands;
  await step('VS Code loads the extension', () => delay(2 * afterMs));
  await step('activate', async () => (api = await extension.activate()));
  await step('open the view and scan', async () => {
    await executeCommand(`${views.hotspots}.focus`);
    await executeCommand(commands.scan);
    assert.equal(hotspots().model.view.kind, 'list');
  });
  for (const grouping of ['kind', 'person', 'module'] as const)
    await step(`group by ${grouping}`, () => hotspots().model.setLook({ ...plainLook, grouping }));
  await step('sort by lines', () => hotspots().model.setLook({ ...plainLook, sort: 'lines' }));
  await step('filter by a word', () => hotspots().model.setLook({ ...plainLook, filter: { text: 'e' } }));
  await step('all again', () => hotspots().model.setLook(plainLook));
  await step('200 more rows', () => executeCommand(commands.showMoreHotspots));
  await step('open the map', async () => {
    await executeCommand(commands.showHotspotMap);
    while (hotspots().map.shown === undefined) await delay(50);
  });
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  await step('open the highest five, with lenses', async () => {
    for (const { path } of hotspots().model.list?.listed.slice(0, 5) ?? []) {
      const uri = vscode.Uri.joinPath(folder.uri, path);
      await vscode.window.showTextDocument(uri, { preview: false });
      await executeCommand('vscode.executeCodeLensProvider', uri);
    }
  });
  await step('start a session', async () => {
    await api?.session.startWith({
      people: [
        { name: 'Kim Example', email: 'kim@example.org' },
        { name: 'Sol', email: '' },
      ],
      rhythm: { turnMs: 600_000, breakAfterTurns: 4, breakMs: 600_000 },
      goal: 'How long the host is blocked',
    });
  });
  await watch.stop();
  writeFileSync(results, JSON.stringify({ modules: hotspots().model.list?.modules, steps }));
}

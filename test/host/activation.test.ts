import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/extension/testApi';
import { commands, extensionId, views } from '../../src/protocol/names';

const rounds = 5;

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: readonly {
      readonly properties: Readonly<Record<string, { readonly default: unknown }>>;
    }[];
  };
}

function median(values: readonly number[]): number {
  const middle = [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  assert.ok(middle !== undefined);
  return middle;
}

describe('the extension in VS Code', () => {
  let extension: vscode.Extension<TestApi>;
  let api: TestApi;
  let manifest: Manifest;

  before(async () => {
    const found = vscode.extensions.getExtension<TestApi>(extensionId);
    assert.ok(found);
    extension = found;
    manifest = extension.packageJSON as Manifest;
    api = await extension.activate();
  });

  it('tells how long it takes to activate', async () => {
    const first = api.activationMs;
    const bundle = path.join(extension.extensionPath, 'dist', 'extension.js');
    const load = createRequire(__filename);
    const own = load.cache[bundle];
    const loads: number[] = [];
    const activations: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      Reflect.deleteProperty(load.cache, bundle);
      const startedMs = performance.now();
      load(bundle);
      loads.push(performance.now() - startedMs);
      await api.activateAgain();
      activations.push(api.activationMs);
    }
    if (own !== undefined) load.cache[bundle] = own;
    const total = median(loads) + median(activations);
    const ms = (value: number): string => value.toFixed(1);
    console.log(
      `      activation: median ${ms(total)} ms (load ${ms(median(loads))}, activate ${ms(median(activations))}; first activate ${ms(first)})`,
    );
  });

  it('starts no language server by itself', async () => {
    await api.activateAgain();
    assert.equal(api.server.pid, undefined);
  });

  it('registers every contributed command, and contributes every registered one', async () => {
    const all = await vscode.commands.getCommands(true);
    // VS Code makes commands of its own for each view, such as its focus.
    const ofViews = Object.values(views).map((view) => `${view}.`);
    const registered = all.filter(
      (command) =>
        command.startsWith('mobHandover.') &&
        !ofViews.some(
          (view) => command.startsWith(view) && !Object.values<string>(commands).includes(command),
        ),
    );
    const contributed = manifest.contributes.commands.map(({ command }) => command);
    assert.deepEqual(registered.sort(), [...contributed].sort());
  });

  it('has its view and its settings known to VS Code', async () => {
    const all = await vscode.commands.getCommands(true);
    assert.ok(all.includes(`${views.hotspots}.focus`));
    assert.ok(all.includes(`workbench.view.extension.${views.container}`));
    const configuration = vscode.workspace.getConfiguration();
    for (const { properties } of manifest.contributes.configuration) {
      for (const [name, { default: byDefault }] of Object.entries(properties)) {
        assert.deepEqual(configuration.inspect(name)?.defaultValue, byDefault, name);
      }
    }
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/extension/testApi';
import { commands, extensionId } from '../../src/protocol/names';
import { methods } from '../../src/protocol/requests';
import { until } from '../support/until';

const budgetWindowMs = 180_000;

describe('the language server in VS Code', function () {
  this.timeout(60_000);
  let api: TestApi;
  let folderUri: string;

  const hotspots = () => api.server.request(methods.hotspots, { folderUri });
  const kill = (): void => {
    const { pid } = api.server;
    assert.ok(pid !== undefined);
    process.kill(pid, 'SIGKILL');
  };
  const restarted = (): Promise<void> => {
    let times = 0;
    const { onDidRestart } = api.server;
    const counted: vscode.Event<void> = (listener) =>
      onDidRestart(() => {
        times += 1;
        listener();
      });
    return until(() => times > 0, counted);
  };

  before(async () => {
    const extension = vscode.extensions.getExtension<TestApi>(extensionId);
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(extension && folder);
    folderUri = folder.uri.toString();
    api = await extension.activate();
  });

  beforeEach(async () => {
    api.clock.advance(budgetWindowMs);
    await hotspots();
  });

  after(() => {
    api.clock.release();
  });

  it('starts again after it was killed, and answers as before', async () => {
    const { hotspots: before } = await hotspots();
    const { pid } = api.server;
    const again = restarted();
    kill();
    await again;
    assert.notEqual(api.server.pid, pid);
    assert.equal((await hotspots()).hotspots, before);
  });

  it('fails the request over which it dies with a code', async () => {
    const again = restarted();
    const request = api.server.request(methods.scan, { folderUri });
    kill();
    await assert.rejects(request, { code: 'server.down' });
    await again;
  });

  it('finishes a scan of the tree over its death', async () => {
    const { model } = api.hotspots;
    const again = restarted();
    const scan = model.scan();
    kill();
    assert.equal(await scan, 'done');
    await again;
  });

  it('is given up after the fifth death in three minutes, until a person restarts it', async () => {
    for (let death = 1; death <= 4; death += 1) {
      const again = restarted();
      kill();
      await again;
    }
    const gone = new Promise<void>((resolve) => {
      const subscription = api.server.onDidGiveUp(() => {
        subscription.dispose();
        resolve();
      });
    });
    kill();
    await gone;
    await assert.rejects(hotspots(), { code: 'server.down' });
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand(commands.restartServer);
    assert.ok((await hotspots()).hotspots > 0);
  });

  it('hands over unknown folders as a sentence with a code', async () => {
    await assert.rejects(api.server.request(methods.scan, { folderUri: 'file:///no/such/folder' }), {
      code: 'folder.missing',
    });
  });
});

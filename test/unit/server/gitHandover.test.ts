import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { ResponseError } from 'vscode-languageserver/node';
import type { FinishResult, HandOverResult, TakeOverResult } from '../../../src/core/gitHandover/operations';
import { reduce } from '../../../src/core/session/reduce';
import { noSession } from '../../../src/core/session/state';
import { FileSessionStore } from '../../../src/node/session/sessionStore';
import { methods } from '../../../src/protocol/requests';
import type { GitCoauthorsResult, GitProgressParams } from '../../../src/protocol/requests';
import { asking } from '../../support/gitHandover/commonOptions';
import { MobRoom } from '../../support/gitHandover/mobRoom';
import type { Computer } from '../../support/gitHandover/mobRoom';
import { LspClient } from '../../support/lspClient';
import { serverBundle } from '../../support/serverBundle';

describe('the language server handing over', function () {
  this.timeout(60_000);
  let room: MobRoom;
  let kim: Computer;
  let folderUri: string;
  let client: LspClient;
  beforeEach(async () => {
    room = new MobRoom();
    kim = room.join('Kim');
    folderUri = pathToFileURL(kim.folder).href;
    client = new LspClient(await serverBundle());
  });
  afterEach(async () => {
    await client.kill();
    room.end();
  });

  it('touches nothing unless it is told that the folder is trusted', async () => {
    await client.initialize();
    const request = client.connection.sendRequest(methods.gitTakeOver, { folderUri, ...asking.takeOver });
    await assert.rejects(request, (error: ResponseError<unknown>) => {
      assert.deepEqual(error.data, { code: 'untrusted' });
      return true;
    });
    assert.equal(kim.branch(), 'main');
  });

  it('takes over, hands over and finishes, with those present as co-authors', async () => {
    await client.initialize({ trusted: true });
    const { connection } = client;
    const titles: string[] = [];
    connection.onNotification(methods.gitProgress, (params: GitProgressParams) => {
      assert.equal(params.folderUri, folderUri);
      titles.push(params.title);
    });
    const taken: TakeOverResult = await connection.sendRequest(methods.gitTakeOver, {
      folderUri,
      ...asking.takeOver,
    });
    assert.equal(taken.wip, 'mob/main');
    kim.write('tally.ts', 'by Kim\n');
    const handed: HandOverResult = await connection.sendRequest(methods.gitHandOver, {
      folderUri,
      ...asking.handOver,
    });
    assert.equal(handed.pushed, true);

    const sessionFolder = room.place('storage');
    const { state } = reduce(noSession, {
      type: 'start',
      atEpochMs: Date.now(),
      id: '2026-11-22-a7k2',
      utcOffsetMinutes: 0,
      rhythm: { turnMs: 420_000, breakAfterTurns: 0, breakMs: 60_000 },
      people: [
        { name: 'Kim', email: 'kim@example.org' },
        { name: 'Noa', email: 'noa@example.org' },
      ],
    });
    const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
    await new FileSessionStore(sessionFolder, silent).save(state);
    const prepared: GitCoauthorsResult = await connection.sendRequest(methods.gitCoauthors, {
      folderUri,
      sessionFolder,
      hook: true,
    });
    assert.deepEqual(prepared, { coauthors: [{ name: 'Noa', email: 'noa@example.org' }], hook: 'installed' });
    const finished: FinishResult = await connection.sendRequest(methods.gitFinish, {
      folderUri,
      diverged: 'refuse',
      wipGone: 'refuse',
      sessionFolder,
    });
    assert.match(finished.message ?? '', /^Co-authored-by: Noa <noa@example\.org>$/m);
    assert.ok(titles.includes('Pushing to the remote') && titles.includes('Squashing the work in progress'));
  });

  it('gives the code that says what to ask', async () => {
    await client.initialize({ trusted: true });
    kim.write('tally.ts', 'loose\n');
    const request = client.connection.sendRequest(methods.gitTakeOver, { folderUri, ...asking.takeOver });
    await assert.rejects(request, (error: unknown) => {
      assert.ok(error instanceof ResponseError);
      assert.deepEqual(error.data, { code: 'gitHandover.dirty' });
      return true;
    });
  });
});

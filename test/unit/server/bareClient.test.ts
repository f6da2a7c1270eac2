import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  CancellationTokenSource,
  type CodeAction,
  type CodeLens,
  type Hover,
  LSPErrorCodes,
  type PublishDiagnosticsParams,
  ResponseError,
} from 'vscode-languageserver/node';
import type { Bottleneck } from '../../../src/core/handover/nextBottleneck';
import type { HotspotList } from '../../../src/core/hotspots/hotspotList';
import type { DebtReport, ScanReport } from '../../../src/core/hotspots/model';
import { quoteOf } from '../../../src/core/knowledge/quoteAnchor';
import { newNote } from '../../../src/core/knowledge/writeNote';
import { commands } from '../../../src/protocol/names';
import { methods } from '../../../src/protocol/requests';
import type {
  HotspotsChangedParams,
  PartiesResult,
  RosterCandidate,
  ScanProgressParams,
} from '../../../src/protocol/requests';
import { LspClient } from '../../support/lspClient';
import { serverBundle } from '../../support/serverBundle';

describe('the language server with a bare LSP client over stdio', function () {
  this.timeout(60_000);
  let folder: string;
  let folderUri: string;
  let client: LspClient;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'mob-handover-lsp-'));
    folderUri = pathToFileURL(folder).href;
    writeFileSync(
      path.join(folder, 'tally.ts'),
      'export function merge(): number {\n  return 1; // TODO round\n}\n',
    );
    const git = (...args: readonly string[]): void => {
      execFileSync('git', ['-c', 'user.name=Ira', '-c', 'user.email=ira@example.org', ...args], {
        cwd: folder,
        stdio: 'ignore',
      });
    };
    git('init');
    git('add', '--all');
    git('commit', '--message', 'Count votes');
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    client = new LspClient(await serverBundle());
  });
  afterEach(() => client.kill());

  async function failureOf(request: Promise<unknown>): Promise<ResponseError<unknown>> {
    const error: unknown = await request.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof ResponseError, 'the request should fail');
    return error as ResponseError<unknown>;
  }

  it('refuses to scan unless it is told that the folder is trusted', async () => {
    await client.initialize();
    const error = await failureOf(client.connection.sendRequest(methods.scan, { folderUri }));
    assert.deepEqual(error.data, { code: 'untrusted' });
    assert.equal(error.code, LSPErrorCodes.RequestFailed);
  });

  it('scans, tells of its progress, and answers for people and debts', async () => {
    await client.initialize({ trusted: true });
    const progress: ScanProgressParams[] = [];
    client.connection.onNotification(methods.scanProgress, (params: ScanProgressParams) => {
      progress.push(params);
    });
    const report: ScanReport = await client.connection.sendRequest(methods.scan, { folderUri });
    assert.deepEqual([report.historyStatus, report.hotspots.length, report.debts.length], ['full', 1, 1]);
    assert.ok(progress.some(({ phase }) => phase === 'listing'));
    assert.ok(progress.every((params) => params.folderUri === folderUri));

    const debts: DebtReport[] = await client.connection.sendRequest(methods.debtOrigins, {
      folderUri,
      path: 'tally.ts',
    });
    assert.equal(debts[0]?.author?.name, 'Ira');
    const people: RosterCandidate[] = await client.connection.sendRequest(methods.rosterCandidates, {
      folderUri,
    });
    assert.deepEqual(
      people.map(({ identity }) => identity.email),
      ['ira@example.org'],
    );
  });

  it('shows in code what the scan found, without being asked to scan, and tells debts as asked', async () => {
    const diagnosed = new Promise<PublishDiagnosticsParams>((resolve) => {
      client.connection.onNotification('textDocument/publishDiagnostics', resolve);
    });
    await client.initialize(
      { trusted: true, scanOnOpen: true, editor: { otherDebts: 'hint' } },
      {
        rootUri: folderUri,
        capabilities: {
          workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
        },
      },
    );
    const textDocument = { uri: `${folderUri}/tally.ts` };
    const lenses = (): Promise<CodeLens[]> =>
      client.connection.sendRequest('textDocument/codeLens', { textDocument });
    await client.connection.sendNotification('textDocument/didOpen', {
      textDocument: {
        ...textDocument,
        languageId: 'typescript',
        version: 1,
        text: readFileSync(path.join(folder, 'tally.ts'), 'utf8'),
      },
    });
    const { uri, diagnostics } = await diagnosed;
    assert.equal(uri, textDocument.uri);
    assert.deepEqual(
      diagnostics.map(({ severity, message, code }) => [severity, message, code]),
      [[4, 'Not now: TODO round', 'debt']],
    );
    const [ofModule, ofSymbol] = await lenses();
    assert.match(ofModule?.command?.title ?? '', /^Legacy hotspot \d+ · 0\/1 documented · 1 debt/);
    assert.deepEqual(ofSymbol?.command, { title: 'Undocumented: explain it in a note', command: '' });
    const hover: Hover = await client.connection.sendRequest('textDocument/hover', {
      textDocument,
      position: { line: 1, character: 18 },
    });
    assert.match(JSON.stringify(hover.contents), /Not now: TODO round.*written .* ago by Ira/);
    const actionsAt = (line: number): Promise<CodeAction[]> =>
      client.connection.sendRequest('textDocument/codeAction', {
        textDocument,
        range: { start: { line, character: 0 }, end: { line, character: 0 } },
        context: { diagnostics: [] },
      });
    const [stub] = await actionsAt(0);
    assert.equal(stub?.title, 'Begin a doc comment for merge');
    assert.deepEqual(stub.edit?.changes?.[textDocument.uri]?.[0]?.newText, '/**\n *\n */\n');
    const [note] = await actionsAt(1);
    const [create, write] = note?.edit?.documentChanges ?? [];
    assert.match(JSON.stringify(create), /\.handover\/notes\/.*tally/);
    assert.match(JSON.stringify(write), /kind: debtReason.*path: tally\.ts.*exact: TODO round/);
    const [edit] = write !== undefined && 'edits' in write ? write.edits : [];
    assert.ok(edit && 'newText' in edit);
    const file = path.join(folder, '.handover/notes/2026-11-22-tally-k3f9.md');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, edit.newText);
    assert.deepEqual(await actionsAt(1), [], 'nobody needs a second note');
    rmSync(path.join(folder, '.handover'), { recursive: true });
  });

  it('has the extension write down why a debt was put off, or open the note that says so', async () => {
    await client.initialize({ trusted: true, editorCommands: true }, { rootUri: folderUri });
    await client.connection.sendRequest(methods.scan, { folderUri });
    const textDocument = { uri: `${folderUri}/tally.ts` };
    const action = async (): Promise<CodeAction | undefined> => {
      const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
        textDocument,
        range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
        context: { diagnostics: [] },
      });
      assert.equal(actions.length, 1);
      return actions[0];
    };
    const capture = await action();
    assert.equal(capture?.edit, undefined);
    assert.deepEqual(capture?.command, {
      title: 'Write down why this was put off: TODO round',
      command: commands.captureNote,
      arguments: [
        {
          place: { path: 'tally.ts', line: 1, columns: [15, 25] },
          note: { kind: 'debtReason', title: 'TODO round' },
        },
      ],
    });
    const notePath = '.handover/notes/2026-11-22-tally-k3f9.md';
    const draft = {
      kind: 'debtReason',
      atEpochMs: 0,
      toldBy: [],
      learntBy: [],
      title: 'TODO round',
    } as const;
    const wholeOther = { path: 'other.ts', exact: '', prefix: '', suffix: '', line: 0 };
    for (const [anchors, isOpened] of [
      [
        [
          quoteOf('tally.ts', '\n  return 1; // TODO round\n', {
            start: { line: 1, column: 15 },
            end: { line: 1, column: 25 },
          }),
        ],
        true,
      ],
      [[{ ...wholeOther, path: 'tally.ts' }], true],
      [[wholeOther], false],
    ] as const) {
      mkdirSync(path.join(folder, path.dirname(notePath)), { recursive: true });
      writeFileSync(path.join(folder, notePath), newNote({ ...draft, anchors }));
      const { title, command } = (await action()) ?? {};
      assert.equal(title?.startsWith('Open the note'), isOpened, JSON.stringify(anchors));
      if (isOpened)
        assert.deepEqual(
          [command?.command, command?.arguments],
          [commands.openNote, [{ place: { path: notePath } }]],
        );
      rmSync(path.join(folder, '.handover'), { recursive: true });
    }
  });

  it('answers a cancelled scan with RequestCancelled, and the next one with a report', async () => {
    await client.initialize({ trusted: true });
    const source = new CancellationTokenSource();
    const cancelled = failureOf(client.connection.sendRequest(methods.scan, { folderUri }, source.token));
    source.cancel();
    assert.equal((await cancelled).code, LSPErrorCodes.RequestCancelled);
    const report: ScanReport = await client.connection.sendRequest(methods.scan, { folderUri });
    assert.equal(report.modules.length, 1);
  });

  it('names a folder that is not there', async () => {
    await client.initialize({ trusted: true });
    for (const missing of [`${folderUri}/none`, 'untitled:x', 'none']) {
      const error = await failureOf(client.connection.sendRequest(methods.scan, { folderUri: missing }));
      assert.deepEqual(error.data, { code: 'folder.missing' });
      assert.ok(error.message.includes(missing));
    }
  });

  it('scans a saved and a deleted file again, and says so', async () => {
    await client.initialize({ trusted: true });
    const { connection } = client;
    const changed = (): Promise<HotspotsChangedParams> =>
      new Promise((resolve) => {
        const listener = connection.onNotification(
          methods.hotspotsChanged,
          (params: HotspotsChangedParams) => {
            listener.dispose();
            resolve(params);
          },
        );
      });
    const list = (): Promise<HotspotList> => connection.sendRequest(methods.hotspots, { folderUri });
    assert.equal((await list()).hotspots, 1);

    const file = path.join(folder, 'push.py');
    writeFileSync(file, 'def push():\n    pass\n');
    const uri = pathToFileURL(file).href;
    const saved = changed();
    await connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
    assert.deepEqual(await saved, { folderUri, paths: ['push.py'] });
    assert.equal((await list()).hotspots, 2);

    unlinkSync(file);
    const deleted = changed();
    await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 3 }] });
    await deleted;
    assert.equal((await list()).hotspots, 1);
  });

  it('looks again at saved files that are no modules for what leads outside', async () => {
    await client.initialize({ trusted: true });
    const { connection } = client;
    const parties = async (): Promise<readonly string[]> => {
      const found: PartiesResult = await connection.sendRequest(methods.parties, { folderUri });
      return found.parties.map(({ name }) => name).sort();
    };
    assert.deepEqual(await parties(), []);
    const saved = {
      '.env.example': ['PUSH_URL=https://push.pingwren.io/3/batch\n', 'pingwren.io'],
      'deploy.yaml': ['steps:\n  upload: https://cdn.example-ish.net/upload\n', 'example-ish.net'],
      Dockerfile: ['FROM quay.io/keycloak/keycloak:24\n', 'Red Hat'],
    } as const;
    try {
      for (const [name, [text, party]] of Object.entries(saved)) {
        const file = path.join(folder, name);
        writeFileSync(file, text);
        const told = new Promise((resolve) => {
          const listener = connection.onNotification(methods.hotspotsChanged, (params) => {
            listener.dispose();
            resolve(params);
          });
        });
        const uri = pathToFileURL(file).href;
        await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 1 }] });
        assert.deepEqual(await told, { folderUri, paths: [name] });
        const found = await parties();
        assert.ok(found.includes(party), `${name}: ${found.join(', ')}`);
      }
    } finally {
      for (const name of Object.keys(saved)) rmSync(path.join(folder, name), { force: true });
    }
  });

  it('takes a module for documented once a confirmed note explains it, and knows from the records who leaves', async () => {
    await client.initialize({ trusted: true });
    const { connection } = client;
    const today = '2026-11-23';
    const record = path.join(folder, '.handover/sessions/2026-11-22-a7k2.md');
    const note = path.join(folder, '.handover/notes/merge.md');
    mkdirSync(path.dirname(record), { recursive: true });
    mkdirSync(path.dirname(note), { recursive: true });
    try {
      writeFileSync(
        record,
        '---\nschema: mob-handover/session/1\nstarted: 2026-11-22T09:00:00Z\nended: 2026-11-22T10:00:00Z\npeople:\n  - name: Ira\n    lastDay: 2026-11-27\n---\n',
      );
      const found: Bottleneck[] = await connection.sendRequest(methods.nextBottlenecks, {
        folderUri,
        today,
        leaving: [],
      });
      assert.deepEqual([found[0]?.kind, found[0]?.day], ['leaving', '2026-11-27']);

      const changed = new Promise((resolve) => {
        connection.onNotification(methods.hotspotsChanged, resolve);
      });
      writeFileSync(
        note,
        '---\nschema: mob-handover/note/1\nkind: explanation\nstatus: confirmed\nat: 2026-11-22T10:00:00Z\nanchors:\n  - path: tally.ts\n---\n\n# How votes are merged\n',
      );
      const uri = pathToFileURL(note).href;
      await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 1 }] });
      await changed;
      const list: HotspotList = await connection.sendRequest(methods.hotspots, { folderUri });
      assert.ok(list.listed[0]?.reasons.includes('explained in a note'));
      assert.deepEqual(list.listed[0]?.undocumented, []);
    } finally {
      rmSync(path.join(folder, '.handover'), { recursive: true });
    }
  });

  it('ends with code 0 after shutdown and exit', async () => {
    await client.initialize({ trusted: true });
    await client.connection.sendRequest(methods.scan, { folderUri });
    assert.equal(await client.shutdown(), 0);
  });

  it('ends when its client has gone without a word', async () => {
    await client.initialize({ trusted: true });
    await client.connection.sendRequest(methods.scan, { folderUri });
    assert.equal(await client.hangUp(), 1);
  });
});

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction, CodeLens, TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { commands } from '../../../src/protocol/names';
import { methods } from '../../../src/protocol/requests';
import { LspClient } from '../../support/lspClient';
import { serverBundle } from '../../support/serverBundle';

const text = ['total();', 'export function total() {', '  return 1; // TODO round', '}', ''].join('\n');

describe('what the language server says in code', function () {
  this.timeout(60_000);
  let folder: string;
  let client: LspClient;
  let uri: string;
  let version = 1;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'mob-handover-code-'));
    uri = `${pathToFileURL(folder).href}/tally.ts`;
    writeFileSync(path.join(folder, 'tally.ts'), text);
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    client = new LspClient(await serverBundle());
  });
  afterEach(() => client.kill());

  async function open(workspaceEdit: object = {}): Promise<void> {
    const folderUri = pathToFileURL(folder).href;
    const options = { trusted: true, editorCommands: true };
    await client.initialize(options, { rootUri: folderUri, capabilities: { workspace: { workspaceEdit } } });
    await client.connection.sendRequest(methods.scan, { folderUri });
    await client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'typescript', version, text },
    });
  }

  async function edit(...contentChanges: readonly TextDocumentContentChangeEvent[]): Promise<void> {
    version += 1;
    const textDocument = { uri, version };
    await client.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges });
  }

  /** Of the module, then of the symbol. */
  async function lenses(): Promise<readonly number[]> {
    const found: CodeLens[] = await client.connection.sendRequest('textDocument/codeLens', {
      textDocument: { uri },
    });
    return found.map(({ range }) => range.start.line);
  }

  function actions(only?: readonly string[]): Promise<CodeAction[]> {
    return client.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
      context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
    });
  }

  it('follows the lines of edits that are not saved yet, whether they come as ranges or as a whole text', async () => {
    await open();
    assert.deepEqual(await lenses(), [0, 1]);
    const at = { line: 0, character: 0 };
    await edit({ range: { start: at, end: at }, text: '// one\n// two\n' });
    assert.deepEqual(await lenses(), [0, 3]);
    const end = { line: 2, character: 8 };
    await edit(
      { range: { start: end, end }, text: '\ntotal();' },
      { range: { start: at, end: at }, text: '\n' },
    );
    assert.deepEqual(await lenses(), [0, 5]);
    await edit({ text: `const other = 1;\n${text}` });
    assert.deepEqual(await lenses(), [0, 2]);
    await edit({ text: 'total();\nreturn total();\n' });
    assert.deepEqual(await lenses(), [0]);
    await edit({ text });
    assert.deepEqual(await lenses(), [0, 1]);
  });

  it('knows the lines of a saved file once it was scanned again', async () => {
    await open();
    const saved = `const other = 1;\n${text}`;
    const at = { line: 0, character: 0 };
    await edit({ range: { start: at, end: at }, text: 'const other = 1;\n' });
    const scanned = new Promise((resolve) => {
      client.connection.onNotification(methods.hotspotsChanged, resolve);
    });
    writeFileSync(path.join(folder, 'tally.ts'), saved);
    try {
      await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
      await scanned;
      assert.deepEqual(await lenses(), [0, 2]);
      await edit({ range: { start: at, end: at }, text: '\n' });
      assert.deepEqual(await lenses(), [0, 3]);
    } finally {
      writeFileSync(path.join(folder, 'tally.ts'), text);
    }
  });

  it('says nothing of lines between a change on disk and the scan that follows', async () => {
    await open();
    writeFileSync(path.join(folder, 'tally.ts'), `\n${text}`);
    try {
      assert.deepEqual(await lenses(), [0]);
    } finally {
      writeFileSync(path.join(folder, 'tally.ts'), text);
    }
  });

  it('begins a doc comment once, and puts the cursor into it where the editor can', async () => {
    await open({ documentChanges: true, snippetEditSupport: true });
    const [stub] = await actions();
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } };
    assert.deepEqual(stub?.edit, {
      documentChanges: [
        {
          textDocument: { uri, version: null },
          edits: [{ range, snippet: { kind: 'snippet', value: '/**\n * $0\n */\n' } }],
        },
      ],
    });
    await edit({ range, text: '/**\n * Adds up.\n */\n' });
    assert.deepEqual(
      (await actions()).filter(({ edit: stubAgain }) => stubAgain !== undefined),
      [],
    );
  });

  it('gives only actions of the kinds that are asked for', async () => {
    await open();
    const count = async (...only: readonly string[]): Promise<number> => (await actions(only)).length;
    assert.equal(await count('quickfix'), 2);
    assert.equal(await count(''), 2);
    assert.equal(await count('refactor'), 0);
    assert.equal(await count('source.organizeImports', 'quickfix.other'), 0);
  });

  it('leads from the line above a module to its row', async () => {
    await open();
    const [ofModule]: CodeLens[] = await client.connection.sendRequest('textDocument/codeLens', {
      textDocument: { uri },
    });
    assert.equal(ofModule?.command?.command, commands.revealHotspot);
    assert.deepEqual(ofModule.command.arguments, [{ uri }]);
  });
});

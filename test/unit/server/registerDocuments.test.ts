import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  PublishDiagnosticsParams,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { methods } from '../../../src/protocol/requests';
import { GitSandbox } from '../../support/gitSandbox';
import { LspClient } from '../../support/lspClient';
import { serverBundle } from '../../support/serverBundle';

const supplier = '.handover/suppliers/push.md';
const supplierText = `---
schema: mob-handover/supplier/1
name: Push
party: 
domains: []
packages: []
contact: 
renews: 31.12.2026
trust:
  competence:
    answer: Yes
  
cotract: plan B
---

# Push

Ask @K
`;
const asset = '.handover/assets/vote.md';
const assetText = `---
schema: mob-handover/asset/1
name: vote.example
kind: certificate
expires: 2027-02-30
file: certs/vote.crt
owner: 
---
`;
const pack = '.handover/questions/07-suppliers.md';
const packText = '# Suppliers\n\n- Who pays? <!-- id: pay -->\n- Who else? <!-- id: pay -->\n';

describe('files of the register with a bare LSP client over stdio', function () {
  this.timeout(60_000);
  let folder: string;
  let client: LspClient;
  const published = new Map<string, readonly Diagnostic[]>();
  let waiting: (() => void)[] = [];
  let version = 1;

  const uri = (file: string): string => pathToFileURL(path.join(folder, file)).href;
  const ask = <T>(method: string, params: unknown): Promise<T> =>
    client.connection.sendRequest(method, params);
  /** Behind the first occurrence of a mark in a text. */
  const behind = (file: string, text: string, mark: string) => {
    const before = text.slice(0, text.indexOf(mark) + mark.length).split('\n');
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    return { textDocument: { uri: uri(file) }, position };
  };
  const edit = (file: string, text: string) =>
    client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: uri(file), version: ++version },
      contentChanges: [{ text }],
    });
  async function diagnosed(file: string, code: string): Promise<readonly Diagnostic[]> {
    for (;;) {
      const known = published.get(uri(file)) ?? [];
      if (known.some((problem) => problem.code === code)) return known;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }
  const labels = async (file: string, text: string, mark: string): Promise<readonly string[]> => {
    const items = await ask<CompletionItem[]>('textDocument/completion', behind(file, text, mark));
    return items.map(({ label }) => label);
  };
  const titles = async (file: string, text: string, mark: string): Promise<readonly string[]> => {
    const { textDocument, position } = behind(file, text, mark);
    const params = { textDocument, range: { start: position, end: position }, context: { diagnostics: [] } };
    return (await ask<CodeAction[]>('textDocument/codeAction', params)).map(({ title }) => title);
  };

  before(async () => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'mob-handover-lsp-')));
    const sandbox = new GitSandbox(folder);
    for (const each of ['suppliers', 'assets', 'questions'])
      mkdirSync(path.join(folder, '.handover', each), { recursive: true });
    sandbox.write('certs/votes.crt', 'none');
    sandbox.write('push.ts', "fetch('https://api.pingwren.io/x');\n");
    sandbox.commit({ message: 'Begin' });
    for (const [file, text] of [
      [supplier, supplierText],
      [asset, assetText],
      [pack, packText],
    ] as const)
      writeFileSync(path.join(folder, file), text);
    client = new LspClient(await serverBundle());
    client.connection.onNotification(
      'textDocument/publishDiagnostics',
      (params: PublishDiagnosticsParams) => {
        published.set(params.uri, params.diagnostics);
        for (const resolve of waiting.splice(0)) resolve();
      },
    );
    waiting = [];
    await client.initialize({ trusted: true }, { rootUri: pathToFileURL(folder).href });
    for (const [file, text] of [
      [supplier, supplierText],
      [asset, assetText],
    ] as const)
      await client.connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uri(file), languageId: 'markdown', version: 1, text },
      });
  });
  after(async () => {
    await client.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are told what is wrong in them, and what nobody said', async () => {
    const codes = (await diagnosed(supplier, 'frontMatter.gap')).map(
      ({ code, range, severity }) => `${String(code)} ${range.start.line} ${severity}`,
    );
    for (const wanted of [
      'frontMatter.unknownKey 12 3',
      'frontMatter.gap 6 4',
      'frontMatter.gap 8 4',
      'frontMatter.day 7 2',
    ])
      assert.ok(codes.includes(wanted), `${wanted}: ${codes.join(', ')}`);
    const [broken] = await diagnosed(asset, 'frontMatter.broken');
    assert.deepEqual([broken?.range.start.line, broken?.severity], [4, 1]);
    assert.deepEqual(
      (await diagnosed(pack, 'pack.question')).map(({ range }) => range.start.line),
      [3],
    );
    await edit(asset, assetText.replace('name: vote.example', 'name:'));
    while ((await diagnosed(asset, 'frontMatter.broken'))[0]?.range.start.line !== 2)
      await new Promise<void>((resolve) => waiting.push(resolve));
    await edit(asset, assetText.replace('02-30', '02-28'));
    const missing = (await diagnosed(asset, 'link.missing')).find(({ code }) => code === 'link.missing');
    assert.equal(missing?.range.start.line, 5);
  });

  it('are completed: keys, values, people, parties, their domains, and paths', async () => {
    assert.deepEqual(await labels(supplier, supplierText, 'party: '), []);
    await ask(methods.scan, { folderUri: pathToFileURL(folder).href });
    assert.deepEqual(await labels(supplier, supplierText, 'party: '), ['pingwren-io']);
    assert.deepEqual(await labels(supplier, supplierText, 'domains: ['), ['pingwren.io']);
    assert.deepEqual(await labels(supplier, supplierText, 'contact: '), ['Kim Example']);
    assert.deepEqual(await labels(supplier, supplierText, 'answer: Yes\n  '), [
      'competence',
      'reliability',
      'sincerity',
      'care',
    ]);
    const keys = await labels(supplier, supplierText, '\nco');
    assert.ok(keys.includes('exit') && !keys.includes('trust'));
    assert.deepEqual(await labels(supplier, supplierText, 'Ask @K'), ['@Kim Example']);
    assert.deepEqual(await labels(asset, assetText, 'kind: '), [
      'domain',
      'certificate',
      'key',
      'subscription',
    ]);
    assert.deepEqual(await labels(asset, assetText, 'file: certs/'), ['certs/votes.crt']);
    assert.deepEqual(await labels(asset, assetText, 'owner: '), ['Kim Example']);
  });

  it('are mended: a misspelt key, a certificate that is not there', async () => {
    assert.deepEqual(await titles(supplier, supplierText, '\ncotr'), ['Write contract']);
    assert.deepEqual(await titles(asset, assetText, 'file: certs/'), ['Write certs/votes.crt']);
  });

  it('lead to their certificate, follow its new name, and say what a key asks', async () => {
    const text = assetText.replace('02-30', '02-28').replace('vote.crt', 'votes.crt');
    await edit(asset, text);
    const at = behind(asset, text, 'file: cer');
    const definition = await ask<Location>('textDocument/definition', at);
    assert.equal(definition.uri, uri('certs/votes.crt'));
    const links = await ask<DocumentLink[]>('textDocument/documentLink', at);
    assert.deepEqual(
      links.map(({ target }) => target),
      [uri('certs/votes.crt')],
    );
    const { changes = {} } = await ask<WorkspaceEdit>('workspace/willRenameFiles', {
      files: [{ oldUri: uri('certs'), newUri: uri('tls') }],
    });
    const renamed = TextDocument.applyEdits(
      TextDocument.create(uri(asset), 'markdown', 1, text),
      changes[uri(asset)] ?? [],
    );
    assert.match(renamed, /^file: tls\/votes\.crt$/mu);
    const hover = await ask<Hover>('textDocument/hover', behind(supplier, supplierText, '\ncont'));
    assert.match((hover.contents as { value: string }).value, /Whom does one call there/u);
  });

  it('have an outline and folds', async () => {
    const { textDocument } = behind(supplier, supplierText, 'name');
    const symbols = await ask<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['Supplier', 'Push'],
    );
    assert.equal(symbols[0]?.children?.[1]?.name, 'name');
    const folds = await ask<FoldingRange[]>('textDocument/foldingRange', { textDocument });
    assert.deepEqual(folds[0], { startLine: 0, endLine: 13, kind: 'region' });
  });
});

import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
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
import { hostileNote } from '../../support/hostileNotes';
import { GitSandbox } from '../../support/gitSandbox';
import { LspClient } from '../../support/lspClient';
import { serverBundle } from '../../support/serverBundle';

const note = '.handover/notes/2026-11-22-tally-k3f9.md';
const noteText = `---
schema: mob-handover/note/1
kind: explanation
status: authored
at: 2026-11-22T10:00:00.000Z
toldBy:
  - Kim
  - Zoe Nobody
anchors:
  - path: src/tally.ts
    exact: 'export function merge(): number {'
    prefix: ""
    suffix: ""
    line: 1
  - path: src/gone.ts
    exact: const x = 1;
---

# How votes are merged

See [the queue](../../src/queue.ts#L2), [gone](../../src/gueue.ts), [below](#why-so) and
[nothing](#why-not), [out](../../../etc/passwd), [run](command:workbench.action.quit).

## Why so
`;
const cover = 'docs/handover/README.md';
const coverText = '# Handover\n\nRead [why](../../.handover/notes/2026-11-22-tally-k3f9.md#why-so) first.\n';

describe('the language features with a bare LSP client over stdio', function () {
  this.timeout(60_000);
  let folder: string;
  let client: LspClient;
  let published: Map<string, readonly Diagnostic[]>;
  let waiting: (() => void)[] = [];

  const uri = (file: string): string => pathToFileURL(path.join(folder, file)).href;
  const ask = <T>(method: string, params: unknown): Promise<T> =>
    client.connection.sendRequest(method, params);
  const at = (file: string, line: number, character: number) => ({
    textDocument: { uri: uri(file) },
    position: { line, character },
  });
  /** The position behind the first occurrence of a text in the note. */
  const behind = (text: string, source = noteText) => {
    const before = source.slice(0, source.indexOf(text) + text.length).split('\n');
    return [before.length - 1, before.at(-1)?.length ?? 0] as const;
  };
  const open = (file: string, text: string) =>
    client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uri(file), languageId: 'markdown', version: 1, text },
    });
  const edit = (file: string, text: string, version = 2) =>
    client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: uri(file), version },
      contentChanges: [{ text }],
    });
  const saved = (file: string) =>
    client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: uri(file) } });
  async function diagnosed(
    file: string,
    isRight: (codes: readonly unknown[]) => boolean,
  ): Promise<readonly Diagnostic[]> {
    for (;;) {
      const known = published.get(uri(file));
      if (known !== undefined && isRight(known.map(({ code }) => code))) return known;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }
  const applied = (file: string, text: string, { changes = {} }: WorkspaceEdit): string =>
    TextDocument.applyEdits(TextDocument.create(uri(file), 'markdown', 1, text), changes[uri(file)] ?? []);

  async function start(options: { readonly trusted: boolean }): Promise<void> {
    client = new LspClient(await serverBundle());
    published = new Map();
    client.connection.onNotification(
      'textDocument/publishDiagnostics',
      (params: PublishDiagnosticsParams) => {
        published.set(params.uri, params.diagnostics);
        for (const resolve of waiting.splice(0)) resolve();
      },
    );
    await client.initialize(options, { rootUri: pathToFileURL(folder).href });
  }

  beforeEach(async () => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'mob-handover-lsp-')));
    const sandbox = new GitSandbox(folder);
    for (const each of ['.handover/notes', 'docs/handover', 'src'])
      mkdirSync(path.join(folder, each), { recursive: true });
    writeFileSync(path.join(folder, 'src/tally.ts'), 'export function merge(): number {\n  return 1;\n}\n');
    writeFileSync(
      path.join(folder, 'src/queue.ts'),
      'export function push(): void {}\nexport function pull(): void {}\n',
    );
    writeFileSync(path.join(folder, note), noteText);
    writeFileSync(path.join(folder, cover), coverText);
    sandbox.commit({ message: 'Begin' });
    waiting = [];
    await start({ trusted: true });
  });
  afterEach(async () => {
    await client.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('warn of a key that somebody wrote down, without saying it, until it is taken out', async () => {
    const key = `ghp_${'Ab3dEf9hKq'.repeat(4)}`;
    await open(note, `${noteText}\nThe door opens with ${key}.\n`);
    const problems = await diagnosed(note, (codes) => codes.includes('secret.written'));
    const [problem] = problems.filter(({ code }) => code === 'secret.written');
    assert.equal(problem?.range.start.line, noteText.split('\n').length);
    const said = JSON.stringify(problem);
    assert.ok(said.includes('GitHub token') && !said.includes(key), said);
    await edit(note, noteText);
    await diagnosed(note, (codes) => !codes.includes('secret.written'));
  });

  it('say what is wrong, in files that nobody opened too, and take it back when it is mended', async () => {
    const problems = await diagnosed(note, (codes) => codes.length > 0);
    assert.deepEqual(
      problems.map(({ code, range, severity }) => [code, range.start.line, severity]),
      [
        ['anchor.lost', 14, 2],
        ['person.unknown', 7, 3],
        ['link.missing', 20, 2],
        ['link.fragment', 21, 2],
        ['link.outside', 21, 2],
        ['link.scheme', 21, 2],
      ],
    );
    writeFileSync(path.join(folder, 'src/gueue.ts'), '');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uri('src/gueue.ts'), type: 1 }],
    });
    await diagnosed(note, (codes) => !codes.includes('link.missing'));
    assert.deepEqual(published.get(uri(cover)), []);
  });

  it('follow what is typed, and name the line of broken front matter', async () => {
    await open(note, noteText);
    await edit(note, noteText.replace('kind: explanation', 'kind: nonsense'));
    const [problem] = await diagnosed(note, (codes) => codes.includes('frontMatter.broken'));
    assert.equal(problem?.range.start.line, 2);
    assert.ok(typeof problem.message === 'string');
    assert.match(problem.message, /^"kind" is none of explanation, /u);
    await edit(note, noteText, 3);
    await diagnosed(note, (codes) => !codes.includes('frontMatter.broken'));
  });

  it('say that the code under a note changed, and take the place as right when asked', async () => {
    await diagnosed(note, (codes) => codes.length > 0);
    const file = path.join(folder, 'src/tally.ts');
    writeFileSync(file, readFileSync(file, 'utf8').replace('merge(): number', 'merge(all: Vote[]): number'));
    await saved('src/tally.ts');
    await diagnosed(note, (codes) => codes.includes('anchor.changed'));
    const actions = await ask<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uri(note) },
      range: { start: { line: 9, character: 12 }, end: { line: 9, character: 12 } },
      context: { diagnostics: [] },
    });
    const confirm = actions.find(({ title }) => title === 'This is the place: src/tally.ts, line 1');
    assert.ok(confirm?.edit);
    const text = applied(note, noteText, confirm.edit);
    assert.match(text, /exact: "?export function merge\(all: Vote\[\]\): number/u);
    assert.match(text, /commit: [0-9a-f]{40}/u);
    assert.ok(text.endsWith(noteText.slice(noteText.indexOf('# How'))));
  });

  it('lead from the note to the code and back, and show the code', async () => {
    const [line, character] = behind('path: src/tally');
    const definition = await ask<Location>('textDocument/definition', at(note, line, character));
    assert.deepEqual([definition.uri, definition.range.start.line], [uri('src/tally.ts'), 0]);
    const references = await ask<Location[]>('textDocument/references', {
      ...at('src/tally.ts', 0, 3),
      context: { includeDeclaration: false },
    });
    assert.deepEqual(
      references.map((each) => [each.uri, each.range.start.line]),
      [[uri(note), 9]],
    );
    const hover = await ask<Hover>('textDocument/hover', at(note, line, character));
    const { value } = hover.contents as { value: string };
    assert.equal(value, '**src/tally.ts**, line 1\n\n```ts\nexport function merge(): number {\n```');
    const linked = await ask<Hover>('textDocument/hover', at(note, ...behind('queue.ts#L')));
    assert.match((linked.contents as { value: string }).value, /export function pull/u);
    const outside = await ask<Location | null>('textDocument/definition', at(note, ...behind('etc/pas')));
    assert.equal(outside, null);
  });

  it('complete kinds, people, paths, code, headings and symbols', async () => {
    const labels = async (text: string, mark: string): Promise<readonly string[]> => {
      await edit(note, text, ++version);
      const items = await ask<CompletionItem[]>('textDocument/completion', at(note, ...behind(mark, text)));
      return items.map(({ label }) => label);
    };
    let version = 1;
    await open(note, noteText);
    assert.deepEqual((await labels(noteText.replace('kind: explanation', 'kind: '), 'kind: ')).slice(0, 2), [
      'explanation',
      'discovery',
    ]);
    assert.deepEqual(await labels(noteText.replace('  - Kim\n', '  - \n'), '  - '), ['Kim Example']);
    assert.deepEqual(await labels(noteText, '  - path: src/'), ['src/queue.ts', 'src/tally.ts']);
    const quoted = noteText.replace("exact: 'export function merge(): number {'", 'exact: ');
    assert.deepEqual(await labels(quoted, 'exact: '), ['merge']);
    assert.deepEqual(await labels(noteText, '](../../src/'), ['../../src/queue.ts', '../../src/tally.ts']);
    assert.deepEqual(await labels(noteText, 'src/queue.ts#'), ['push', 'pull']);
    assert.deepEqual(await labels(noteText, '[nothing](#'), ['how-votes-are-merged', 'why-so']);
    assert.deepEqual(await labels(`${noteText}\nAsk @K`, 'Ask @K'), ['@Kim Example']);
    assert.ok((await labels(`${noteText}\nSee \`me`, 'See `me')).includes('merge'));
    assert.ok((await labels(noteText.replace('status: authored', 'sta'), '\nsta')).includes('status'));
  });

  it('offer no files that git ignores, and put no words of them into a note', async () => {
    writeFileSync(path.join(folder, '.gitignore'), 'secret.ts\nout/\n');
    writeFileSync(path.join(folder, 'src/secret.ts'), 'export const inner = 1;\n');
    writeFileSync(path.join(folder, 'src/:odd.ts'), '');
    mkdirSync(path.join(folder, 'src/out'));
    const text = noteText.replace('path: src/gone.ts', 'path: src/secret.ts');
    const ignoredQuote = text.replace('exact: const x = 1;', 'exact: ');
    await open(note, text);
    const labels = async (mark: string, source: string): Promise<readonly string[]> => {
      await edit(note, source, ++version);
      const items = await ask<CompletionItem[]>('textDocument/completion', at(note, ...behind(mark, source)));
      return items.map(({ label }) => label);
    };
    let version = 1;
    assert.deepEqual(await labels('  - path: src/', text), ['src/:odd.ts', 'src/queue.ts', 'src/tally.ts']);
    assert.deepEqual(await labels('exact: ', ignoredQuote.replace(/ {4}exact: 'export.*\n/u, '')), []);
    await edit(note, text, ++version);
    const actions = await ask<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uri('src/secret.ts') },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 23 } },
      context: { diagnostics: [] },
    });
    const anchored = applied(note, text, actions[0]?.edit ?? {});
    assert.match(anchored, /path: src\/secret\.ts\n(?! {4}exact)/u);
    assert.doesNotMatch(anchored, /inner/u);
  });

  it('say what is passed over of the settings, complete them, and mend a slip of a key', async () => {
    const settings = '.handover/handover.yaml';
    const text = 'tilte: Voting\nchapters:\n  07-suppliers:\n    off: please\n    te\n';
    writeFileSync(path.join(folder, settings), text.replace('    te\n', ''));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uri(settings), type: 1 }],
    });
    const problems = await diagnosed(settings, (codes) => codes.includes('settings.value'));
    assert.deepEqual(
      problems.map(({ code, range, severity }) => [code, range.start, severity]),
      [
        ['settings.value', { line: 3, character: 9 }, 2],
        ['settings.unknownKey', { line: 0, character: 0 }, 3],
      ],
    );
    await client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uri(settings), languageId: 'yaml', version: 1, text },
    });
    const [broken] = await diagnosed(settings, (codes) => codes.includes('settings.broken'));
    assert.deepEqual([broken?.range.start.line, broken?.severity], [4, 1]);
    const items = await ask<CompletionItem[]>('textDocument/completion', at(settings, 4, 6));
    assert.deepEqual(
      items.map(({ label }) => label),
      ['title', 'ask', 'template', 'after'],
    );
    const mended = text.replace('    te\n', '').replace('please', 'true');
    // An empty list would keep an editor from folding by indentation.
    for (const feature of ['foldingRange', 'documentSymbol', 'documentLink'])
      assert.equal(await ask(`textDocument/${feature}`, { textDocument: { uri: uri(settings) } }), null);
    await edit(settings, mended);
    await diagnosed(settings, (codes) => codes.join() === 'settings.unknownKey');
    const [action] = await ask<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uri(settings) },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } },
      context: { diagnostics: [] },
    });
    assert.equal(applied(settings, mended, action?.edit ?? {}), mended.replace('tilte', 'title'));
    await edit(settings, mended.replace('tilte', 'title'), 3);
    await diagnosed(settings, (codes) => codes.length === 0);
  });

  it('keep links right when a heading or a file gets another name', async () => {
    const [line, character] = behind('## Why');
    const renamed = await ask<WorkspaceEdit>('textDocument/rename', {
      ...at(note, line, character),
      newName: 'What for?',
    });
    assert.match(applied(note, noteText, renamed), /\[below\]\(#what-for\)[^]*\n## What for\?\n$/u);
    assert.match(applied(cover, coverText, renamed), /k3f9\.md#what-for\) first/u);
    const links = await ask<Location[]>('textDocument/references', {
      ...at(note, line, character),
      context: { includeDeclaration: false },
    });
    assert.equal(links.length, 2);

    const moved = await ask<WorkspaceEdit>('workspace/willRenameFiles', {
      files: [{ oldUri: uri('src'), newUri: uri('lib/voting') }],
    });
    const text = applied(note, noteText, moved);
    assert.match(text, /- path: lib\/voting\/tally\.ts\n/u);
    assert.match(text, /\(\.\.\/\.\.\/lib\/voting\/queue\.ts#L2\)/u);
    const noteMoved = await ask<WorkspaceEdit>('workspace/willRenameFiles', {
      files: [{ oldUri: uri(note), newUri: uri('.handover/notes/merge.md') }],
    });
    assert.match(applied(cover, coverText, noteMoved), /notes\/merge\.md#why-so\)/u);
  });

  it('offer what mends a dead link, a lost place and a misspelt name', async () => {
    renameSync(path.join(folder, 'src/tally.ts'), path.join(folder, 'src/tally2.ts'));
    await saved('src/tally.ts');
    await diagnosed(note, (codes) => codes.filter((code) => code === 'anchor.lost').length === 2);
    const titles = async (text: string): Promise<readonly string[]> => {
      const [line, character] = behind(text);
      const position = { line, character };
      const actions = await ask<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: uri(note) },
        range: { start: position, end: position },
        context: { diagnostics: [] },
      });
      return actions.map(({ title }) => title);
    };
    assert.ok((await titles('src/gue')).includes('Link to src/queue.ts'));
    assert.ok((await titles('path: src/tall')).includes('Anchor in src/tally2.ts'));
    assert.ok((await titles('#why-no')).includes('Link to #why-so'));
    assert.ok((await titles('kind: expl')).includes('Make it: warning'));
    assert.ok((await titles('kind: expl')).includes('Confirm this note as a second person'));
  });

  it('offer to anchor a lost note at selected code', async () => {
    writeFileSync(path.join(folder, 'src/gone.ts'), 'let y = 2;\n');
    const actions = await ask<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uri('src/gone.ts') },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 10 } },
      context: { diagnostics: [] },
    });
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Anchor “How votes are merged” here'],
    );
    assert.match(applied(note, noteText, actions[0]?.edit ?? {}), /exact: let y = 2;\n/u);
  });

  it('offer to write down where a folder is now, and say where a merge was left unfinished', async () => {
    const sandbox = new GitSandbox(folder);
    mkdirSync(path.join(folder, 'src/billing'));
    writeFileSync(path.join(folder, 'src/billing/a.ts'), 'const a = 1;\n');
    const commit = sandbox.commit({ message: 'Bill' });
    sandbox.git('mv', 'src/billing', 'src/payment');
    const place = `  - path: src/billing/\n    commit: ${commit}\n`;
    const text = `${noteText.replace('  - path: src/tally.ts\n', `${place}  - path: src/tally.ts\n`)}
<<<<<<< HEAD
Once.
=======
Twice.
>>>>>>> other
`;
    await open(note, text);
    const problems = await diagnosed(note, (codes) => codes.includes('merge.unfinished'));
    const lost = problems.filter(({ code }) => code === 'anchor.lost');
    assert.deepEqual(
      lost.map(({ range }) => range.start.line),
      [16],
    );
    const [line] = behind('- path: src/bill', text);
    const actions = await ask<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uri(note) },
      range: { start: { line, character: 4 }, end: { line, character: 4 } },
      context: { diagnostics: [] },
    });
    const action = actions.find(({ title }) => title === 'Write down that it is in src/payment now');
    assert.match(applied(note, text, action?.edit ?? {}), /- path: src\/payment\n/u);
  });

  it('give links, folds and an outline', async () => {
    const textDocument = { uri: uri(note) };
    const links = await ask<DocumentLink[]>('textDocument/documentLink', { textDocument });
    assert.deepEqual(
      links.map(({ target }) => target),
      [`${uri('src/tally.ts')}#L1`, `${uri('src/queue.ts')}#L2`, `${uri(note)}#L24`, `${uri(note)}#L1`],
    );
    const folds = await ask<FoldingRange[]>('textDocument/foldingRange', { textDocument });
    assert.deepEqual(folds[0], { startLine: 0, endLine: 16, kind: 'region' });
    const symbols = await ask<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
    assert.deepEqual(
      symbols.map(({ name, children = [] }) => [name, children.map((child) => child.name)]),
      [
        ['Explanation', ['src/tally.ts', 'src/gone.ts']],
        ['How votes are merged', ['Why so']],
      ],
    );
  });

  it('run no git without trust, and do all that needs only files', async () => {
    await client.kill();
    await start({ trusted: false });
    const problems = await diagnosed(note, (codes) => codes.length > 0);
    const codes = problems.map(({ code }) => code);
    assert.ok(codes.includes('anchor.lost') && codes.includes('link.missing'));
    // Who is in the history is not known without git: nobody is called unknown.
    assert.ok(!codes.includes('person.unknown'));
    const hover = await ask<Hover>('textDocument/hover', at(note, ...behind('path: src/tally')));
    assert.match((hover.contents as { value: string }).value, /merge/u);
  });

  it('look at nothing but what depends on a changed file', async () => {
    await diagnosed(cover, () => true);
    await diagnosed(note, (codes) => codes.length > 0);
    published.clear();
    await open('src/queue.ts', 'export function push(): void {}');
    await diagnosed(note, (codes) => codes.filter((code) => code === 'link.fragment').length === 2);
    assert.deepEqual([...published.keys()], [uri(note)]);
  });

  it('are registered once, however often the settings change while they are being registered', async () => {
    await client.kill();
    client = new LspClient(await serverBundle());
    const live = new Map<string, string>();
    let most = 0;
    let times = 0;
    interface Registrations {
      readonly registrations: readonly { readonly id: string; readonly method: string }[];
    }
    client.connection.onRequest('client/registerCapability', ({ registrations }: Registrations) => {
      for (const { id, method } of registrations) live.set(id, method);
      most = Math.max(most, lenses());
      times += 1;
      return null;
    });
    interface Unregistrations {
      readonly unregisterations: readonly { readonly id: string }[];
    }
    client.connection.onRequest('client/unregisterCapability', ({ unregisterations }: Unregistrations) => {
      for (const { id } of unregisterations) live.delete(id);
      return null;
    });
    const lenses = (): number =>
      [...live.values()].filter((method) => method === 'textDocument/codeLens').length;
    await client.initialize(
      { trusted: true },
      {
        workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'sample' }],
        capabilities: { textDocument: { codeLens: { dynamicRegistration: true } } },
      },
    );
    const changes = 4;
    for (let change = 0; change < changes; change += 1) {
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    }
    while (times <= changes) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(most, 1);
  });

  it('outlive hostile notes, and read and run nothing outside the folder for them', async () => {
    const deep = `---\na: ${'- '.repeat(30_000)}\n---\n`;
    const texts = [deep, `---\n${'['.repeat(60_000)}`, ...fc.sample(hostileNote, 60)];
    const own = pathToFileURL(folder).href;
    let version = 1;
    await open(note, noteText);
    for (const text of texts) {
      await edit(note, text, ++version);
      const lines = text.split('\n');
      const line = version % lines.length;
      const position = at(note, line, lines[line]?.length ?? 0);
      const [definition, hover, links] = await Promise.all([
        ask<Location | null>('textDocument/definition', position),
        ask<Hover | null>('textDocument/hover', position),
        ask<DocumentLink[]>('textDocument/documentLink', position),
        ask('textDocument/completion', position),
        ask('textDocument/documentSymbol', position),
        ask('textDocument/foldingRange', position),
        ask('textDocument/codeAction', {
          ...position,
          range: { start: position.position, end: position.position },
          context: { diagnostics: [] },
        }),
      ]);
      for (const target of [definition?.uri, ...links.map((link) => link.target)])
        assert.ok(target === undefined || target.startsWith(own), target);
      assert.doesNotMatch(JSON.stringify(hover), /root:x:0/u);
    }
    await edit(note, noteText, version + 1);
    await diagnosed(note, (codes) => codes.length === 6);
    assert.equal(await client.shutdown(), 0);
  });
});

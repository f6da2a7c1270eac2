import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { GitSandbox } from '../../support/gitSandbox';
import { serverBundle } from '../../support/serverBundle';
import { inTemporaryFolder } from '../../support/temporaryFolder';

const note = '.handover/notes/2026-11-22-tally-k3f9.md';
const noteText = `---
schema: mob-handover/note/1
kind: explanation
status: authored
at: 2026-11-22T10:00:00.000Z
toldBy:
  - Kim
anchors:
  - path: src/tally.ts
    exact: 'export function merge(): number {'
    prefix: ""
    suffix: ""
    line: 1
---

# How votes are merged

See [gone](../../src/gone.ts) and [why](#why-so).

## Why so
`;

/** What a person does, one after the other; the answers are written to a file. */
const driver = `
local answers = {}
local function until_true(what, reached)
  if not vim.wait(20000, reached, 20) then error('waited in vain for ' .. what) end
end
local function at(line, character, more)
  local place = {
    textDocument = vim.lsp.util.make_text_document_params(),
    position = { line = line, character = character },
  }
  return vim.tbl_extend('force', place, more or {})
end
local function ask(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 20000) or {}) do return answer.result end
end
local function problems()
  return vim.tbl_map(function(each) return { each.lnum, each.col, each.message } end, vim.diagnostic.get(0))
end
local ok, why = pcall(function()
  until_true('diagnostics of the note', function() return #vim.diagnostic.get(0) > 0 end)
  answers.note = problems()
  answers.hover = ask('textDocument/hover', at(8, 12)).contents.value
  answers.kinds = vim.tbl_map(function(item) return item.label end, ask('textDocument/completion', at(2, 6)))
  vim.api.nvim_win_set_cursor(0, { 20, 4 })
  vim.lsp.buf.rename('What for?')
  until_true('the new heading', function() return vim.fn.search('^## What for?$', 'n') > 0 end)
  answers.renamed = vim.api.nvim_buf_get_lines(0, 17, 20, false)
  vim.cmd('write')
  vim.api.nvim_win_set_cursor(0, { 9, 12 })
  vim.lsp.buf.definition()
  until_true('the code', function() return vim.fn.expand('%:t') == 'tally.ts' end)
  answers.references = #ask('textDocument/references', at(0, 3, { context = { includeDeclaration = false } }))
  vim.cmd('edit .handover/handover.yaml')
  until_true('diagnostics of the settings', function() return #vim.diagnostic.get(0) > 0 end)
  answers.settings = problems()
end)
if not ok then answers.error = tostring(why) end
vim.fn.writefile({ vim.fn.json_encode(answers) }, 'answers.json')
vim.cmd('qa!')
`;

interface Answers {
  readonly error?: string;
  readonly note: readonly (readonly [number, number, string])[];
  readonly hover: string;
  readonly kinds: readonly string[];
  readonly renamed: readonly string[];
  readonly references: number;
  readonly settings: readonly (readonly [number, number, string])[];
}

describe('the set-up for Neovim in docs/editors.md', function () {
  this.timeout(60_000);

  it('shows what is wrong, leads to the code and back, completes and renames', async function () {
    if (spawnSync('nvim', ['--version']).status !== 0) this.skip();
    const server = await serverBundle();
    const page = readFileSync(path.resolve(__dirname, '../../../docs/editors.md'), 'utf8');
    const setUp = /## Neovim 0\.7 to 0\.10\n+```lua\n([^]*?)```/u.exec(page)?.[1] ?? '';
    assert.match(setUp, /~\/mob-handover\/dist\/server\.js/u);
    await inTemporaryFolder((folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.write('init.lua', setUp.replace('~/mob-handover/dist/server.js', server));
      sandbox.write('drive.lua', driver);
      const files = {
        [note]: noteText,
        'src/tally.ts': 'export function merge(): number {\n  return 1;\n}\n',
        '.handover/handover.yaml': 'tilte: Voting\n',
      };
      sandbox.commit({ author: 'Kim <kim@example.org>', files });
      execFileSync('nvim', ['--headless', '--clean', '-u', 'init.lua', note, '-c', 'luafile drive.lua'], {
        cwd: folder,
        stdio: 'ignore',
        timeout: 50_000,
        env: { ...process.env, XDG_STATE_HOME: folder, XDG_DATA_HOME: folder, XDG_CACHE_HOME: folder },
      });
      const answers = JSON.parse(readFileSync(path.join(folder, 'answers.json'), 'utf8')) as Answers;
      assert.equal(answers.error, undefined);
      assert.deepEqual(answers.note, [[17, 11, 'There is no file src/gone.ts; mend the link.']]);
      assert.match(answers.hover, /export function merge\(\): number \{/u);
      assert.ok(answers.kinds.includes('discovery'));
      assert.deepEqual(answers.renamed, [
        'See [gone](../../src/gone.ts) and [why](#what-for).',
        '',
        '## What for?',
      ]);
      assert.equal(answers.references, 1);
      assert.deepEqual(
        answers.settings.map(([line, column]) => [line, column]),
        [[0, 0]],
      );
      return Promise.resolve();
    });
  });
});

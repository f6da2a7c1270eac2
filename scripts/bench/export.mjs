import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onPath } from '../lib/paths.mjs';
import { measured, textOf } from './run.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = path.join(root, 'dist/cli.js');
/** Without these a book is still one: what they write does not depend on the chapters. */
const allFormats = 'markdown,html,tours,cyclonedx,adr,sarif';

export const exportHead = [
  '| repository | Markdown | export | with all formats | peak | HTML | unchanged again | MkDocs | pandoc |',
  '|---|---:|---:|---:|---:|---:|---:|---:|---:|',
];

/**
 * One row: the export of a clone of the folder after a scan that knows all, and what generators of Debian need to turn
 * the very same Markdown into HTML. The folder itself is not written to.
 *
 * @param {string} folder a git work tree
 */
export async function exportRow(folder) {
  const place = mkdtempSync(path.join(tmpdir(), 'mob-handover-bench-'));
  try {
    const clone = path.join(place, path.basename(folder));
    await textOf('git', ['clone', '--quiet', '--local', folder, clone]);
    const env = { ...process.env, XDG_CACHE_HOME: path.join(place, 'cache') };
    const run = (...args) => measured(process.execPath, [cli, ...args, clone], { env, cwd: place });
    await run('scan', '--ages');
    const markdown = await run('export');
    const again = await run('export');
    const all = await run('export', '--formats', allFormats);
    const book = path.join(clone, 'docs/handover');
    const chapters = readdirSync(book).filter((name) => name.endsWith('.md'));
    const bytes = chapters.reduce((sum, name) => sum + statSync(path.join(book, name)).size, 0);
    const html = statSync(path.join(book, 'handover.html')).size;
    const source = path.join(place, 'site', 'docs');
    mkdirSync(source, { recursive: true });
    for (const name of chapters) cpSync(path.join(book, name), path.join(source, name));
    return `| ${[
      path.basename(folder),
      `${Math.round(bytes / 1000)} kB`,
      seconds(markdown),
      seconds(all),
      all.peakMegabytes === undefined ? 'not known here' : `${Math.round(all.peakMegabytes)} MB`,
      `${(html / 1e6).toFixed(2)} MB`,
      seconds(again),
      seconds(await mkdocs(path.dirname(source))),
      seconds(await pandoc(source, chapters)),
    ].join(' | ')} |`;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function seconds(run) {
  if (run === undefined) return 'not installed';
  return run.code === 0 ? `${run.seconds.toFixed(2)} s` : 'failed';
}

/** A site of a page a chapter, with search. */
async function mkdocs(folder) {
  const program = onPath('mkdocs');
  if (program === undefined) return undefined;
  writeFileSync(path.join(folder, 'mkdocs.yml'), 'site_name: handover\nuse_directory_urls: false\n');
  return measured(program, ['build', '--quiet', '--site-dir', path.join(folder, 'out')], { cwd: folder });
}

/** One file of all chapters, with contents. */
async function pandoc(folder, chapters) {
  const program = onPath('pandoc');
  if (program === undefined) return undefined;
  const files = chapters.map((name) => path.join(folder, name));
  const out = path.join(folder, 'all.html');
  return measured(
    program,
    ['--from', 'gfm', '--standalone', '--toc', '--metadata', 'title=handover', '--output', out, ...files],
    { cwd: folder },
  );
}

/**
 * `node --import tsx scripts/bench/anchors.ts FOLDER`: ten anchors in each of up to 1,000 files of a git work tree, set in the files as
 * they are and resolved in the same files with lines added and changed. Prints one JSON line; seconds, and those of only reading the files.
 */
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type QuoteAnchor, quoteOf } from '../../src/core/knowledge/quoteAnchor';
import type { Files } from '../../src/core/ports';
import { AnchorResolver } from '../../src/node/knowledge/anchorResolver';

const mostFiles = 1000;
const anchorsEach = 10;
const largestFile = 200_000;

async function main(): Promise<void> {
  const folder = process.argv[2] ?? '.';
  const listed = execFileSync('git', ['ls-files', '-z'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const texts = new Map<string, string>();
  for (const name of listed.split('\0')) {
    if (texts.size === mostFiles) break;
    if (!/\.(?:ts|tsx|js|py|java|go|rs|c|h|cpp|cs|rb|php|md)$/.test(name)) continue;
    const text = await readFile(path.join(folder, name), 'utf8').catch(() => '');
    if (text.length > 500 && text.length < largestFile) texts.set(name, text);
  }

  const anchors: QuoteAnchor[] = [];
  for (const [name, text] of texts) {
    const lines = text.split('\n').length;
    for (let count = 0; count < anchorsEach; count++) {
      const line = Math.floor((lines * (count + 0.5)) / anchorsEach);
      anchors.push(
        quoteOf(name, text, { start: { line, column: 0 }, end: { line: line + (count % 3), column: 200 } }),
      );
    }
  }

  const readSeconds = await timed(async () => {
    for (const name of texts.keys()) await readFile(path.join(folder, name), 'utf8');
  });
  const files = {
    readText: async (name: string) => {
      const text = await readFile(path.join(folder, name), 'utf8');
      return `// added\n// added\n${text.replace(/\n\n/, '\n// added\n')}`;
    },
  } as Files;
  const found = { exact: 0, moved: 0, changed: 0, lost: 0 };
  const seconds = await timed(async () => {
    const git = {
      renamesSince: () => Promise.resolve(new Map()),
      untrackedFiles: () => Promise.resolve([]),
      goneFiles: () => Promise.resolve(new Map()),
    };
    const resolver = new AnchorResolver({ files, git });
    for (const anchor of anchors) found[(await resolver.resolve(anchor)).drift]++;
  });
  console.log(JSON.stringify({ files: texts.size, anchors: anchors.length, readSeconds, seconds, found }));
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return (performance.now() - startedMs) / 1000;
}

void main();

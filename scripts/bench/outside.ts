/**
 * `node --import tsx scripts/bench/outside.ts FOLDER`: what looking for outside parties costs in one thread, over the files that a scan of a
 * git work tree reads for it. Prints one JSON line; seconds of the processor, which other programs disturb less.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isReadable } from '../../src/core/hotspots/judged';
import { readOutside } from '../../src/core/outside/readOutside';
import { isTextFile, mostTextBytes } from '../../src/core/textFiles/textFiles';

const folder = process.argv[2] ?? '.';
const listed = execFileSync('git', ['ls-files', '-z'], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
const texts: (readonly [path: string, text: string])[] = [];
for (const name of listed.split('\0')) {
  if (!isReadable(name) && !isTextFile(name)) continue;
  try {
    const text = readFileSync(path.join(folder, name), 'utf8');
    if (text.length <= mostTextBytes) texts.push([name, text]);
  } catch {
    // Gone, or a link to a folder: the scan passes it over as well.
  }
}
const before = process.cpuUsage();
let facts = 0;
for (const [name, text] of texts) facts += readOutside(name, text)?.facts.length ?? 0;
const { user, system } = process.cpuUsage(before);
const cpuSeconds = (user + system) / 1e6;
const characters = texts.reduce((sum, [, text]) => sum + text.length, 0);
console.log(JSON.stringify({ files: texts.length, characters, facts, cpuSeconds }));

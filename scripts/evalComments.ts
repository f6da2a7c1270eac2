/**
 * `npm run eval:comments -- FOLDER…`: whether the comments that debts are looked for in are those that the grammars see, over
 * the files under git of real repositories. Files that a grammar cannot parse without an error are left out.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { commentSyntaxOf } from '../src/core/hotspots/comments/syntaxes';
import { type Language, languageOf } from '../src/core/hotspots/languages';
import { parserOf } from '../src/node/scan/grammars';
import { treeOf } from './treeOf';

interface Tally {
  files: number;
  comments: number;
  missed: number;
  invented: number;
}

const mostCharacters = 300_000;
const examples: string[] = [];

async function compare(file: string, shown: string, language: Language, tally: Tally): Promise<void> {
  const text = readFileSync(file, 'utf8');
  if (text.length > mostCharacters) return;
  const { grammar, commentTypes } = treeOf(language);
  const tree = (await parserOf(grammar)).parse(text);
  if (tree === null) return;
  try {
    if (tree.rootNode.hasError) return;
    const nodes = tree.rootNode.descendantsOfType([...commentTypes]);
    const told = new Set(nodes.map((node) => node.startIndex));
    const found = new Set(
      commentSyntaxOf(shown)
        ?.commentsOf(text)
        .map(({ start }) => start),
    );
    tally.files += 1;
    tally.comments += told.size;
    const note = (kind: string, at: number): void => {
      const line = text.slice(0, at).split('\n').length;
      examples.push(`${kind} ${shown}:${line}: ${JSON.stringify(text.slice(at, at + 60))}`);
    };
    for (const at of told) {
      if (found.has(at)) continue;
      tally.missed += 1;
      note('missed', at);
    }
    for (const at of found) {
      if (told.has(at)) continue;
      tally.invented += 1;
      note('invented', at);
    }
  } finally {
    tree.delete();
  }
}

async function main(folders: readonly string[]): Promise<void> {
  const tallies = new Map<string, Tally>();
  for (const folder of folders) {
    const listed = execFileSync('git', ['-C', folder, 'ls-files', '-z'], {
      maxBuffer: 1e9,
      encoding: 'utf8',
    });
    for (const name of listed.split('\0')) {
      const language = languageOf(name);
      if (language === undefined) continue;
      const tally = tallies.get(language.id) ?? { files: 0, comments: 0, missed: 0, invented: 0 };
      tallies.set(language.id, tally);
      try {
        await compare(path.join(folder, name), name, language, tally);
      } catch (error) {
        console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  for (const example of examples.slice(0, 40)) console.log(example);
  console.table(Object.fromEntries(tallies));
}

const folders = process.argv.slice(2);
if (folders.length === 0) {
  console.error('Usage: npm run eval:comments -- FOLDER…');
  process.exitCode = 2;
} else {
  void main(folders);
}

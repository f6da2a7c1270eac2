/**
 * `npm run eval:docs -- [--language ID] [--show N] FOLDER…`: whether the scan and the doc linters of the languages miss
 * documentation at the same symbols of real code. FOLDER is a git work tree; only files in the role `source` are judged.
 * Linters are found on PATH or by the environment variables that `scripts/docs/linters.ts` names; what is missing is
 * said, and the rest goes on.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { joinDeclarations } from '../src/core/hotspots/declarations';
import { languageOf } from '../src/core/hotspots/languages';
import type { ModuleFacts } from '../src/core/hotspots/model';
import { moduleFacts } from '../src/core/hotspots/moduleFacts';
import { tagPattern } from '../src/core/hotspots/tagPattern';
import { decodeText } from '../src/node/files/textDecoding';
import { parserOf } from '../src/node/scan/grammars';
import { compare } from './docs/compare';
import type { DocLinter } from './docs/linter';
import { linters } from './docs/linters';

const { values, positionals } = parseArgs({
  options: { language: { type: 'string' }, show: { type: 'string', default: '3' } },
  allowPositionals: true,
});
if (positionals.length === 0) {
  console.error('Usage: npm run eval:docs -- [--language ID] [--show N] FOLDER…');
  process.exit(2);
}

const chosen = linters.filter(
  ({ languages }) => values.language === undefined || languages.some((id) => id === values.language),
);
const totals = new Map<string, { agree: number; all: number }>();
void judgeAll();

async function judgeAll(): Promise<void> {
  for (const folder of positionals.map((each) => path.resolve(each))) await judge(folder);
  console.log('\n| Linter | Symbols | Agreement |\n|---|---:|---:|');
  for (const [name, { agree, all }] of totals)
    console.log(`| ${name} | ${String(all)} | ${percent(agree, all)} |`);
}

async function judge(folder: string): Promise<void> {
  const alone = await factsOf(folder);
  const all = joinDeclarations(alone);
  for (const linter of chosen) {
    const modules = all.filter(
      ({ language, role }) => linter.languages.some((id) => id === language) && role === 'source',
    );
    if (modules.length === 0) continue;
    const program = programOf(linter);
    if (program === undefined) console.error(linter.install);
    else report(folder, linter, program, modules, alone);
  }
}

function report(
  folder: string,
  linter: DocLinter,
  program: string,
  modules: readonly ModuleFacts[],
  facts: readonly ModuleFacts[],
): void {
  const files = modules.map((module) => module.path);
  const { findings, covered, remarks, apart } = linter.lint({ folder, files, facts }, program);
  const judged = modules.filter((module) => covered?.has(module.path) ?? true);
  const leftOut = new Map<string, number>();
  const asked = findings.filter((finding) => {
    const decision = linter.leftOut?.(finding);
    if (decision !== undefined) leftOut.set(decision, (leftOut.get(decision) ?? 0) + 1);
    return decision === undefined;
  });
  const notJudged = new Map<string, number>();
  const seen = judged.map((module) => ({
    ...module,
    symbols: module.symbols.filter((symbol) => {
      const decision = apart?.(module.path, symbol);
      if (decision !== undefined) notJudged.set(decision, (notJudged.get(decision) ?? 0) + 1);
      return decision === undefined;
    }),
  }));
  const { agree, classes } = compare(seen, asked, linter.acrossFiles === true);
  const differ = [...classes.values()].reduce((sum, each) => sum + each.length, 0);
  const total = totals.get(linter.name) ?? { agree: 0, all: 0 };
  totals.set(linter.name, { agree: total.agree + agree, all: total.all + agree + differ });
  console.log(`\n## ${path.basename(folder)}: ${linter.name}\n`);
  for (const remark of remarks) console.log(`- ${remark}`);
  console.log(
    `${String(seen.length)} files, ${String(agree + differ)} symbols, agreement ${percent(agree, agree + differ)}`,
  );
  for (const [decision, count] of leftOut) console.log(`- not asked for: ${String(count)} × ${decision}`);
  for (const [decision, count] of notJudged) console.log(`- not compared: ${String(count)} × ${decision}`);
  for (const [name, examples] of [...classes].sort((a, b) => b[1].length - a[1].length)) {
    console.log(`- ${String(examples.length)} × ${name}`);
    for (const example of examples.slice(0, Number(values.show))) console.log(`  - ${example}`);
  }
}

/** All files of the folder that the scan reads, as the scan sees them. */
async function factsOf(folder: string): Promise<readonly ModuleFacts[]> {
  const listed = execFileSync('git', ['ls-files', '-z'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
  });
  const facts: ModuleFacts[] = [];
  for (const file of listed.split('\0')) {
    const language = languageOf(file);
    if (language === undefined || !chosen.some(({ languages }) => languages.includes(language.id))) continue;
    const { text } = decodeText(readFileSync(path.join(folder, file)));
    const { grammar } = language;
    const parser = grammar === undefined ? undefined : await parserOf(grammar);
    const found = moduleFacts(
      file,
      text,
      language,
      { tags: tagPattern([]) },
      (source) => parser?.parse(source)?.rootNode,
    );
    if (found !== undefined) facts.push(found);
  }
  return facts;
}

function programOf({ program, variable }: DocLinter): string | undefined {
  const named = process.env[variable] ?? program;
  return spawnSync(named, ['--version'], { stdio: 'ignore' }).error === undefined ? named : undefined;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

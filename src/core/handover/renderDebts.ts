import { bySaying } from '../hotspots/debtRepeats';
import { isOwn } from '../hotspots/judged';
import type { DebtReport } from '../hotspots/model';
import type { EpochMs } from '../ports';
import type { BookFacts } from './facts';
import { byFolder, byFolderAtMost } from './folders';
import { escapeText, type Markdown, shorten, table } from './markdownText';
import { regionContent } from './provenance';
import { folderText } from './renderModules';
import { shortPath } from './repoLinks';
import { ageWords, counted, dateWords, listWords, numberWords } from '../wording';

const mostFolders = 40;
const mostListed = 2000;
const longestTextCharacters = 200;
const oldestShown = 10;
const placesOfSame = 3;

/** Debts that stand in one row; the first is shown. */
type SameDebts = readonly [DebtReport, ...DebtReport[]];

/** Debts in code of others are others' debts: they are counted, not listed. Dismissed ones are listed apart. */
export function ownDebts({ report }: BookFacts): readonly DebtReport[] {
  return report.debts.filter(({ decision }) => decision?.kind !== 'dismissed');
}

/** Chapter 17: how many, where, how old, whose. */
export function debtsOverviewRegion(facts: BookFacts): Markdown {
  const debts = ownDebts(facts);
  const foreign = facts.report.modules
    .filter((module) => !isOwn(module))
    .reduce((sum, module) => sum + module.debts.length, 0);
  const body = debts.length === 0 ? ['No debts were found in comments.'] : [summary(debts, facts)];
  if (foreign > 0)
    body.push(`${counted(foreign, 'more is', 'more are')} in generated or vendored files and not listed.`);
  const groups = byFolderAtMost(debts, mostFolders);
  if (groups.length > 1) {
    const rows = groups.map(({ folder, items }) => [
      folder === '' ? folderText(folder) : facts.links.to(folder),
      numberWords(items.length),
      numberWords(items.filter((debt) => debt.authorInactive === true).length),
      oldestDate(items),
    ]);
    body.push(table(['Folder', 'Debts#', 'By inactive people#', 'Oldest of'], rows));
  }
  const byAge = dated(debts).sort((a, b) => a.atEpochMs - b.atEpochMs || (a.path < b.path ? -1 : 1));
  const oldest = bySaying(byAge)
    .map(([debt]): SameDebts => [debt])
    .slice(0, oldestShown);
  if (debts.length > oldestShown && oldest.length > 0) {
    body.push(
      '### The oldest',
      debtTable(oldest, facts, (debt) => shortPath(debt.path)),
    );
  }
  return regionContent('codeAndHistory', facts, body);
}

/** Chapter 17: every debt with its author and age, folder by folder; before them, in a row each, those that say the same often. */
export function debtsRegion(facts: BookFacts): Markdown {
  const groups = bySaying(ownDebts(facts));
  const repeated = groups.filter(({ length }) => length > 1);
  const debts = groups.filter(({ length }) => length === 1).map(([debt]) => debt);
  const listed = debts.slice(0, mostListed);
  const body = byFolder(listed).flatMap(({ folder, items }) => [
    `### ${folderText(folder)}`,
    debtTable(sameDebts(items), facts, (debt) => debt.path.slice(folder === '' ? 0 : folder.length + 1)),
  ]);
  if (repeated.length > 0) body.unshift('### Said all over the repository', repeatedTable(repeated, facts));
  if (groups.length === 0) body.push('None.');
  if (debts.length > listed.length) {
    const rest = counted(debts.length - listed.length, 'more debt is', 'more debts are');
    body.push(`${rest} left out here; \`mob-handover scan --format json\` lists them all.`);
  }
  return regionContent('codeAndHistory', facts, body);
}

function summary(debts: readonly DebtReport[], facts: BookFacts): Markdown {
  const tags = new Map<string, number>();
  for (const { tag } of debts) tags.set(tag, (tags.get(tag) ?? 0) + 1);
  const tagWords = [...tags]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([tag, count]) => `${numberWords(count)} ${escapeText(tag)}`);
  const files = new Set(debts.map((debt) => debt.path)).size;
  const sentences = [
    `${counted(debts.length, '"not now" comment')} in ${counted(files, 'file')}: ${listWords(tagWords)}.`,
  ];
  const tests = new Set(
    facts.report.modules.filter(({ role }) => role === 'test').map((module) => module.path),
  );
  const inTests = debts.filter((debt) => tests.has(debt.path)).length;
  if (inTests > 0)
    sentences.push(`${numberWords(inTests)} of them ${inTests === 1 ? 'is' : 'are'} in tests.`);
  const known = debts.filter((debt) => debt.author !== undefined);
  const inactive = known.filter((debt) => debt.authorInactive === true);
  if (inactive.length > 0) {
    sentences.push(
      `${counted(inactive.length, 'was', 'were')} left by people who are no longer active here.`,
    );
  }
  const [oldest] = dated(debts).sort((a, b) => a.atEpochMs - b.atEpochMs);
  if (oldest && facts.asOfEpochMs !== undefined) {
    sentences.push(`The oldest is of ${dateWords(oldest.atEpochMs)}.`);
  }
  if (known.length === 0) sentences.push('Git could not say who left them, nor when.');
  else if (known.length < debts.length) {
    const rest = counted(debts.length - known.length, 'debt');
    sentences.push(
      `For ${rest} git could not say who left them: not committed yet, or older than this clone.`,
    );
  }
  return sentences.join(' ');
}

/** What stands so often was written by a program, or is one decision: most often said first. */
function repeatedTable(groups: readonly SameDebts[], facts: BookFacts): Markdown {
  return table(
    ['Debt', 'Times#', 'Files#', 'By inactive people#', 'Oldest of', 'First places'],
    groups
      .toSorted((a, b) => b.length - a.length)
      .map((same) => [
        escapeText(shorten(same[0].text, longestTextCharacters)),
        numberWords(same.length),
        numberWords(new Set(same.map(({ path }) => path)).size),
        numberWords(same.filter((debt) => debt.authorInactive === true).length),
        oldestDate(same),
        listWords(
          same.map(({ path, line }) => facts.links.toLine(path, line, `${shortPath(path)}:${line + 1}`)),
          placesOfSame,
        ),
      ]),
  );
}

function debtTable(
  rows: readonly SameDebts[],
  facts: BookFacts,
  place: (debt: DebtReport) => string,
): Markdown {
  return table(
    ['Place', 'Debt', 'Left by', 'Date', 'Age'],
    rows.map(([debt, ...others]) => [
      [
        facts.links.toLine(debt.path, debt.line, `${place(debt)}:${debt.line + 1}`),
        ...others.map(({ path, line }) => facts.links.toLine(path, line, String(line + 1))),
      ].join(', '),
      escapeText(shorten(debt.text, longestTextCharacters)),
      leftBy(debt),
      debt.atEpochMs === undefined ? '–' : dateWords(debt.atEpochMs),
      age(debt.atEpochMs, facts.asOfEpochMs),
    ]),
  );
}

/** The same words of the same person and day, repeated all over one file, are one row with many places. */
function sameDebts(debts: readonly DebtReport[]): readonly SameDebts[] {
  const groups = new Map<string, [DebtReport, ...DebtReport[]]>();
  for (const debt of debts) {
    const day = debt.atEpochMs === undefined ? '' : dateWords(debt.atEpochMs);
    const key = [debt.path, debt.text, debt.author?.name ?? '', day].join('\n');
    const known = groups.get(key);
    if (known) known.push(debt);
    else groups.set(key, [debt]);
  }
  return [...groups.values()];
}

function leftBy({ author, authorInactive }: DebtReport): Markdown {
  if (!author) return 'unknown';
  return escapeText(author.name) + (authorInactive === true ? ' (inactive)' : '');
}

function age(atEpochMs: EpochMs | undefined, asOfEpochMs: EpochMs | undefined): string {
  return atEpochMs === undefined || asOfEpochMs === undefined ? '–' : ageWords(atEpochMs, asOfEpochMs);
}

function dated(debts: readonly DebtReport[]): (DebtReport & { readonly atEpochMs: EpochMs })[] {
  return debts.flatMap((debt) =>
    debt.atEpochMs === undefined ? [] : [{ ...debt, atEpochMs: debt.atEpochMs }],
  );
}

function oldestDate(debts: readonly DebtReport[]): string {
  const dates = dated(debts).map((debt) => debt.atEpochMs);
  return dates.length === 0 ? '–' : dateWords(Math.min(...dates));
}

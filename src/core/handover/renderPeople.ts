import type { BookFacts } from './facts';
import { byFolderAtMost } from './folders';
import { codeSpan, escapeText, type Markdown, table } from './markdownText';
import { authorshipIn } from '../hotspots/knownAuthors';
import type { Knower, Ownership } from '../hotspots/ownership';
import { regionContent } from './provenance';
import { folderText } from './renderModules';
import { ageWords, counted, dateWords, listWords, numberWords, percentWords } from '../wording';

const mostPeople = 30;
const mostFolders = 40;
const mostOrphans = 20;
const foldersShown = 3;

/** Chapter 20: who can still be asked, who is gone, and how few could leave. */
export function peopleRegion(facts: BookFacts): Markdown {
  const { ownership } = facts;
  const { people, activeWithinDays } = ownership;
  if (people.length === 0) {
    return regionContent('history', facts, ['There is no history that would tell who knows what.']);
  }
  if (ownership.knownModules === 0) return regionContent('history', facts, cutOffWords(ownership));
  const active = people.filter((person) => !person.inactive);
  const gone = people.filter((person) => person.inactive);
  const goneAuthors = gone.filter((person) => person.modules.length > 0);
  const shownGone = goneAuthors.slice(0, mostPeople);
  const body = [truckFactorWords(facts), '### Still active'];
  if (active.length === 0) body.push('Nobody who ever changed one of these modules.');
  else body.push(peopleTable(active.slice(0, mostPeople), facts));
  if (active.length > mostPeople) body.push(`${numberWords(active.length - mostPeople)} more are active.`);
  if (gone.length > 0) {
    body.push('### No longer active');
    if (shownGone.length > 0) body.push(peopleTable(shownGone, facts));
    const others = gone.length - shownGone.length;
    const as = shownGone.length > 0 ? ' as well' : '';
    if (others > 0)
      body.push(
        `${counted(others, 'more person', 'more people')} changed modules${as} and are inactive now.`,
      );
  }
  body.push(
    `Active is who committed anything in the ${counted(activeWithinDays, 'day')} before the commit above. ` +
      'Author of a module is who holds more than 75 % of the greatest share in it; a share is estimated from who ' +
      'created it and who changed it how often. What somebody knows, only that person can tell.',
  );
  return regionContent('history', facts, body);
}

function peopleTable(people: readonly Knower[], facts: BookFacts): Markdown {
  const { knownModules } = facts.ownership;
  return table(
    ['Name', 'E-mail', 'Author of#', 'Mostly in', 'Changes#', 'Last change'],
    people.map((person) => [
      escapeText(person.name),
      codeSpan(person.email),
      authorOfWords(person, knownModules),
      whereWords(person, facts),
      numberWords(person.changes),
      dateWords(person.lastAtEpochMs),
    ]),
  );
}

/** Chapter 20: modules of which every author is inactive. */
export function lostKnowledgeRegion(facts: BookFacts): Markdown {
  const { ownership, sources, links } = facts;
  const orphans = sources.filter((module) => ownership.isOrphaned(module.path));
  if (ownership.knownModules === 0) return regionContent('history', facts, [untoldWords(facts)]);
  if (orphans.length === 0) {
    return regionContent('history', facts, ['Every module still has an author who is active.']);
  }
  const orphanPaths = new Set(orphans.map((module) => module.path));
  const folders = byFolderAtMost(sources, mostFolders)
    .map(({ folder, items }) => ({
      folder,
      modules: items.length,
      orphaned: items.filter((module) => orphanPaths.has(module.path)).length,
    }))
    .filter((group) => group.orphaned > 0);
  const body = [
    `${numberWords(orphans.length)} of ${counted(sources.length, 'module')} (${percentWords(orphans.length, sources.length)}) ${orphans.length === 1 ? 'has' : 'have'} no author left who is active.`,
  ];
  if (folders.length > 1) {
    const rows = folders.map(({ folder, modules, orphaned }) => [
      folder === '' ? folderText(folder) : links.to(folder),
      numberWords(modules),
      `${numberWords(orphaned)} (${percentWords(orphaned, modules)})`,
    ]);
    body.push(table(['Folder', 'Modules#', 'Without active author#'], rows));
  }
  const top = [...orphans]
    .sort((a, b) => (b.history?.changes ?? 0) - (a.history?.changes ?? 0) || (a.path < b.path ? -1 : 1))
    .slice(0, mostOrphans);
  body.push(
    orphans.length > top.length ? `The ${top.length} of them that changed most often:` : 'These are:',
    table(
      ['Module', 'Changes#', 'Last change', 'Authors'],
      top.map((module) => [
        links.toEndOf(module.path),
        numberWords(module.history?.changes ?? 0),
        module.history ? dateWords(module.history.lastAtEpochMs) : '–',
        listWords(
          ownership.authorsOf(module.path).map((person) => escapeText(person.name)),
          3,
        ),
      ]),
    ),
  );
  return regionContent('history', facts, body);
}

function untoldWords({ report }: BookFacts): Markdown {
  return authorshipIn(report.historyStatus) === 'unknown'
    ? 'The history is cut off (a shallow clone), so it does not tell.'
    : 'There is no history that would tell.';
}

/** Who can be asked first all the same. */
function cutOffWords({ people }: Ownership): readonly Markdown[] {
  const names = [...people]
    .sort((a, b) => b.lastAtEpochMs - a.lastAtEpochMs || b.changes - a.changes || (a.key < b.key ? -1 : 1))
    .map(({ name }) => escapeText(name));
  return [
    'The history is cut off (a shallow clone): who wrote most of a module, and how few could leave, is not known.',
    `In the commits that are here modules were changed by ${listWords(names, 8)}.`,
  ];
}

function truckFactorWords({ ownership, asOfEpochMs, report }: BookFacts): Markdown {
  const leaving = ownership.truckFactor();
  const names = leaving.map((person) => escapeText(person.name));
  const gone = leaving.filter((person) => person.inactive);
  const first = gone[0];
  const already =
    first === undefined || asOfEpochMs === undefined
      ? ''
      : gone.length === 1
        ? ` ${escapeText(first.name)} has changed nothing for ${ageWords(first.lastAtEpochMs, asOfEpochMs)}.`
        : ` ${numberWords(gone.length)} of them are no longer active.`;
  const sureness = authorshipIn(report.historyStatus) === 'about' ? 'about ' : '';
  const who = leaving.length === 1 ? 'one person leaves' : `${numberWords(leaving.length)} people leave`;
  return `The truck factor is ${sureness}**${numberWords(leaving.length)}**: when ${who} (${listWords(names, 8)}), more than half of the modules have no author left.${already}`;
}

function authorOfWords({ modules }: Knower, knownModules: number): string {
  if (modules.length === 0) return '–';
  return `${numberWords(modules.length)} (${percentWords(modules.length, knownModules)})`;
}

/** The folders in which a person changed most. */
function whereWords(person: Knower, { links }: BookFacts): Markdown {
  return byFolderAtMost(person.touched, 12)
    .map(({ folder, items }) => ({ folder, changes: items.reduce((sum, item) => sum + item.changes, 0) }))
    .sort((a, b) => b.changes - a.changes || (a.folder < b.folder ? -1 : 1))
    .slice(0, foldersShown)
    .map(({ folder }) => (folder === '' ? folderText(folder) : links.toEndOf(folder)))
    .join(', ');
}

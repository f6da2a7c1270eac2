import type { RepoPath } from '../ports';
import { counted, listWords, numberWords, percentWords } from '../wording';
import type { BookFacts } from './facts';
import {
  type KnowledgeMap,
  knowledgeMap,
  type KnownModule,
  knownBy,
  leavingPeople,
  safeNumber,
} from './knowledgeMap';
import { codeSpan, escapeText, type Markdown, table } from './markdownText';
import { regionContent } from './provenance';

const mostModules = 60;
const mostPairs = 40;

/** Chapter 20: what the notes changed for those who stay. */
export function knowledgeMapRegion(facts: BookFacts): Markdown {
  const map = knowledgeMap({
    modules: facts.sources.map(({ path }) => path),
    ownership: facts.ownership,
    notes: facts.notes,
    leaving: leavingPeople(facts.sessions),
  });
  const blocks = knowledgeMapBlocks(map, { heading: '###', place: (path) => facts.links.toEndOf(path) });
  return regionContent('historyAndNotes', facts, blocks);
}

/** A document of its own, for those who look while the work goes on. */
export function knowledgeMapDocument(map: KnowledgeMap, of: 'session' | 'all'): Markdown {
  const intro =
    of === 'session'
      ? 'Before this session, and with what has been noted in it.'
      : 'Before anything was noted, and with all notes.';
  const blocks = knowledgeMapBlocks(map, { heading: '##', place: codeSpan });
  return `${['# Knowledge map', intro, ...blocks].join('\n\n')}\n`;
}

function knowledgeMapBlocks(
  { modules, passedOn, leaving, historyTells }: KnowledgeMap,
  { heading, place }: { readonly heading: string; readonly place: (path: RepoPath) => Markdown },
): readonly Markdown[] {
  if (modules.length === 0) return ['There are no modules yet.'];
  const before = knownBy(modules, 'before');
  const after = knownBy(modules, 'after');
  const row = (words: string, from: number, to: number) => [
    words,
    `${numberWords(from)} (${percentWords(from, modules.length)})`,
    `${numberWords(to)} (${percentWords(to, modules.length)})`,
  ];
  const changed = modules.filter((module) => module.after.length > module.before.length);
  const nowSafe = modules.filter(
    (module) => module.before.length < safeNumber && module.after.length >= safeNumber,
  );
  return [
    summary(nowSafe, leaving),
    table(
      ['Modules known by', 'Before#', 'Now#'],
      [
        row('nobody who stays', before.nobody, after.nobody),
        row('one who stays', before.one, after.one),
        row('two or more who stay', before.more, after.more),
      ],
    ),
    ...(changed.length === 0
      ? []
      : [`${heading} Modules that more people know now`, changes(changed, place)]),
    ...(changed.length > mostModules
      ? [`${numberWords(changed.length - mostModules)} more are left out here.`]
      : []),
    ...(passedOn.length === 0
      ? []
      : [
          `${heading} Who told whom`,
          table(
            ['Told by', 'Learnt by', 'Notes#'],
            passedOn
              .slice(0, mostPairs)
              .map(({ from, to, notes }) => [escapeText(from), escapeText(to), numberWords(notes)]),
          ),
        ]),
    historyTells
      ? 'Known by: active authors from the history, and whoever told, learnt or confirmed something about the module in a note.'
      : 'Known by: whoever told, learnt or confirmed something about the module in a note. Git does not tell here who knew it before.',
  ];
}

function summary(nowSafe: readonly KnownModule[], leaving: readonly string[]): Markdown {
  const who =
    leaving.length === 0
      ? 'Nobody has been given a last day, so every active author counts as one who stays.'
      : `Those who leave do not count: ${listWords(leaving.map(escapeText), 12)}.`;
  return `**${counted(nowSafe.length, 'module is', 'modules are')} now known by two who stay** and ${nowSafe.length === 1 ? 'was' : 'were'} not before. ${who}`;
}

function changes(modules: readonly KnownModule[], place: (path: RepoPath) => Markdown): Markdown {
  const names = (list: readonly string[]) =>
    list.length === 0 ? 'nobody' : listWords(list.map(escapeText), 6);
  return table(
    ['Module', 'Before', 'Now also'],
    modules
      .slice(0, mostModules)
      .map(({ path, before, after }) => [
        place(path),
        names(before),
        names(after.filter((name) => !before.includes(name))),
      ]),
  );
}

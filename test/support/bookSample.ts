import type { BookInput } from '../../src/core/handover/book';
import type { AuthorShare, DebtReport, ModuleReport, ScanReport } from '../../src/core/hotspots/model';
import { standardPlan } from '../../src/core/handover/bookPlan';
import { chapterName } from '../../src/core/handover/chapter';
import { chapters } from '../../src/core/handover/chapters';
import type { Note } from '../../src/core/knowledge/note';
import { allQuestions, askedQuestions } from '../../src/core/knowledge/questions/askedQuestions';
import type { ResolvedNote } from '../../src/core/knowledge/resolvedNote';
import type { Identity } from '../../src/core/ports';
import { sampleProject } from './projectSample';

export const at = (iso: string): number => Date.parse(iso);

export const kim: Identity = { name: 'Kim Example', email: 'kim@example.org' };
export const sol: Identity = { name: 'Sol Example', email: 'sol@example.org' };

export function share(author: Identity, part: number, last: string, inactive = false): AuthorShare {
  return { author, share: part, changes: Math.round(part * 10), lastAtEpochMs: at(last), inactive };
}

export function module(path: string, over: Partial<ModuleReport> = {}): ModuleReport {
  return {
    path,
    language: 'typescript',
    lines: 120,
    hasModuleDoc: false,
    symbols: [],
    probableDebts: [],
    debts: [],
    role: 'source',
    publicSymbols: 4,
    documentedSymbols: 1,
    history: {
      changes: 10,
      weightedChanges: 9.5,
      firstAtEpochMs: at('2021-03-01T10:00:00Z'),
      lastAtEpochMs: at('2024-04-30T10:00:00Z'),
      authors: [share(kim, 0.8, '2024-04-30T10:00:00Z'), share(sol, 0.2, '2021-06-01T10:00:00Z', true)],
    },
    ...over,
  };
}

export function debt(path: string, line: number, over: Partial<DebtReport> = {}): DebtReport {
  return {
    path,
    line,
    column: 3,
    tag: 'TODO',
    text: 'TODO: percentages may exceed 100',
    author: sol,
    atEpochMs: at('2021-06-01T10:00:00Z'),
    authorInactive: true,
    ...over,
  };
}

/** A small voting service: two folders, a test, a vendored file, two people of whom one left. */
export function sampleReport(): ScanReport {
  const orphan = { authors: [share(sol, 1, '2021-06-01T10:00:00Z', true)] };
  const history = module('x').history;
  if (!history) throw new Error('The sample has a history.');
  return {
    historyStatus: 'full',
    head: 'f'.repeat(40),
    headAtEpochMs: at('2024-05-01T12:00:00Z'),
    modules: [
      module('src/encode/queue.py', {
        language: 'python',
        documentedSymbols: 0,
        history: { ...history, ...orphan, lastAtEpochMs: at('2021-06-01T10:00:00Z') },
      }),
      module('src/voting/tally.ts'),
      module('src/voting/votes.ts', { publicSymbols: 0, documentedSymbols: 0 }),
      module('test/tally.test.ts', { role: 'test', publicSymbols: 0, documentedSymbols: 0 }),
      module('vendor/zip.js', {
        language: 'javascript',
        role: 'vendored',
        debts: [debt('vendor/zip.js', 3)],
      }),
    ],
    debts: [
      debt('src/encode/queue.py', 11, {
        tag: 'FIXME',
        text: 'FIXME retry for ever | see https://example.org/1',
      }),
      debt('src/voting/tally.ts', 41, {
        author: kim,
        atEpochMs: at('2024-04-01T10:00:00Z'),
        authorInactive: false,
      }),
    ],
    hotspots: [
      {
        path: 'src/encode/queue.py',
        score: 88.1,
        factors: { gap: 1, attention: 0.9, knowledgeLoss: 0.98 },
        reasons: ['nothing documented', 'changed 41 times', 'its only author left'],
      },
    ],
    people: [
      person(kim, '2024-04-30T10:00:00Z', false, ['src/voting/tally.ts']),
      person(sol, '2021-06-01T10:00:00Z', true, ['src/encode/queue.py']),
    ],
    problems: [],
  };
}

function person(identity: Identity, last: string, inactive: boolean, mainAuthorOf: readonly string[]) {
  return {
    identity,
    commits: 12,
    firstAtEpochMs: at('2021-03-01T10:00:00Z'),
    lastAtEpochMs: at(last),
    inactive,
    mainAuthorOf,
  };
}

export function note(name: string, over: Partial<Note>): Note {
  return {
    path: `.handover/notes/2024-05-01-${name}.md`,
    kind: 'explanation',
    status: 'authored',
    atEpochMs: at('2024-05-01T09:00:00Z'),
    title: name,
    body: `# ${name}\n`,
    toldBy: ['Kim Example'],
    learntBy: [],
    confirmedBy: [],
    session: '2024-05-01-a7k2',
    anchors: [],
    ...over,
  };
}

const tallyAnchor = {
  path: 'src/voting/tally.ts',
  exact: 'percent += share;',
  prefix: '',
  suffix: '',
  line: 30,
};
const lineOf = (line: number) => ({ start: { line, column: 2 }, end: { line, column: 19 } });

const sampleNotes: readonly ResolvedNote[] = [
  {
    note: note('tally-aaaa', {
      title: 'Jury and audience are added here',
      body: '# Jury and audience are added here\n\n70 % and 50 %: **120 %**. See [the contract](../../docs/contract.md).\n\n## Why\n\n- because of `share`\n',
      status: 'confirmed',
      confirmedBy: ['Sol Example'],
    }),
    places: [{ anchor: tallyAnchor, drift: 'moved', path: tallyAnchor.path, span: lineOf(33) }],
  },
  {
    note: note('queue-bbbb', {
      kind: 'warning',
      title: 'Do not restart it during a show',
      body: '# Do not restart it during a show\n',
    }),
    places: [
      { anchor: { ...tallyAnchor, path: 'src/encode/queue.py' }, drift: 'lost', path: 'src/encode/queue.py' },
    ],
  },
  {
    note: note('unzip-cccc', {
      kind: 'discovery',
      title: 'Every upload starts an unzip',
      body: '# Every upload starts an unzip\n\n<img src=x onerror=alert(1)> [run](command:evil) ![p](../media/p.png)\n',
      learntBy: ['Noa Example'],
    }),
    places: [],
  },
  {
    note: note('pays-dddd', {
      kind: 'question',
      status: 'answered',
      question: '07-suppliers/who-pays',
      title: 'Who pays each of them?',
      body: '# Who pays each of them?\n\n## Answer\n\nThe team’s card.\n',
    }),
    places: [],
  },
  {
    note: note('licences-eeee', {
      kind: 'question',
      status: 'notApplicable',
      question: '19-dependencies/licences',
      title: 'Which licence?',
      body: '# Which licence?\n\n## Answer\n\nAll are MIT.\n',
    }),
    places: [],
  },
  {
    note: note('carry-ffff', {
      kind: 'question',
      status: 'open',
      title: 'Why does the *tally* carry over?',
      body: '# Why does the *tally* carry over?\n\n## Answer\n',
      anchors: [tallyAnchor],
    }),
    places: [{ anchor: tallyAnchor, drift: 'moved', path: tallyAnchor.path, span: lineOf(33) }],
  },
  {
    note: note('night-gggg', {
      kind: 'question',
      status: 'answered',
      title: 'Why only at night?',
      body: '# Why only at night?\n\nThe queue is emptied at two.\n\n## Answer\n\nPower was cheaper then.\n',
    }),
    places: [],
  },
  {
    note: note('resold-hhhh', {
      kind: 'question',
      status: 'answered',
      question: '07-suppliers/resold',
      title: 'Who resells the votes?',
      body: '# Who resells the votes?\n\n## Answer\n\nNobody any more.\n',
    }),
    places: [],
  },
];

export function sampleInput(over: Partial<BookInput> = {}): BookInput {
  return {
    plan: standardPlan,
    signOffs: [],
    suppliers: [],
    formerRecord: undefined,
    projectName: 'voting',
    outputFolder: 'docs/handover',
    report: sampleReport(),
    project: sampleProject(),
    code: { commit: 'c'.repeat(40), atEpochMs: at('2024-05-01T12:00:00Z'), uncommittedFiles: 0 },
    sessions: [
      {
        path: '.handover/sessions/2024-05-01-a7k2.md',
        day: '2024-05-01',
        startedAtEpochMs: at('2024-05-01T07:00:00Z'),
        endedAtEpochMs: at('2024-05-01T11:30:00Z'),
        goal: 'How votes are counted',
        people: [
          {
            name: 'Kim Example',
            email: 'kim@example.org',
            turns: 3,
            typedMinutes: 21,
            presentMinutes: 270,
            navigatedMinutes: 14,
            explainedMinutes: 7,
            factCheckedMinutes: 0,
            presence: [],
          },
          {
            name: 'Noa Example',
            email: '',
            turns: 2,
            typedMinutes: 14,
            presentMinutes: 200,
            navigatedMinutes: 21,
            explainedMinutes: 0,
            factCheckedMinutes: 0,
            presence: [],
          },
        ],
        turns: 5,
        idle: [],
        details: {
          scan: {
            before: { publicSymbols: 40, documentedSymbols: 10, debts: 6, hotspots: 9 },
            after: { publicSymbols: 40, documentedSymbols: 18, debts: 5, hotspots: 6 },
          },
          closedHotspots: 3,
          agenda: { done: 2, parked: 1, all: 4 },
          notes: [{ kind: 'discovery', told: ['Kim Example'], learnt: ['Noa Example'] }],
          retrospective: [{ question: 'What is still dark?', answer: 'The *encoding* queue' }],
        },
      },
    ],
    notes: sampleNotes,
    questions: askedQuestions(
      allQuestions(chapters.map(chapterName), []),
      sampleNotes.map(({ note: each }) => each),
      chapters.map(chapterName),
    ),
    problems: [],
    existing: new Map(),
    activeWithinDays: 365,
    ...over,
  };
}

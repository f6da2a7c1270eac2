import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { NoteKind } from '../../src/core/knowledge/note';
import { quoteOf } from '../../src/core/knowledge/quoteAnchor';
import { newNote } from '../../src/core/knowledge/writeNote';

interface Told {
  readonly kind: NoteKind;
  readonly name: string;
  readonly title: string;
  /** Below the title, or one below each heading that notes of this kind have. */
  readonly text: string | readonly string[];
  readonly toldBy: readonly string[];
  readonly learntBy?: readonly string[];
  /** A line of a file, by some of its words. */
  readonly at?: readonly [file: string, words: string];
  readonly question?: string;
  readonly confirmed?: true;
}

const ira = 'Ira Placeholder';
const sol = 'Sol Sample';
const kim = 'Kim Example';
const day = '2026-10-30';

/** What the made-up team of the sample project said on a made-up day. */
const told: readonly Told[] = [
  {
    kind: 'incident',
    name: 'percent',
    title: 'The winner had 120 %',
    text: [
      'The weights of the semi-final were entered for the final as well, and added up to 120.',
      'The graphics cut the bar off at the edge of the screen, and the phones rang.',
      'Scaling the sum down during the break. It is scaled silently since, so nobody sees wrong weights any more.',
    ],
    toldBy: [kim],
    learntBy: [sol],
    at: ['src/voting/tally.ts', 'HACK: scale until it is 100 again'],
    confirmed: true,
  },
  {
    kind: 'incident',
    name: 'spool',
    title: 'The disk was full, and the queue empty afterwards',
    text: [
      'The queue is written over its own file. With the disk full, nothing was left of it.',
      'The acts asked where their films were; the list of jobs was empty, and no log said why.',
      'Sending eleven films again from the mails of the acts, and a larger disk. The cause is still there.',
    ],
    toldBy: [ira],
    at: ['encode/queue.py', 'TODO: write to a temporary file first'],
  },
  {
    kind: 'discovery',
    name: 'juror',
    title: 'A juror who changes seats counts twice',
    text: 'The points are kept by terminal and juror. In the final of 2023 two of them swapped seats for the light, and nobody noticed for a year.',
    toldBy: [kim],
    learntBy: [sol, ira],
    at: ['src/voting/tally.ts', 'latest.set('],
    confirmed: true,
  },
  {
    kind: 'discovery',
    name: 'fifth',
    title: 'The fifth film is billed and thrown away',
    text: 'Streamforge takes a fifth job, says yes, and loses it. It stands in the contract, on the last page.',
    toldBy: [ira],
    learntBy: [sol],
    at: ['encode/queue.py', 'The contract allows four at a time'],
  },
  {
    kind: 'decision',
    name: 'text-file',
    title: 'Results go to the graphics as a text file',
    text: [
      'The graphics computer in the van belongs to the studio and reads text files from a shared folder.',
      'JSON over the network, which the studio would have had to build; or the file.',
      'The file. The computer will be replaced in the spring; then JSON, and `toGraphics` goes.',
    ],
    toldBy: [sol],
    at: ['src/voting/tally.ts', 'TODO 2024-01-31'],
  },
  {
    kind: 'warning',
    name: 'purge',
    title: 'Never purge during the vote',
    text: 'All telephones then load the page from the two machines that count.',
    toldBy: [ira],
    at: ['src/api/cdn.ts', 'export async function purge'],
    confirmed: true,
  },
  {
    kind: 'explanation',
    name: 'grace',
    title: 'Twelve seconds of grace',
    text: 'So long a text message took through the network of the telephone company in the worst night; measured by hand in 2022.',
    toldBy: [kim],
    learntBy: [sol],
    at: ['src/voting/window.ts', 'const GRACE_MS'],
    confirmed: true,
  },
  {
    kind: 'debtReason',
    name: 'grandmother',
    title: 'Thirty votes in ten seconds',
    text: [
      'Nobody wants to be the one who blocked a grandmother on live television.',
      'A list of known numbers from the telephone company; then ten would do.',
    ],
    toldBy: [sol],
    at: ['src/voting/fraud.ts', 'recent.length > 30'],
  },
  {
    kind: 'question',
    name: 'who-uses-it',
    title: 'Who uses this, how many of them, and at what time of the day or the year?',
    text: 'Two million people on eleven Saturdays from September to November, most of them in four minutes.',
    toldBy: [sol],
    question: '01-purpose/who-uses-it',
  },
  {
    kind: 'question',
    name: 'must-never-break',
    title: 'What must never break, and what does an hour of it cost?',
    text: 'The count while the lines are open. A repeated final costs the production about as much as the season.',
    toldBy: [kim],
    question: '01-purpose/must-never-break',
  },
  {
    kind: 'question',
    name: 'first-look',
    title: 'Where does one look first when somebody says that it is broken?',
    text: 'At the second screen in the van: votes a second. Below 200 while the lines are open, call the telephone company first.',
    toldBy: [ira],
    question: '10-monitoring/first-look',
  },
  {
    kind: 'question',
    name: 'stops-without',
    title: 'Without which outside party does it stop within the hour?',
    text: 'Textheron, for the text messages. Without Edgelark it gets slow, without Pingwren only quiet.',
    toldBy: [ira],
    question: '07-suppliers/stops-without',
  },
];

/** Writes the notes into a fresh sample project; they are about the code that is there. */
export function tellSample(sample: string): void {
  const notes = path.join(sample, '.handover', 'notes');
  mkdirSync(notes, { recursive: true });
  for (const [index, note] of told.entries())
    writeFileSync(path.join(notes, fileOf(note)), textOf(note, index));

  function textOf({ at, confirmed, question, text, ...note }: Told, index: number): string {
    const written = newNote({
      ...note,
      ...(typeof text === 'string' ? { text } : {}),
      learntBy: note.learntBy ?? [],
      atEpochMs: Date.parse(`${day}T09:00:00Z`) + index * 600_000,
      anchors: at === undefined ? [] : [anchorOf(...at)],
      ...(note.kind === 'question' ? { status: 'answered' as const } : {}),
      ...(confirmed === true ? { status: 'confirmed' as const } : {}),
      ...(question === undefined ? {} : { question }),
    });
    const parts = typeof text === 'string' ? [] : [...text];
    const filled = written.replaceAll(/^## .+\n/gmu, (heading) => {
      const part = parts.shift();
      return part === undefined ? heading : `${heading}\n${part}\n`;
    });
    const agreed = `status: confirmed\nconfirmedBy: [${sol}]\n`;
    return confirmed === true ? filled.replace('status: confirmed\n', agreed) : filled;
  }

  function anchorOf(file: string, words: string): ReturnType<typeof quoteOf> {
    const text = readFileSync(path.join(sample, file), 'utf8');
    const line = text.split('\n').findIndex((each) => each.includes(words));
    if (line === -1) throw new Error(`${file} does not say: ${words}`);
    return quoteOf(file, text, { start: { line, column: 0 }, end: { line, column: 400 } });
  }
}

/** Writes into the cover of the sample's exported book what it asks people for. */
export function tellCover(sample: string): void {
  const cover = path.join(sample, 'docs', 'handover', 'README.md');
  const text = readFileSync(cover, 'utf8');
  const asked = /^> \*\*To be written by those who know:\*\*.*$/mu;
  if (!asked.test(text)) throw new Error('The cover asks for nothing.');
  writeFileSync(cover, text.replace(asked, coverWords));
}

const coverWords =
  'Spotlight Night counts the votes of a live show on eleven Saturdays. The team of four hands it over to the studio on 30 November. Call Ira Placeholder first, at any hour of a Saturday.';

function fileOf({ name, question }: Told): string {
  return question === undefined ? `${day}-${name}-k3f9.md` : `${day}-${name}-q5r2.md`;
}

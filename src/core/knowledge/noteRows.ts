import type { RepoPath } from '../ports';
import { plainLabel, plainLine } from '../session/plainText';
import { counted } from '../wording';
import { peopleOfNote } from './findNotes';
import type { BrokenNote } from './note';
import { noteKinds } from './note';
import { type AskedQuestion, isOpenQuestion } from './questions/askedQuestions';
import { kindWords } from './noteWords';
import {
  type AnchoredPlace,
  type Drift,
  type NotesOfFolder,
  type ResolvedNote,
  worstDrift,
} from './resolvedNote';

/** By what the notes are put together. */
export const noteGroupings = ['kind', 'module', 'person', 'state'] as const;
export type NoteGrouping = (typeof noteGroupings)[number];

/** A row of the notes view. Labels are plain text: nothing in them becomes an icon or a link. */
export interface NoteRow {
  /** The same for the same thing as long as it is there. */
  readonly id: string;
  readonly kind:
    'group' | 'question' | 'note' | 'lostNote' | 'place' | 'changedPlace' | 'lostPlace' | 'broken';
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  /** Codicon. */
  readonly icon: string;
  /** Of the folder whose notes these are, see `folderNoteRows`. */
  readonly folderUri?: string;
  /** Of the note the row belongs to. */
  readonly notePath?: RepoPath;
  /** 0-based, where the file of the note is to be opened. */
  readonly noteLine?: number;
  /** Of the anchor the row belongs to, 0-based. */
  readonly anchor?: number;
  readonly place?: AnchoredPlace;
  /** Id of a question of a chapter. */
  readonly question?: string;
  readonly children: readonly NoteRow[];
}

const driftWords: Readonly<Record<Drift, string>> = {
  exact: '',
  moved: 'moved',
  changed: 'changed: please check',
  lost: 'lost',
};

const stateGroups = [
  { label: 'Needs a look', has: (note: ResolvedNote) => needsALook(note) },
  { label: 'Open questions', has: (note: ResolvedNote) => !needsALook(note) && isOpenQuestion(note.note) },
  {
    label: 'Waiting for a second person',
    has: (note: ResolvedNote) => !needsALook(note) && note.note.status === 'authored',
  },
  {
    label: 'Confirmed, answered, set aside',
    has: (note: ResolvedNote) =>
      !needsALook(note) && note.note.status !== 'authored' && !isOpenQuestion(note.note),
  },
] as const;

/** True where the code changed under a note, or went away. */
export function needsALook(note: ResolvedNote): boolean {
  const drift = worstDrift(note);
  return drift === 'changed' || drift === 'lost';
}

/** What the chapters ask that nobody has answered or set aside. */
export interface OpenQuestions {
  readonly chapters: readonly { readonly name: string; readonly title: string }[];
  readonly questions: readonly AskedQuestion[];
}

/** The rows of the view: groups of notes, the questions without an answer, then the files that are no notes. */
export function noteRows(
  { notes, broken }: NotesOfFolder,
  grouping: NoteGrouping,
  open?: OpenQuestions,
): readonly NoteRow[] {
  const ofNotes = groupsOf(notes, grouping).map(({ label, members }): NoteRow => ({
    id: `group ${label}`,
    kind: 'group',
    label: plainLabel(label),
    description: String(members.length),
    tooltip: counted(members.length, 'note'),
    icon: grouping === 'module' ? 'file' : 'folder',
    children: members.map((note) => noteRow(note, label)),
  }));
  // Where nobody wrote anything yet, the view says how to begin.
  const groups = notes.length === 0 || open === undefined ? ofNotes : [...ofNotes, ...questionGroup(open)];
  if (broken.length === 0) return groups;
  return [
    ...groups,
    {
      id: 'broken',
      kind: 'group',
      label: 'Cannot be read',
      description: String(broken.length),
      tooltip: 'Files among the notes that are none; they are left as they are.',
      icon: 'error',
      children: broken.map(brokenRow),
    },
  ];
}

function questionGroup({ chapters, questions }: OpenQuestions): readonly NoteRow[] {
  if (questions.length === 0) return [];
  const rows = chapters.flatMap(({ name, title }): readonly NoteRow[] => {
    const ofChapter = questions.filter(({ chapter }) => chapter === name);
    if (ofChapter.length === 0) return [];
    return [
      {
        id: `questions ${name}`,
        kind: 'group',
        label: plainLabel(title),
        description: String(ofChapter.length),
        tooltip: `${counted(ofChapter.length, 'question')} without an answer`,
        icon: 'book',
        children: ofChapter.map(questionRow),
      },
    ];
  });
  return [
    {
      id: 'questions',
      kind: 'group',
      label: 'Questions without an answer',
      description: String(questions.length),
      tooltip:
        'What the chapters of the handover ask; choose one to answer it, to assign it, or to set it aside.',
      icon: 'question',
      children: rows,
    },
  ];
}

function questionRow({ id, text, state }: AskedQuestion): NoteRow {
  const who = state.kind === 'assigned' ? `${plainLine(state.to)} is to answer` : '';
  return {
    id: `question ${id}`,
    kind: 'question',
    label: plainLabel(text),
    description: who,
    tooltip: [plainLine(text), who].filter((part) => part !== '').join('\n'),
    icon: state.kind === 'assigned' ? 'person' : 'circle-large-outline',
    question: id,
    children: [],
  };
}

function groupsOf(
  notes: readonly ResolvedNote[],
  grouping: NoteGrouping,
): readonly { readonly label: string; readonly members: readonly ResolvedNote[] }[] {
  const groups =
    grouping === 'kind'
      ? noteKinds.map((kind) => ({
          label: kindWords[kind].many,
          members: notes.filter(({ note }) => note.kind === kind),
        }))
      : grouping === 'state'
        ? stateGroups.map(({ label, has }) => ({ label, members: notes.filter(has) }))
        : grouping === 'person'
          ? peopleOf(notes)
          : modulesOf(notes);
  return groups.filter(({ members }) => members.length > 0);
}

/** Under everybody who told, learnt or confirmed it, asked it, or is to answer it. */
function peopleOf(
  notes: readonly ResolvedNote[],
): readonly { readonly label: string; readonly members: readonly ResolvedNote[] }[] {
  const groups = new Map<string, { label: string; members: ResolvedNote[] }>();
  const nobody: ResolvedNote[] = [];
  for (const resolved of notes) {
    const names = peopleOfNote(resolved.note);
    if (names.length === 0) nobody.push(resolved);
    for (const name of names) {
      const key = name.toLowerCase();
      const group = groups.get(key) ?? { label: name, members: [] };
      groups.set(key, group);
      if (!group.members.includes(resolved)) group.members.push(resolved);
    }
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  return [...sorted, { label: 'Nobody is named', members: nobody }];
}

function modulesOf(
  notes: readonly ResolvedNote[],
): readonly { readonly label: string; readonly members: readonly ResolvedNote[] }[] {
  const paths = [...new Set(notes.flatMap(({ places }) => places.map(({ path }) => path)))].sort();
  const modules = paths.map((path) => ({
    label: path,
    members: notes.filter(({ places }) => places.some((place) => place.path === path)),
  }));
  return [
    ...modules,
    { label: 'Not about a file', members: notes.filter(({ places }) => places.length === 0) },
  ];
}

function noteRow(resolved: ResolvedNote, group: string): NoteRow {
  const { note, places } = resolved;
  const drift = worstDrift(resolved);
  const words = kindWords[note.kind];
  const label = note.title === '' ? `${words.one} without words yet` : note.title;
  const people = note.toldBy.length === 0 ? '' : `told by ${note.toldBy.map(plainLine).join(', ')}`;
  const only = places.length === 1 ? places[0] : undefined;
  const place = places.find((each) => each.drift !== 'lost');
  return {
    id: `${group} ${note.path}`,
    kind: drift === 'lost' && place === undefined && only !== undefined ? 'lostNote' : 'note',
    label: plainLabel(label),
    description: [driftWords[drift], people].filter((part) => part !== '').join(' · '),
    tooltip: [
      `${words.one}: ${plainLine(label)}`,
      `${note.status}, ${note.atEpochMs === 0 ? '' : dayOf(note.atEpochMs)}`,
      people,
      plainLine(note.path),
    ]
      .filter((part) => part !== '')
      .join('\n'),
    icon: drift === 'changed' || drift === 'lost' ? 'alert' : words.icon,
    notePath: note.path,
    noteLine: 0,
    ...(place === undefined ? {} : { place }),
    children: places.map((each, index) => placeRow(each, index, `${group} ${note.path}`, note.path)),
  };
}

function placeRow(place: AnchoredPlace, anchor: number, parent: string, notePath: RepoPath): NoteRow {
  const { drift, span, isFolder } = place;
  const line = span === undefined || place.anchor.exact === '' ? '' : `:${span.start.line + 1}`;
  const end = isFolder === true ? '/' : line;
  return {
    id: `${parent} ${anchor}`,
    kind: drift === 'lost' ? 'lostPlace' : drift === 'changed' ? 'changedPlace' : 'place',
    label: plainLabel(`${place.path}${end}`),
    description: driftWords[drift],
    tooltip: [placeTooltip[drift], plainLine(place.anchor.exact).slice(0, 200)]
      .filter((part) => part !== '')
      .join('\n'),
    icon:
      drift === 'lost'
        ? 'debug-disconnect'
        : drift === 'changed'
          ? 'alert'
          : isFolder === true
            ? 'folder'
            : 'location',
    notePath,
    anchor,
    ...(drift === 'lost' ? {} : { place }),
    children: [],
  };
}

const placeTooltip: Readonly<Record<Drift, string>> = {
  exact: 'The code is as it was when the note was written.',
  moved: 'The code is as it was, and stands elsewhere now.',
  changed:
    'The code has changed; this is the likeliest place. Confirm it, or anchor the note where it belongs.',
  lost: 'The code is gone. Anchor the note elsewhere, or keep it as it is.',
};

function brokenRow({ path, line, message }: BrokenNote): NoteRow {
  return {
    id: `broken ${path}`,
    kind: 'broken',
    label: plainLabel(path.slice(path.lastIndexOf('/') + 1)),
    description: plainLine(message),
    tooltip: plainLine(message),
    icon: 'error',
    notePath: path,
    noteLine: line,
    children: [],
  };
}

function dayOf(atEpochMs: number): string {
  return new Date(atEpochMs).toISOString().slice(0, 10);
}

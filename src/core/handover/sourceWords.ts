/** Where the statements of a region come from. */
export type Source =
  | 'code'
  | 'codeAndRegister'
  | 'codeAndAssets'
  | 'history'
  | 'codeAndHistory'
  | 'book'
  | 'sessions'
  | 'notes'
  | 'tours'
  | 'historyAndNotes'
  | 'signOffs'
  | 'openQuestions'
  | 'noNotes'
  | 'noSignOffs';

export const sourceWords: Readonly<Record<Source, string>> = {
  code: 'Extracted from the files',
  codeAndRegister: 'Extracted from the files, and written by people in `.handover/suppliers`',
  codeAndAssets: 'Extracted from certificates in the repository, and written by people in `.handover/assets`',
  history: 'Extracted from the git history',
  codeAndHistory: 'Extracted from the files and their git history',
  book: 'Counted over this book and the code it describes',
  historyAndNotes: 'Extracted from the git history and from the notes in `.handover/notes`',
  notes: 'Written by the people who are named, in the notes in `.handover/notes`',
  tours: 'Read from the tours that the export makes of notes, and that people write with CodeTour',
  signOffs: 'Signed by the people who are named, in the files in `.handover/signoffs`',
  openQuestions: 'Questions to whoever hands over; nobody has answered one yet',
  noNotes: 'Looked for in the notes in `.handover/notes`; nobody has written one of this kind yet',
  noSignOffs: 'Looked for in the files in `.handover/signoffs`; nobody has signed yet',
  sessions: 'Extracted from the session records in `.handover/sessions`, as each session ended',
};

/** The line in italics that says where a region comes from. */
export function isSourceLine(line: string): boolean {
  return Object.values(sourceWords).some((text) => line.startsWith(`*${text}`)) && line.endsWith('.*');
}

import type { RepoPath } from '../ports';
import type { Note, NoteKind, NoteStatus } from './note';
import type { ResolvedNote } from './resolvedNote';

/** A note as the module that it speaks of names it. */
export interface NoteOfModule {
  readonly path: RepoPath;
  readonly kind: NoteKind;
  readonly status: NoteStatus;
  /** On one line; empty where nothing is written yet. */
  readonly title: string;
  /** It explains the module, a second person agreed, and its code has not changed since: somebody documented the module. */
  readonly explains: boolean;
}

/** Which notes speak of which file, as far as their places are not lost; oldest first. */
export function notesOfModules(
  notes: readonly ResolvedNote[],
): ReadonlyMap<RepoPath, readonly NoteOfModule[]> {
  const modules = new Map<RepoPath, NoteOfModule[]>();
  for (const { note, places } of notes) {
    const { path, kind, status, title } = note;
    const found = places.filter(({ drift }) => drift !== 'lost');
    for (const module of new Set(found.map((place) => place.path))) {
      const stands = found.some((place) => place.path === module && place.drift !== 'changed');
      const explains = kind === 'explanation' && status === 'confirmed' && stands && !isOnlyTheirs(note);
      const ofModule = modules.get(module) ?? [];
      modules.set(module, ofModule);
      ofModule.push({ path, kind, status, title, explains });
    }
  }
  return modules;
}

/** Whoever told it cannot be the one who agrees; who confirmed it may not be noted at all. */
function isOnlyTheirs({ toldBy, confirmedBy }: Note): boolean {
  return confirmedBy.length > 0 && confirmedBy.every((name) => toldBy.includes(name));
}

/** True where one of the notes stands for the documentation that the code lacks. */
export function isExplained(notes: readonly NoteOfModule[] | undefined): boolean {
  return notes?.some(({ explains }) => explains) === true;
}

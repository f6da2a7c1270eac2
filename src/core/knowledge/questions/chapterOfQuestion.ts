import { fileRole } from '../../hotspots/fileRole';
import type { Note } from '../note';
import { suppliersFolder } from '../suppliers/supplier';
import { defaultQuestions } from './defaultQuestions';

/** Where questions about the code, and about nothing in particular, are told. */
const home = '04-architecture';

/**
 * The chapter in which a question without one is told, by the first of its places: a file of a chapter, of the register,
 * of the assets or a test is told in its chapter, all else with the architecture.
 * @param chapters names of those that the book has, in its order
 * @returns undefined where the book has none at all
 */
export function chapterOfFree(
  { anchors }: Pick<Note, 'anchors'>,
  chapters: readonly string[],
): string | undefined {
  const path = anchors[0]?.path;
  const wanted = path === undefined ? home : chapterOfPath(path, chapters);
  return [wanted, home].find((name) => chapters.includes(name)) ?? chapters[0];
}

function chapterOfPath(path: string, chapters: readonly string[]): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '');
  if (path.endsWith('.md') && chapters.includes(name)) return name;
  if (path.startsWith(`${suppliersFolder}/`)) return '07-suppliers';
  if (path.startsWith('.handover/assets/')) return '13-expiry';
  return fileRole(path, '') === 'test' ? '18-tests' : home;
}

/** That of the id; where a chapter that a team had added is gone, the one in which all else is told. */
export function chapterOfId(id: string, chapters: readonly string[]): string {
  const name = id.slice(0, id.indexOf('/'));
  if (chapters.includes(name) || Object.hasOwn(defaultQuestions, name)) return name;
  return chapterOfFree({ anchors: [] }, chapters) ?? name;
}

import type { EpochMs, Random, RepoPath } from '../ports';
import { recordId } from '../session/recordId';
import { notesFolder } from './note';

const longestSlug = 40;

/**
 * `.handover/notes/2026-11-22-tally-k3f9.md`: date on the wall, a word for what it is about, four random characters.
 * Never a counter, so that two branches do not collide.
 */
export function notePath(
  about: string,
  {
    atEpochMs,
    utcOffsetMinutes,
    random,
  }: {
    readonly atEpochMs: EpochMs;
    readonly utcOffsetMinutes: number;
    readonly random: Random;
  },
): RepoPath {
  const id = recordId(atEpochMs, utcOffsetMinutes, random);
  return `${notesFolder}/${id.slice(0, 10)}-${slugOf(about)}-${id.slice(11)}.md`;
}

/** True for what {@link notePath} makes, and for whatever name people chose for a Markdown file right in the folder. */
export function isNotePath(path: string): boolean {
  return /^\.handover\/notes\/[^./\\\p{C}][^/\\\p{C}]*\.md$/u.test(path) && !path.includes('..');
}

/** Letters and digits with hyphens between, at most 40; `note` where there are none. */
export function slugOf(text: string): string {
  const slug = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestSlug)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'note' : slug;
}

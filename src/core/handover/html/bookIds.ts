/**
 * Ids of the one page. A chapter has the name of its file, a heading that and the fragment that GitHub gives it:
 * `02-first-day` and `02-first-day/set-up`. No slug has a slash or a colon in it, so that no two kinds can meet; what
 * belongs to the page itself begins with `ui:`.
 */
export function chapterIds(files: readonly string[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const file of files) {
    const stem = file.replace(/\.md$/i, '').replace(/[^\p{L}\p{N}._-]+/gu, '-') || 'chapter';
    let id = stem;
    for (let count = 1; taken.has(id); count++) id = `${stem}-${String(count)}`;
    taken.add(id);
    ids.set(file, id);
  }
  return ids;
}

export function headingId(chapterId: string, slug: string): string {
  return `${chapterId}/${slug}`;
}

/** As a link within the page has it. */
export function linkTo(id: string): string {
  return `#${encodeURI(id).replace(/#/g, '%23')}`;
}

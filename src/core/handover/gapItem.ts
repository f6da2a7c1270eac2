import type { Identity, RepoPath } from '../ports';
import { inItsFolder } from '../repoPath';
import type { CompletenessGap } from './completeness';
import type { OverviewChapter } from './handoverOverview';

/** What a gap is on the agenda of a session: what the mob asks itself, and what a turn opens for it. */
export interface GapItem {
  readonly title: string;
  /** Id of a question, which is opened instead of a place. */
  readonly question?: string;
  /** 0-based line. */
  readonly place?: { readonly path: RepoPath; readonly line: number };
  /** Who can tell. */
  readonly authors?: readonly Identity[];
}

/** @param chapter that the gap belongs to: what nobody wrote yet is written in its file */
export function gapItem(gap: CompletenessGap, chapter: Pick<OverviewChapter, 'title' | 'path'>): GapItem {
  const { kind, title, question, owner } = gap;
  const ofChapter = chapter.path === undefined ? undefined : { path: chapter.path, line: 0 };
  const place = kind === 'written' ? ofChapter : gap.place;
  return {
    title: itemTitles[kind](title, chapter, owner),
    ...(question === undefined ? {} : { question }),
    ...(place === undefined ? {} : { place }),
    ...(owner === undefined ? {} : { authors: [owner] }),
  };
}

const itemTitles: Readonly<
  Record<
    CompletenessGap['kind'],
    (title: string, chapter: Pick<OverviewChapter, 'title'>, owner: Identity | undefined) => string
  >
> = {
  questions: (title) => title,
  hotspots: (path) => inItsFolder(path),
  suppliers: (name) => `${name}: whom does one call there?`,
  owners: (path, _chapter, owner) => `${inItsFolder(path)}: what only ${owner?.name ?? 'one person'} knows`,
  anchors: (title) => `${title}: which code does this note speak of now?`,
  written: (_title, chapter) => `${chapter.title}: what belongs into this chapter?`,
};

import { type Chapter, chapterName } from './chapter';
import { chapters as standardChapters, coverFile, ownChapter } from './chapters';
import type { PlannedBook } from './facts';
import {
  type ChapterSetting,
  defaultSettings,
  type HandoverSettings,
  type Thresholds,
} from './handoverSettings';

/** The book as a team wants it. */
export interface BookPlan extends PlannedBook {
  /** All but the cover, in the order of the book, without those that are switched off. */
  readonly chapters: readonly Chapter[];
  /** Switched off: never written, and left alone where they are. */
  readonly off: readonly Chapter[];
  readonly thresholds: Thresholds;
}

/**
 * The standard book with what a team changed: titles, order, chapters left out or added. The name of a file never
 * changes, so that what people wrote is neither lost nor there twice.
 * @param templates texts of the templates by name of the chapter
 */
export function planBook(settings: HandoverSettings, templates: ReadonlyMap<string, string>): BookPlan {
  const byName = new Map(settings.chapters.map((setting) => [setting.name, setting]));
  const own = settings.chapters
    .filter((setting) => setting.own)
    .map(({ name, title = name }) => ownChapter(name, title));
  const all = [...standardChapters, ...own].map((chapter) =>
    withSetting(chapter, byName.get(chapterName(chapter)), templates),
  );
  const ordered = inOrder(all, settings);
  const isOff = (chapter: Chapter): boolean => byName.get(chapterName(chapter))?.off === true;
  return {
    ...(settings.title === undefined ? {} : { title: settings.title }),
    ...(settings.receivingParty === undefined ? {} : { receivingParty: settings.receivingParty }),
    chapters: ordered.filter((chapter) => !isOff(chapter)),
    off: ordered.filter(isOff),
    thresholds: settings.thresholds,
  };
}

/** The book of a team that says nothing about it. */
export const standardPlan: BookPlan = planBook(defaultSettings, new Map());

/** All names of files that an export of this book may write. */
export function filesOf(plan: BookPlan): readonly string[] {
  return [coverFile, ...plan.chapters.map(({ file }) => file)];
}

function withSetting(
  chapter: Chapter,
  setting: ChapterSetting | undefined,
  templates: ReadonlyMap<string, string>,
): Chapter {
  if (setting === undefined) return chapter;
  const template = templates.get(setting.name);
  return {
    ...chapter,
    ...(setting.title === undefined ? {} : { title: setting.title }),
    ...(setting.ask === undefined ? {} : { ask: setting.ask }),
    ...(template === undefined ? {} : { template }),
  };
}

/** Those that are named come first; then each with an `after` moves behind that one, in the order of the file. */
function inOrder(all: readonly Chapter[], { order, chapters }: HandoverSettings): readonly Chapter[] {
  const first = order.flatMap((name) => all.find((chapter) => chapterName(chapter) === name) ?? []);
  const ordered = [...first, ...all.filter((chapter) => !first.includes(chapter))];
  for (const { name, after } of chapters) {
    if (after === undefined) continue;
    const from = ordered.findIndex((chapter) => chapterName(chapter) === name);
    const [moved] = ordered.splice(from, 1);
    const target = ordered.findIndex((chapter) => chapterName(chapter) === after);
    if (moved !== undefined) ordered.splice(target + 1, 0, moved);
  }
  return ordered;
}

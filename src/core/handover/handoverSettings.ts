import type { RepoPath } from '../ports';

/** Where templates of chapters are looked for that name no file. */
export const templatesFolder: RepoPath = '.handover/chapters';

/** What a team says of its book. */
export interface HandoverSettings {
  readonly title?: string;
  readonly receivingParty?: string;
  /** In the order of the file. */
  readonly chapters: readonly ChapterSetting[];
  /** Names of the chapters that come first, in this order. */
  readonly order: readonly string[];
  readonly thresholds: Thresholds;
}

/** What is set for one chapter: one of the standard book, or one of the team's own. */
export interface ChapterSetting {
  /** The chapter's file without its ending. */
  readonly name: string;
  /** One of the team's own. */
  readonly own: boolean;
  readonly off: boolean;
  /** On one line. */
  readonly title?: string;
  /** What people are asked to write, one sentence. */
  readonly ask?: string;
  /** Markdown file that a new file of the chapter begins with. */
  readonly template?: RepoPath;
  /** Name of the chapter that it stands behind. */
  readonly after?: string;
}

/** Percentages, whole numbers from 0 to 100. */
export interface Thresholds {
  readonly whole?: number;
  readonly chapters: ReadonlyMap<string, number>;
}

export const defaultSettings: HandoverSettings = {
  chapters: [],
  order: [],
  thresholds: { chapters: new Map() },
};

/** What each key of the file means. */
export const settingKeys: Readonly<Record<string, string>> = {
  schema: 'What kind of file this is, and which version of it',
  title: 'The heading of the cover',
  receivingParty: 'Who takes over',
  chapters: 'What is different in a chapter, and chapters of your own',
  order: 'The chapters that come first',
  thresholds: 'How complete the book has to be, in percent',
};

/** What each key below a chapter means. */
export const chapterKeys: Readonly<Record<string, string>> = {
  off: 'true: the chapter is left out',
  title: 'What the chapter is called',
  ask: 'What people are asked to write, in one sentence',
  template: 'The Markdown file that a new file of the chapter begins with',
  after: 'The chapter that it stands behind',
};

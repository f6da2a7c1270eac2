import type { RepoPath } from '../../ports';

/** A place in a document that may speak of a module or a symbol; which one is decided where all modules are known. */
export interface DocumentMention {
  /** `link`: `name` is the path that it leads to. Else the words of a code span or of a heading. */
  readonly by: 'heading' | 'link' | 'code';
  readonly name: string;
  /** 0-based. */
  readonly line: number;
  /** Fragment of the heading that it stands under, or is; absent above the first, and in definitions of links. */
  readonly heading?: string;
}

/** What one Markdown file says of the code. Cached like what a module says of itself. */
export interface DocumentFacts {
  readonly path: RepoPath;
  /** In the order of the text; each name once under a heading. */
  readonly mentions: readonly DocumentMention[];
  /** A README with sentences in it, not only a title, badges and commands. */
  readonly tellsOfFolder: boolean;
}

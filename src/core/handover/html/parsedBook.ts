import type { Root } from 'mdast';
import { linkTarget } from '../../handoverDocuments/linkTarget';
import type { RepoPath } from '../../ports';
import { parseChapter, pictureTargets } from './chapterMarkdown';

/** A file of the book as it is on disk. */
export interface BookFile {
  /** Name in the book's folder. */
  readonly file: string;
  readonly text: string;
}

export interface ParsedChapter extends BookFile {
  /** Absent where the file can only be shown as plain text. */
  readonly root: Root | undefined;
}

export interface ParsedBook {
  readonly outputFolder: RepoPath;
  readonly chapters: readonly ParsedChapter[];
  /** Repository paths of the pictures, in the order of their first use. */
  readonly pictures: readonly RepoPath[];
}

/** @param files the cover first, then in the order of the book */
export function parseBook(files: readonly BookFile[], outputFolder: RepoPath): ParsedBook {
  const pictures = new Set<RepoPath>();
  const chapters = files.map((file): ParsedChapter => {
    const root = parseChapter(file.text);
    for (const url of root === undefined ? [] : pictureTargets(root)) {
      const target = linkTarget(`${outputFolder}/${file.file}`, url);
      if (target.kind === 'place') pictures.add(target.path);
    }
    return { ...file, root };
  });
  return { outputFolder, chapters, pictures: [...pictures] };
}

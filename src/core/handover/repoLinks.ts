import type { RepoPath } from '../ports';
import { codeSpan, link, type Markdown } from './markdownText';

/** Longer labels make tables too wide to read; the link itself has the whole path. */
const longestLabel = 48;

const loneSurrogate = /[\ud800-\udfff]/gu;

/** One segment of a path, percent-encoded so that no Markdown renderer reads anything else into it. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(loneSurrogate, '\ufffd')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * The target of a link from a file in one folder of the repository to a path of it.
 * @param fromFolder repository path of the folder, `''` for the root
 * @param line 0-based; becomes `#L<line + 1>`, which GitHub, GitLab and VS Code understand
 */
export function relativeTarget(fromFolder: RepoPath, to: RepoPath, line?: number): string {
  const from = fromFolder.split('/').filter((segment) => segment !== '');
  const segments = to.split('/').filter((segment) => segment !== '');
  let common = 0;
  while (common < from.length && common < segments.length - 1 && from[common] === segments[common]) common++;
  const up = from.slice(common).map(() => '..');
  const down = segments.slice(common).map(encodeSegment);
  const path = [...up, ...down].join('/');
  return (up.length === 0 ? `./${path}` : path) + (line === undefined ? '' : `#L${line + 1}`);
}

/** Makes the links of one book. */
export class RepoLinks {
  readonly #bookFolder: RepoPath;

  constructor(bookFolder: RepoPath) {
    this.#bookFolder = bookFolder;
  }

  /** A link to a file or folder, labelled with the end of its path. */
  toEndOf(path: RepoPath): Markdown {
    return this.to(path, shortPath(path));
  }

  /** A link to a file or folder, labelled with its path or with the given text. */
  to(path: RepoPath, label: string = path): Markdown {
    return link(codeSpan(label), relativeTarget(this.#bookFolder, path));
  }

  /** A link to a line of a file, labelled with the given text. */
  toLine(path: RepoPath, line: number, label: string): Markdown {
    return link(codeSpan(label), relativeTarget(this.#bookFolder, path, line));
  }
}

/** `…/optional/jsp/WLJspc.java`: as many of the last segments as fit, at least one. */
export function shortPath(path: RepoPath): string {
  if (path.length <= longestLabel) return path;
  const segments = path.split('/');
  let label = segments.pop() ?? path;
  for (let next = segments.pop(); next !== undefined; next = segments.pop()) {
    if (label.length + next.length + 3 > longestLabel) return `…/${label}`;
    label = `${next}/${label}`;
  }
  return label;
}

import { linkProblems } from '../../handoverDocuments/documentProblems';
import { linkTarget } from '../../handoverDocuments/linkTarget';
import { type MarkdownDocument, readMarkdown } from '../../handoverDocuments/markdownDocument';
import type { TargetFacts } from '../../handoverDocuments/targetFacts';
import type { FileChange, RepoPath } from '../../ports';
import { plainLine } from '../markdownText';
import type { ExportWarning } from './formatList';

/** More of them nobody reads; the rest is counted. */
const mostWarnings = 50;

/** The Markdown files of a book, read once for all its links. */
export class BookLinks {
  readonly #documents: ReadonlyMap<RepoPath, { readonly text: string; readonly document: MarkdownDocument }>;

  constructor(files: readonly FileChange[]) {
    const markdown = files.filter(({ path }) => path.toLowerCase().endsWith('.md'));
    this.#documents = new Map(
      markdown.map(({ path, text }) => [path, { text, document: readMarkdown(text) }]),
    );
  }

  /** Files outside the book that its links name, and whether a place in them matters, for {@link check}. */
  targets(): ReadonlyMap<RepoPath, { readonly needsText: boolean }> {
    const targets = new Map<RepoPath, { needsText: boolean }>();
    for (const [from, { document }] of this.#documents) {
      for (const { destination } of document.links) {
        const target = linkTarget(from, destination);
        if (target.kind !== 'place' || this.#documents.has(target.path)) continue;
        const needsText = target.fragment !== undefined || targets.get(target.path)?.needsText === true;
        targets.set(target.path, { needsText });
      }
    }
    return targets;
  }

  /**
   * Links that lead nowhere: to files, headings or lines that are not there, out of the folder, or to an address that is
   * none. Nothing outside is asked.
   * @param facts of {@link targets}; nothing is said of links to what it does not know
   */
  check(facts: ReadonlyMap<RepoPath, TargetFacts>): readonly ExportWarning[] {
    const own = [...this.#documents].map(([path, { text, document }]): [RepoPath, TargetFacts] => [
      path,
      { kind: 'file', text, headings: document.headings },
    ]);
    const all = new Map([...facts, ...own]);
    const found = [...this.#documents].flatMap(([path, { document }]) => {
      const problems = [...linkProblems(path, document, all), ...addressProblems(document)];
      return problems.map(({ span, message }) => ({
        path,
        line: span.start.line,
        message: `${plainLine(path)}, line ${span.start.line + 1}: ${message}`,
      }));
    });
    if (found.length <= mostWarnings) return found;
    const rest = found.length - mostWarnings;
    return [...found.slice(0, mostWarnings), { message: `${rest} more links of the book lead nowhere.` }];
  }
}

function addressProblems({ links }: MarkdownDocument) {
  return links.flatMap(({ destination, span }) =>
    /^https?:/i.test(destination) && !URL.canParse(destination)
      ? [{ span, message: 'This address is none; mend the link.' }]
      : [],
  );
}

import type { Element, ElementContent, Root, RootContent } from 'hast';
import { h } from 'hastscript';
import { toString } from 'hast-util-to-string';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { RepoPath } from '../../ports';
import { chapterIds } from './bookIds';
import { withLinks } from './chapterLinks';
import { type ChapterTree, chapterTree } from './chapterTree';
import type { ParsedBook } from './parsedBook';
import type { Picture } from './pictures';
import type { PageAssets } from './pageAssets';
import { contentsNavigation, pageBar, pageHead } from './pageShell';

export interface HtmlBookInput {
  readonly book: ParsedBook;
  readonly pictures: ReadonlyMap<RepoPath, Picture>;
  /** Figures by the name of the region that they belong to. */
  readonly figures: ReadonlyMap<string, readonly Element[]>;
  readonly assets: PageAssets;
}

/** Less text than this does not get a sheet of its own in print. */
const shortChapterCharacters = 900;

const writer = unified().use(rehypeStringify, { characterReferences: { useNamedReferences: true } });

/**
 * The whole book as one HTML file that loads nothing: every word of it is text of a tree, so that nothing in the book can
 * become markup, and the content security policy of the file allows its own script and style alone.
 * The same input gives the same bytes.
 */
export function renderHtmlBook({ book, pictures, figures, assets }: HtmlBookInput): string {
  const ids = chapterIds(book.chapters.map(({ file }) => file));
  const [cover] = book.chapters;
  const trees = book.chapters.map((chapter) =>
    chapterTree(chapter, ids.get(chapter.file) ?? '', chapter === cover),
  );
  const chapters = new Map(trees.map((tree) => [tree.file, tree]));
  const known = new Set(trees.flatMap(({ headings }) => headings.map(({ id }) => id)));
  const { outputFolder } = book;
  const unused = new Map(figures);
  const context = { outputFolder, chapters, ids: known, coverFile: cover?.file ?? '', pictures };
  const sections = trees.map((tree) =>
    chapterElement(tree, withFigures(withLinks(tree.children, { ...context, file: tree.file }), unused)),
  );
  const title = trees[0]?.headings[0]?.text ?? 'Handover';
  const body = h('body', [
    h('a.skip', { href: '#ui:main' }, 'Skip to the text'),
    pageBar(title, trees[0]?.id ?? 'ui:main'),
    h('div.frame', [contentsNavigation(trees), h('main', { id: 'ui:main', tabIndex: -1 }, sections)]),
    h(
      'footer.foot',
      h(
        'p',
        `Made by Mob Handover from the Markdown files in ${outputFolder}: change them there and export again.`,
      ),
    ),
    h('script', assets.script),
  ]);
  const page: Root = {
    type: 'root',
    children: [{ type: 'doctype' }, h('html', { lang: 'en' }, [pageHead(title, assets), body])],
  };
  return `${writer.stringify(page)}\n`;
}

function chapterElement(tree: ChapterTree, children: readonly RootContent[]): Element {
  const isShort = toString({ type: 'root', children: [...children] }).length < shortChapterCharacters;
  return h(
    'section',
    { className: isShort ? ['chapter', 'short'] : ['chapter'], ariaLabelledBy: tree.id },
    children as ElementContent[],
  );
}

/**
 * Regions say where they begin; a region that people took out takes its figures with it.
 * @param unused what is put in is taken out of it: a copy of a region gets none
 */
function withFigures(
  nodes: readonly RootContent[],
  unused: Map<string, readonly Element[]>,
): readonly RootContent[] {
  return nodes.flatMap((node): readonly RootContent[] => {
    const region = node.type === 'element' ? node.properties['dataFigures'] : undefined;
    if (typeof region !== 'string') return [node];
    const figures = unused.get(region) ?? [];
    unused.delete(region);
    return figures;
  });
}

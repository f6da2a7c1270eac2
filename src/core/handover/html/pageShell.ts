import type { Element } from 'hast';
import { h } from 'hastscript';
import { linkTo } from './bookIds';
import type { ChapterTree } from './chapterTree';
import type { PageAssets } from './pageAssets';

/** More sections than these are not listed in the contents; the search finds them. */
const mostSections = 40;

const generator = 'Mob Handover';

/** True of a page that an export wrote, also an earlier version of it. */
export function isHtmlBook(text: string | undefined): boolean {
  return text?.includes(`<meta name="generator" content="${generator}">`) === true;
}

export function pageHead(title: string, { scriptHash, style, styleHash }: PageAssets): Element {
  const policy = [
    "default-src 'none'",
    `script-src '${scriptHash}'`,
    `style-src '${styleHash}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return h('head', [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('meta', { name: 'referrer', content: 'no-referrer' }),
    h('meta', { name: 'generator', content: generator }),
    // Else a browser asks a web server for one.
    h('link', { rel: 'icon', href: 'data:,' }),
    h('title', title),
    h('style', style),
  ]);
}

/** What needs the script is hidden until it runs. */
export function pageBar(title: string, coverId: string): Element {
  return h('header.bar', [
    h('a.home', { href: linkTo(coverId) }, title),
    h('div.search', { role: 'search', hidden: true, id: 'ui:search' }, [
      h('input', {
        id: 'ui:query',
        type: 'search',
        role: 'combobox',
        placeholder: 'Search this book',
        ariaLabel: 'Search this book',
        ariaAutoComplete: 'list',
        ariaExpanded: 'false',
        ariaControls: 'ui:results',
        ariaKeyShortcuts: '/',
        autoComplete: 'off',
        spellCheck: 'false',
      }),
      h('kbd', { ariaHidden: 'true' }, '/'),
      h('div.found', { id: 'ui:found', hidden: true }, [
        h('p', { id: 'ui:count', role: 'status' }),
        h('div', { id: 'ui:results', role: 'listbox', ariaLabel: 'Results' }),
      ]),
    ]),
    h('fieldset.theme', { id: 'ui:theme', hidden: true }, [
      h('legend', 'Colours'),
      ...(['Auto', 'Light', 'Dark'] as const).map((name) =>
        h('label', [
          h('input', { type: 'radio', name: 'theme', value: name.toLowerCase() }),
          h('span', name),
        ]),
      ),
    ]),
  ]);
}

export function contentsNavigation(trees: readonly ChapterTree[]): Element {
  return h('nav.contents', { ariaLabel: 'Contents' }, [
    h('details', { id: 'ui:contents', open: true }, [
      h('summary', 'Contents'),
      h('ol', trees.map(chapterEntry)),
      h('div.key', [
        h('p', 'Where a statement comes from'),
        h('ul', [
          h('li.extracted', 'extracted from code and history'),
          h('li.authored', 'written by a person'),
          h('li.confirmed', 'confirmed by a second person'),
          h('li.asked', 'asked, and nobody has answered yet'),
        ]),
      ]),
    ]),
  ]);
}

function chapterEntry({ id, headings: [title, ...others] }: ChapterTree): Element {
  const below = (title?.depth ?? 1) + 1;
  const sections = others.filter(({ depth }) => depth === below).slice(0, mostSections);
  return h('li', [
    h('a', { href: linkTo(id) }, title?.text ?? id),
    ...(sections.length === 0
      ? []
      : [
          h(
            'ol',
            sections.map((section) =>
              h('li', h('a', { href: linkTo(section.id) }, section.text || '(untitled)')),
            ),
          ),
        ]),
  ]);
}

import { byId } from './dom';
import { highlight } from './highlight';
import { type Block, SearchIndex, snippet } from './searchIndex';

const blockSelector = 'h1, h2, h3, h4, h5, h6, p, li, tr, pre, figcaption, dt, dd';
/** What only repeats the text, or is none. */
const notText = '.permalink, nav, [hidden]';

interface Place {
  readonly element: HTMLElement;
  readonly block: Block;
}

/** The search field: a combo box whose list has one entry a section. `/` goes to it from anywhere. */
export class Search {
  readonly #field = byId('ui:query', HTMLInputElement);
  readonly #panel = byId('ui:found', HTMLElement);
  readonly #list = byId('ui:results', HTMLElement);
  readonly #count = byId('ui:count', HTMLElement);
  readonly #main = byId('ui:main', HTMLElement);
  #places: readonly Place[] = [];
  #index: SearchIndex | undefined;
  #active = -1;

  constructor() {
    byId('ui:search', HTMLElement).hidden = false;
    this.#field.addEventListener('focus', () => this.#ready());
    this.#field.addEventListener('input', () => {
      this.#show();
    });
    this.#field.addEventListener('keydown', (event) => {
      this.#key(event);
    });
    document.addEventListener('keydown', (event) => {
      this.#globalKey(event);
    });
    document.addEventListener('pointerdown', (event) => {
      if (event.target instanceof Node && !byId('ui:search', HTMLElement).contains(event.target))
        this.#close();
    });
    byId('ui:search', HTMLElement).addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !byId('ui:search', HTMLElement).contains(relatedTarget))
        this.#close();
    });
  }

  /** Reading the whole book takes a moment; whoever does not search does not wait for it. */
  #ready(): SearchIndex {
    if (this.#index === undefined) {
      this.#places = placesOf(this.#main);
      this.#index = new SearchIndex(this.#places.map(({ block }) => block));
    }
    return this.#index;
  }

  #show(): void {
    const query = this.#field.value;
    if (query.trim() === '') {
      this.#close();
      highlight(this.#main, '');
      return;
    }
    const { results, sections } = this.#ready().find(query);
    this.#list.replaceChildren(
      ...results.map(({ block, more }, number) => this.#option(number, block, more, query)),
    );
    const shown = sections > results.length ? `, the first ${String(results.length)} are listed` : '';
    this.#count.textContent =
      sections === 0
        ? 'Nothing found.'
        : `Found in ${String(sections)} ${sections === 1 ? 'section' : 'sections'}${shown}`;
    this.#list.hidden = results.length === 0;
    this.#panel.hidden = false;
    this.#field.ariaExpanded = String(results.length > 0);
    this.#choose(results.length > 0 ? 0 : -1);
    this.#list.scrollTop = 0;
  }

  #option(number: number, block: number, more: number, query: string): HTMLElement {
    const place = this.#places[block];
    const option = document.createElement('div');
    option.id = `ui:result-${String(number)}`;
    option.role = 'option';
    const where = document.createElement('strong');
    where.textContent = place === undefined ? '' : trailOf(place);
    const words = document.createElement('span');
    for (const part of snippet(place?.block.text ?? '', query)) {
      const node = document.createElement(part.isMatch ? 'mark' : 'span');
      node.textContent = part.text;
      words.append(node);
    }
    option.append(where, words);
    if (more > 0) {
      const others = document.createElement('em');
      others.textContent = `${String(more)} more in this section`;
      option.append(others);
    }
    option.addEventListener('pointerdown', (event) => {
      event.preventDefault();
    });
    option.addEventListener('click', () => {
      this.#go(place);
    });
    option.dataset['block'] = String(block);
    return option;
  }

  #choose(active: number): void {
    const options = [...this.#list.children];
    this.#active = active;
    options.forEach((option, number) => (option.ariaSelected = String(number === active)));
    const chosen = options[active];
    if (chosen === undefined) this.#field.removeAttribute('aria-activedescendant');
    else {
      this.#field.setAttribute('aria-activedescendant', chosen.id);
      chosen.scrollIntoView({ block: 'nearest' });
    }
  }

  #key(event: KeyboardEvent): void {
    const count = this.#panel.hidden ? 0 : this.#list.childElementCount;
    switch (event.key) {
      case 'ArrowDown':
        if (this.#panel.hidden) this.#show();
        else if (count > 0) this.#choose((this.#active + 1) % count);
        break;
      case 'ArrowUp':
        if (count > 0) this.#choose((this.#active - 1 + count) % count);
        break;
      case 'Enter':
        this.#go(this.#places[Number(this.#chosenBlock())]);
        break;
      case 'Escape':
        if (this.#panel.hidden) {
          this.#field.value = '';
          highlight(this.#main, '');
        }
        this.#close();
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  #chosenBlock(): string | undefined {
    const option = this.#list.children[this.#active];
    return option instanceof HTMLElement ? option.dataset['block'] : undefined;
  }

  #globalKey(event: KeyboardEvent): void {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof HTMLInputElement && event.target.type !== 'radio') return;
    event.preventDefault();
    this.#field.focus();
    this.#field.select();
  }

  #go(place: Place | undefined): void {
    if (place === undefined) return;
    this.#close();
    highlight(this.#main, this.#field.value);
    const { element, block } = place;
    openAround(element);
    history.pushState(null, '', `#${encodeURI(block.section).replaceAll('#', '%23')}`);
    window.dispatchEvent(new Event('hashchange'));
    element.scrollIntoView({ block: 'center' });
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }

  #close(): void {
    this.#panel.hidden = true;
    this.#field.ariaExpanded = 'false';
    this.#field.removeAttribute('aria-activedescendant');
  }
}

function openAround(element: HTMLElement): void {
  for (
    let around = element.closest('details');
    around !== null;
    around = around.parentElement?.closest('details') ?? null
  )
    around.open = true;
}

/** The text of the book, each word once: an element with blocks of its own leaves their text to them. */
function placesOf(main: HTMLElement): readonly Place[] {
  const places: Place[] = [];
  let section = '';
  for (const element of main.querySelectorAll<HTMLElement>(blockSelector)) {
    if (element.closest(notText) !== null) continue;
    const isHeading = /^H[1-6]$/u.test(element.tagName);
    if (isHeading && element.id !== '') section = element.id;
    const text = ownText(element);
    if (text !== '') places.push({ element, block: { section, text, isHeading } });
  }
  return places;
}

function ownText(element: HTMLElement): string {
  const parts: string[] = [];
  const take = (node: Node): void => {
    if (node instanceof Text) parts.push(node.data);
    else if (node instanceof Element && !node.matches(blockSelector)) {
      node.childNodes.forEach(take);
      if (node instanceof HTMLTableCellElement) parts.push(' ');
    }
  };
  element.childNodes.forEach(take);
  return parts.join('').replace(/\s+/gu, ' ').trim();
}

/** `Debts › Every debt` */
function trailOf({ element, block }: Place): string {
  const chapter = element.closest('.chapter')?.querySelector('h1, h2')?.textContent ?? '';
  const section = document.getElementById(block.section)?.textContent ?? '';
  return section === '' || section === chapter ? chapter : `${chapter} › ${section}`;
}

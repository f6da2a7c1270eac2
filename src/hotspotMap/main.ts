import type { HotspotMap, MapNode } from '../core/hotspots/map/hotspotMap';
import { nextTile } from './arrows';
import { keepOneStop, nextInList } from './roving';
import type { MapPageMessage, SayMessage, ShowMapMessage } from './messages';
import {
  documentedLevel,
  documentedWords,
  isLost,
  lossWords,
  notAskedWords,
  numberWords,
  spokenWords,
} from './nodeWords';
import { type Tile, tilesOf } from './tiles';

interface VSCodeApi {
  postMessage(message: MapPageMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VSCodeApi;

/** In pixels; the mark of a smaller tile is drawn thinner. */
const smallTile = 14;

/** The page of the map: shows one folder at a time, as tiles and as a table of the same. */
const api = acquireVsCodeApi();
const chart = element('chart', HTMLElement);
const rows = element('rows', HTMLElement);
const trail = element('trail', HTMLElement);
const summary = element('summary', HTMLElement);
const notAsked = element('notAsked', HTMLElement);
let map: HotspotMap | undefined;
/** What gets the focus when the folder is there that was chosen. */
let toFocus: { readonly folder: string; readonly path: string | undefined } | undefined;

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (isSay(data)) {
    toFocus = undefined;
    summary.textContent = data.sentence;
  }
  if (!isShow(data)) return;
  ({ map } = data);
  const folder = current();
  api.setState(folder?.path ?? '');
  paint();
  if (toFocus !== undefined && toFocus.folder === folder?.path) focusEntry(toFocus.path);
  toFocus = undefined;
});
window.addEventListener('resize', () => {
  paintTiles();
});
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === 'Backspace' || event.key === 'Escape') {
    const outer = map?.trail.at(-2);
    if (outer !== undefined) show(outer, current()?.path);
    event.preventDefault();
  }
  const next = nextEntry(event.key, document.activeElement);
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
});
document.addEventListener('focusin', ({ target }) => {
  if (!(target instanceof HTMLElement)) return;
  if (target.parentElement === chart) keepOneStop(tiles(), target);
  else if (rows.contains(target)) keepOneStop(rowButtons(), target);
});
element('showList', HTMLElement).addEventListener('click', () => {
  api.postMessage({ type: 'list' });
});
const former = api.getState();
api.postMessage({ type: 'ready', folder: typeof former === 'string' ? former : '' });

/** VS Code sends messages of its own too. */
function isShow(data: unknown): data is ShowMapMessage {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'show';
}

function isSay(data: unknown): data is SayMessage {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'say';
}

function nextEntry(key: string, focused: Element | null): HTMLElement | undefined {
  if (!(focused instanceof HTMLElement)) return undefined;
  if (focused.parentElement === chart) return nextTile(key, focused, tiles());
  return rows.contains(focused) ? nextInList(key, focused, rowButtons()) : undefined;
}

function tiles(): readonly HTMLElement[] {
  return [...chart.children].filter((each) => each instanceof HTMLElement);
}

function rowButtons(): readonly HTMLElement[] {
  return [...rows.querySelectorAll('button')];
}

/** Asks for a folder. @param focus the entry that then gets the focus; the first without */
function show(folder: MapNode, focus?: string): void {
  toFocus = { folder: folder.path, path: focus };
  api.postMessage({ type: 'folder', path: folder.path });
}

function focusEntry(path: string | undefined): void {
  const entries = tiles();
  const target = entries.find(({ dataset }) => dataset['path'] === path) ?? entries[0];
  target?.focus();
}

function choose(node: MapNode): void {
  if (node.entries === undefined) api.postMessage({ type: 'open', path: node.path });
  else show(node);
}

function current(): MapNode | undefined {
  return map?.trail.at(-1);
}

function paint(): void {
  const folder = current();
  if (map === undefined || folder === undefined) return;
  const left = map.leftOut === 0 ? '' : ` The ${numberWords(map.leftOut)} smallest entries are left out.`;
  const entries = folder.children ?? [];
  summary.textContent =
    entries.length === 0
      ? 'There is no module here of which documentation is asked.'
      : `${folder.name}: ${numberWords(folder.lines)} lines, ${documentedWords(folder)}, knowledge lost ${lossWords(folder)}.${left}`;
  trail.replaceChildren(
    ...map.trail.map((node) => {
      const item = document.createElement('li');
      const isHere = node === folder;
      const entry = isHere ? document.createElement('span') : button(node.name);
      if (isHere) {
        entry.textContent = node.name;
        entry.setAttribute('aria-current', 'location');
      } else
        entry.addEventListener('click', () => {
          show(node);
        });
      item.append(entry);
      return item;
    }),
  );
  const apart = notAskedWords(map.notAsked);
  element('notAskedWords', HTMLElement).textContent = apart;
  notAsked.hidden = apart === '';
  rows.replaceChildren(...entries.map(row));
  keepOneStop(rowButtons());
  element('table', HTMLElement).hidden = entries.length === 0;
  chart.hidden = entries.length === 0;
  chart.setAttribute('aria-label', `Map of ${folder.name}`);
  paintTiles();
}

function paintTiles(): void {
  const folder = current();
  if (folder === undefined || chart.hidden) return;
  const { width, height } = chart.getBoundingClientRect();
  const focused =
    document.activeElement instanceof HTMLElement ? document.activeElement.dataset['path'] : undefined;
  const stop = tiles().find(({ tabIndex }) => tabIndex === 0)?.dataset['path'];
  chart.replaceChildren(...tilesOf(folder, width, height).map(tileButton));
  const painted = tiles();
  keepOneStop(
    painted,
    painted.find(({ dataset }) => dataset['path'] === stop),
  );
  for (const each of painted) if (each.dataset['path'] === focused) each.focus();
}

function tileButton(tile: Tile): HTMLElement {
  const { node } = tile;
  const target = button('');
  target.dataset['path'] = node.path;
  target.setAttribute('aria-label', spokenWords(node));
  target.title = spokenWords(node);
  if (tile.inner.length === 0) describe(target, tile);
  else if (hasRoomForName(tile)) target.append(words('label', node.name));
  target.append(...tile.inner.map(innerBox));
  place(target, tile);
  if (tile.inner.length > 0) target.classList.add('folder');
  target.addEventListener('click', () => {
    choose(node);
  });
  return target;
}

/** What is in it is read out once somebody has gone into it. */
function innerBox(tile: Tile): HTMLElement {
  const box = document.createElement('span');
  box.setAttribute('aria-hidden', 'true');
  box.title = spokenWords(tile.node);
  // By the style sheet: the text of a button must be what it is called.
  if (hasRoomForName(tile)) box.dataset['name'] = tile.node.name;
  place(box, tile);
  box.append(...tile.inner.map(innerBox));
  return box;
}

/** What is seen in a tile, as far as it has room. */
function describe(target: HTMLElement, tile: Tile): void {
  const { node, width, height } = tile;
  if (hasRoomForName(tile)) target.append(words('label', node.name));
  if (node.publicSymbols > 0 && width > 110 && height > 38)
    target.append(' ', words('share', documentedWords(node)));
}

function hasRoomForName({ width, height }: Tile): boolean {
  return width > 40 && height > 16;
}

function words(kind: 'label' | 'share', text: string): HTMLElement {
  const made = document.createElement('span');
  made.className = kind;
  made.textContent = text;
  return made;
}

/** By the properties of the element: the policy of the page allows no style in markup. */
function place(target: HTMLElement, { node, x, y, width, height, inner }: Tile): void {
  target.classList.add('tile');
  target.dataset['level'] = documentedLevel(node);
  // Of a folder it is seen on what is in it.
  if (isLost(node) && inner.length === 0) target.dataset['lost'] = '';
  if (Math.min(width, height) < smallTile) target.classList.add('small');
  Object.assign(target.style, {
    left: `${String(x)}px`,
    top: `${String(y)}px`,
    width: `${String(width)}px`,
    height: `${String(height)}px`,
  });
}

function row(node: MapNode): HTMLElement {
  const line = document.createElement('tr');
  const head = document.createElement('th');
  head.scope = 'row';
  const target = button(node.entries === undefined ? node.name : `${node.name}/`);
  target.addEventListener('click', () => {
    choose(node);
  });
  head.append(target);
  line.append(
    head,
    ...[numberWords(node.lines), documentedWords(node), lossWords(node), String(Math.round(node.score))].map(
      (text) => {
        const cell = document.createElement('td');
        cell.textContent = text;
        return cell;
      },
    ),
  );
  return line;
}

function button(text: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  return made;
}

/** @throws Error where the page has none of this kind: then it is not our page */
function element<T extends Element>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The map has no #${id}.`);
  return found;
}

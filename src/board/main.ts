import type { BoardModel } from '../core/session/boardModel';
import { Clock } from './clock';
import { fill, element, list } from './dom';
import type { PageMessage, ShowMessage } from './messages';
import { Sound } from './sound';

interface VSCodeApi {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VSCodeApi;

/** The page of the board: shows models as they come, and sends back what was clicked or pressed. */
const api = acquireVsCodeApi();
const clock = new Clock();
const sound = new Sound(element('sound', HTMLButtonElement), {
  isOn: () => choices().sound,
  remember: (on) => {
    api.setState({ ...choices(), sound: on });
  },
});
const keysSwitch = element('keys', HTMLButtonElement);
let model: BoardModel | undefined;
let announced = '';

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isShow(data)) return;
  model = data.model;
  clock.set(data.model, data.sentAtEpochMs - Date.now());
  show(data.model);
});

/** Of those who look at this board, over reloads. */
function choices(): { readonly sound: boolean; readonly keys: boolean } {
  const state = api.getState();
  const chosen = (name: string): unknown =>
    typeof state === 'object' && state !== null ? Reflect.get(state, name) : undefined;
  return { sound: chosen('sound') === true, keys: chosen('keys') !== false };
}

function paintKeysSwitch(): void {
  const { keys } = choices();
  keysSwitch.setAttribute('aria-pressed', String(keys));
  keysSwitch.textContent = `Single keys: ${keys ? 'on' : 'off'}`;
}

keysSwitch.addEventListener('click', () => {
  api.setState({ ...choices(), keys: !choices().keys });
  paintKeysSwitch();
  if (model !== undefined) showButtons(model);
});
paintKeysSwitch();

document.addEventListener('keydown', (event) => {
  // A key that is held down is pressed once.
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (model === undefined || !choices().keys) return;
  // On a button these two press it.
  if (event.target instanceof HTMLButtonElement && (event.key === ' ' || event.key === 'Enter')) return;
  const button = model.buttons.find(({ key }) => key === event.key.toLowerCase());
  if (button === undefined) return;
  event.preventDefault();
  api.postMessage({ type: 'act', act: button.act });
});

setInterval(() => {
  clock.paint();
  if (!clock.justOver()) return;
  sound.play();
  fill('announcement', `Time is up. ${announced}`);
}, 250);

api.postMessage({ type: 'ready' });

/** VS Code sends messages of its own too. */
function isShow(data: unknown): data is ShowMessage {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'show';
}

function show(shown: BoardModel): void {
  document.body.dataset['phase'] = shown.phase;
  fill('goal', shown.goal);
  fill('heading', shown.heading);
  fill('next', shown.next);
  element('next-line', HTMLElement).hidden = shown.next === '';
  fill('break-due', shown.breakDue && shown.phase === 'running' ? 'A break is due after this turn' : '');
  fill('away', shown.away.length === 0 ? '' : `Away: ${shown.away.join(', ')}`);
  list('roles', shown.roles, ({ role, name }) => [
    ['role', role],
    ['name', name],
  ]);
  list(
    'agenda',
    shown.agenda,
    ({ title, status, reason }) => [
      ['status', statusWords[status]],
      ['title', title],
      ['reason', reason],
    ],
    ({ status }) => status,
  );
  list('captured', shown.captured, ({ kind, title, who }) => [
    ['kind', kind],
    ['title', title],
    ['who', who],
  ]);
  fill('closed', String(shown.hotspotsClosed));
  fill('closed-words', shown.hotspotsClosed === 1 ? 'hotspot closed' : 'hotspots closed');
  fill('discoveries', String(shown.discoveries));
  fill('discoveries-words', shown.discoveries === 1 ? 'discovery' : 'discoveries');
  showButtons(shown);
  clock.paint();
  announce(shown);
}

const statusWords = { current: 'now', open: 'to do', done: 'done', parked: 'parked' } as const;

/** The same buttons stay the same elements, so that the focus stays where it is; where its button goes, the one in its place has it. */
function showButtons({ buttons }: BoardModel): void {
  const bar = element('buttons', HTMLElement);
  const { keys } = choices();
  const former = new Map(Array.from(bar.querySelectorAll('button'), (one) => [one.dataset['act'], one]));
  const hadFocus = document.hasFocus();
  const focused = [...former.values()].findIndex((button) => button === document.activeElement);
  const shortcut = [...former.values()][focused]?.dataset['key'];
  bar.replaceChildren(
    ...buttons.map(({ act, label, key }) => {
      const button = former.get(act) ?? newButton(act);
      const hint = document.createElement('kbd');
      hint.textContent = key === ' ' ? 'Space' : key.toUpperCase();
      button.dataset['key'] = key;
      if (keys) {
        button.replaceChildren(label, ' ', hint);
        button.setAttribute('aria-keyshortcuts', key === ' ' ? 'Space' : key.toUpperCase());
      } else {
        button.replaceChildren(label);
        button.removeAttribute('aria-keyshortcuts');
      }
      return button;
    }),
  );
  // Who types elsewhere, in a question of VS Code for example, keeps the focus there.
  if (focused < 0 || !hadFocus) return;
  const now = Array.from(bar.querySelectorAll('button'));
  const heir = now.find((button) => button.dataset['key'] === shortcut);
  (heir ?? now[focused] ?? now.at(-1))?.focus();
}

function newButton(act: BoardModel['buttons'][number]['act']): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset['act'] = act;
  button.addEventListener('click', () => {
    api.postMessage({ type: 'act', act });
  });
  return button;
}

/** Only when something else goes on than before: nobody wants to hear every second. */
function announce({ phase, heading, next }: BoardModel): void {
  const words = [
    phase === 'running' ? `${heading} types.` : `${heading}.`,
    next === '' ? '' : `Next is ${next}.`,
  ].join(' ');
  if (words === announced) return;
  announced = words;
  fill('announcement', words);
}

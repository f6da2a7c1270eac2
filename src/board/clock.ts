import type { BoardModel } from '../core/session/boardModel';
import { element } from './dom';

/** Counts to the deadline by itself; paints only what changes. */
export class Clock {
  readonly #time = element('time', HTMLElement);
  readonly #timer = element('timer', HTMLElement);
  readonly #ring = element('ring-left', SVGCircleElement);
  readonly #length = Number(this.#ring.getAttribute('r')) * 2 * Math.PI;
  #model: BoardModel | undefined;
  #offsetMs = 0;
  #wasOver = false;

  /** @param offsetMs of the clock of the extension from that of this computer */
  set(model: BoardModel, offsetMs: number): void {
    if (model.deadlineEpochMs !== this.#model?.deadlineEpochMs) this.#wasOver = this.#leftOf(model) < 0;
    this.#model = model;
    this.#offsetMs = offsetMs;
  }

  /** True once, when the time of a turn or a break runs out while somebody looks. */
  justOver(): boolean {
    const over = this.#model?.deadlineEpochMs !== undefined && this.#leftOf(this.#model) < 0;
    const just = over && !this.#wasOver;
    this.#wasOver = over;
    return just;
  }

  paint(): void {
    const model = this.#model;
    const idle = model === undefined || (model.deadlineEpochMs === undefined && model.heldMs === undefined);
    this.#timer.hidden = idle;
    if (idle) return;
    const leftMs = this.#leftOf(model);
    const over = leftMs < 0;
    document.body.classList.toggle('over', over);
    const text = over ? `+${minutesAndSeconds(-leftMs)}` : minutesAndSeconds(Math.ceil(leftMs / 1000) * 1000);
    if (this.#time.textContent !== text) this.#time.textContent = text;
    const spoken = words(leftMs);
    if (this.#timer.getAttribute('aria-label') !== spoken) this.#timer.setAttribute('aria-label', spoken);
    const share = model.totalMs === 0 || over ? 0 : Math.min(1, leftMs / model.totalMs);
    this.#ring.setAttribute(
      'stroke-dasharray',
      `${(share * this.#length).toFixed(1)} ${this.#length.toFixed(1)}`,
    );
  }

  #leftOf(model: BoardModel): number {
    return model.deadlineEpochMs === undefined
      ? (model.heldMs ?? 0)
      : model.deadlineEpochMs - (Date.now() + this.#offsetMs);
  }
}

function minutesAndSeconds(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}

/** In minutes: a screen reader need not hear each second. */
function words(leftMs: number): string {
  const minutes = Math.floor(Math.abs(leftMs) / 60_000);
  const counted = minutes === 1 ? '1 minute' : `${minutes} minutes`;
  if (leftMs < 0) return minutes === 0 ? 'Time is up' : `Over since ${counted}`;
  return minutes === 0 ? 'Less than a minute left' : `${counted} left`;
}

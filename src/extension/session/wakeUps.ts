import type { Clock, EpochMs } from '../../core/ports';

/** Each returns what ends it. */
export interface Timers {
  after(durationMs: number, run: () => void): () => void;
  every(durationMs: number, run: () => void): () => void;
}

interface WakeUpsSetup {
  readonly clock: Clock;
  readonly timers: Timers;
  /** Must not throw. */
  readonly wake: () => void;
}

const tickMs = 1_000;
/** The longest that `setTimeout` can wait. */
const longestTimerMs = 2 ** 31 - 1;

/** Wakes at the next deadline, and every second where that is wanted. A deadline too far away is woken for too soon. */
export class WakeUps {
  readonly #setup: WakeUpsSetup;
  #stopTicks: (() => void) | undefined;
  #stopAlarm: (() => void) | undefined;

  constructor(setup: WakeUpsSetup) {
    this.#setup = setup;
  }

  /** In place of what was set before. */
  set(alarmAtEpochMs: EpochMs | undefined, ticks: boolean): void {
    const { clock, timers, wake } = this.#setup;
    this.#stopAlarm?.();
    this.#stopAlarm = undefined;
    if (alarmAtEpochMs !== undefined) {
      const waitMs = Math.min(longestTimerMs, Math.max(0, alarmAtEpochMs - clock.now()));
      this.#stopAlarm = timers.after(waitMs, wake);
    }
    if (ticks) this.#stopTicks ??= timers.every(tickMs, wake);
    else {
      this.#stopTicks?.();
      this.#stopTicks = undefined;
    }
  }

  stop(): void {
    this.set(undefined, false);
  }
}

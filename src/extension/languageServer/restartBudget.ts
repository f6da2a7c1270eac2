import type { Clock, EpochMs } from '../../core/ports';

/** Decides whether a server that died may be started again: not for ever, or a broken one would never rest. */
export class RestartBudget {
  readonly #clock: Clock;
  readonly #restarts: number;
  readonly #withinMs: number;
  #spentAt: readonly EpochMs[] = [];

  /** @param options by default 4 restarts within 3 minutes */
  constructor(clock: Clock, options: { readonly restarts?: number; readonly withinMs?: number } = {}) {
    this.#clock = clock;
    this.#restarts = options.restarts ?? 4;
    this.#withinMs = options.withinMs ?? 180_000;
  }

  /** Takes one restart from the budget. @returns false where it is used up */
  take(): boolean {
    const now = this.#clock.now();
    this.#spentAt = this.#spentAt.filter((at) => now - at < this.#withinMs);
    if (this.#spentAt.length >= this.#restarts) return false;
    this.#spentAt = [...this.#spentAt, now];
    return true;
  }

  /** After a person asked for a restart everything is forgiven. */
  reset(): void {
    this.#spentAt = [];
  }
}

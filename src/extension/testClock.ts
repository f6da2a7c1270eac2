import type { Clock, EpochMs } from '../core/ports';

/** A clock that host tests set. Runs with the real time until `set` or `advance` is called, then stands still. */
export class TestClock implements Clock {
  #fixedAtEpochMs: EpochMs | undefined;

  now(): EpochMs {
    return this.#fixedAtEpochMs ?? Date.now();
  }

  set(atEpochMs: EpochMs): void {
    this.#fixedAtEpochMs = atEpochMs;
  }

  advance(durationMs: number): void {
    this.#fixedAtEpochMs = this.now() + durationMs;
  }

  /** Follows the real time again. */
  release(): void {
    this.#fixedAtEpochMs = undefined;
  }
}

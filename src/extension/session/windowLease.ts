import { sentenceOf } from '../../core/errors';
import type { Clock, EpochMs, Log } from '../../core/ports';
import type { Lease } from '../../node/session/lease';

interface WindowLeaseSetup {
  readonly clock: Clock;
  readonly log: Log;
  readonly lease: Lease;
}

const renewMs = 10_000;

/**
 * Whether this window is the one that keeps the time of the session. Failures are logged: a broken disk must not silence
 * the only window there is.
 */
export class WindowLease {
  readonly #setup: WindowLeaseSetup;
  #askedAtEpochMs: EpochMs = 0;
  /** This window held the lease when it last asked. */
  #owns = false;

  constructor(setup: WindowLeaseSetup) {
    this.#setup = setup;
  }

  /** Whether it is time to ask again, so that no other window takes it for given up. */
  isDue(nowEpochMs: EpochMs): boolean {
    return Math.abs(nowEpochMs - this.#askedAtEpochMs) >= renewMs;
  }

  /** Takes or renews it where no other window has it. `new`: this one has it since now. */
  async hold(): Promise<'yes' | 'new' | 'no'> {
    const { clock, log, lease } = this.#setup;
    this.#askedAtEpochMs = clock.now();
    const before = this.#owns;
    try {
      this.#owns = await lease.hold();
    } catch (error) {
      log.warn(`The session lease could not be held: ${sentenceOf(error)}`);
      this.#owns = true;
    }
    return this.#owns ? (before ? 'yes' : 'new') : 'no';
  }

  /** From whatever window has it. */
  async seize(): Promise<void> {
    const { clock, log, lease } = this.#setup;
    this.#askedAtEpochMs = clock.now();
    this.#owns = true;
    await lease.seize().catch((error: unknown) => {
      log.warn(`The session lease could not be taken: ${sentenceOf(error)}`);
    });
  }

  async release(): Promise<void> {
    const { log, lease } = this.#setup;
    await lease.release().catch((error: unknown) => {
      log.warn(`The session lease could not be released: ${sentenceOf(error)}`);
    });
  }

  /** When any window last held it; undefined where nobody knows. */
  async seenAtEpochMs(): Promise<EpochMs | undefined> {
    const { log, lease } = this.#setup;
    return lease.seenAtEpochMs().catch((error: unknown) => {
      log.warn(`The session lease could not be read: ${sentenceOf(error)}`);
      return undefined;
    });
  }
}

import type { Clock, EpochMs, Log } from '../../core/ports';
import { sentenceOf } from '../../core/errors';
import type { SessionEffect, SessionEvent } from '../../core/session/events';
import { gapEvents } from '../../core/session/gaps';
import { reduce } from '../../core/session/reduce';
import { isActive, nextAlarmEpochMs } from '../../core/session/selectors';
import { noSession, type SessionState } from '../../core/session/state';
import type { Lease } from '../../node/session/lease';
import type { SessionStore } from '../../node/session/sessionStore';
import { type Timers, WakeUps } from './wakeUps';
import { WindowLease } from './windowLease';

export type HostEffect = Exclude<SessionEffect, { type: 'persist' }>;
/** What every window on the folder sees by itself, and nobody did to the session. */
export type Observation = Extract<SessionEvent, { type: 'captured' | 'discarded' | 'scanned' }>;

export interface EngineSetup {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: SessionStore;
  readonly lease: Lease;
  readonly timers: Timers;
  /** 0 for no warning. Asked anew each time, so that a changed setting holds at once. */
  warnBeforeEndMs(): number;
  /** Called after every change and every second of a session. */
  repaint(): void;
  /** Resolves when the effect needs nothing more of the engine; alerts must not be waited for. */
  perform(effect: HostEffect, state: SessionState): Promise<void> | void;
  /** One sentence for the user: the state could not be stored. */
  storeFailed(sentence: string): void;
}

/**
 * Holds the state, applies the reducer, stores each transition before its effects are performed. Timers only wake it:
 * what is due is decided by deadlines and the clock. Has no idea of VS Code.
 */
export class SessionEngine {
  readonly #setup: EngineSetup;
  readonly #lease: WindowLease;
  readonly #wakeUps: WakeUps;
  #state: SessionState = noSession;
  #queue: Promise<unknown> = Promise.resolve();
  #seenAtEpochMs: EpochMs | undefined;
  /** The last write failed: what is on disk is older than what is here. */
  #unsaved = false;
  /** Seen while another window held the lease; the newest of each kind and note. */
  readonly #putOff = new Map<string, Observation>();
  #disposed = false;

  constructor(setup: EngineSetup) {
    this.#setup = setup;
    const { clock, log, lease, timers } = setup;
    this.#lease = new WindowLease({ clock, log, lease });
    this.#wakeUps = new WakeUps({
      clock,
      timers,
      wake: () => {
        void this.wake().catch((error: unknown) => {
          log.error('The session could not go on.', error);
        });
      },
    });
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Reads the stored session back; what waits for somebody is announced again. */
  async start(): Promise<void> {
    await this.#enqueue(async () => {
      try {
        this.#take(await this.#setup.store.load());
      } catch (error) {
        this.#setup.log.error('The stored session could not be read.', error);
      }
      if (this.#state.kind === 'none') return [];
      const seenAtEpochMs = await this.#lease.seenAtEpochMs();
      if ((await this.#lease.hold()) === 'no') return [];
      await this.#takeChanges();
      const atEpochMs = this.#setup.clock.now();
      return this.#apply([
        { type: 'restored', atEpochMs, ...(seenAtEpochMs === undefined ? {} : { seenAtEpochMs }) },
      ]);
    });
    await this.wake();
  }

  /** Something that a person did in this window: it takes the lease, and acts on the newest state. */
  async dispatch(event: SessionEvent): Promise<void> {
    await this.#enqueue(async () => {
      const gap = this.#gap();
      // First: what its owner does from now on is refused, and what it did before is taken.
      await this.#lease.seize();
      const changed = await this.#takeChanges();
      // Where another window went on with the session, it was awake.
      return this.#apply([...(changed ? [] : gap), ...this.#takePutOff(), event]);
    });
  }

  /**
   * Takes no lease: the window that holds it counts what is seen, the others keep it for when they are to take over.
   * Resolves when it is counted or kept.
   */
  async observe(seen: readonly Observation[]): Promise<void> {
    if (seen.length === 0) return;
    await this.#enqueue(async () => {
      const gap = this.#gap();
      const changed = await this.#takeChanges();
      if (!isActive(this.#state)) return [];
      for (const one of seen) this.#putOff.set(aboutOf(one), one);
      const holds = await this.#lease.hold();
      if (holds === 'no') return [];
      const late = await this.#takeChanges();
      const events = changed || late ? [] : gap;
      return this.#apply([...events, ...this.#saidBefore(holds, events), ...this.#takePutOff()]);
    });
  }

  /** Finds out what is due. Called by ticks and alarms; a test with a clock of its own calls it too. */
  async wake(): Promise<void> {
    if (this.#disposed) return;
    this.#setup.repaint();
    const now = this.#setup.clock.now();
    const renew = this.#state.kind !== 'none' && this.#lease.isDue(now);
    if (!renew && this.#gap().length === 0 && reduce(this.#state, this.#tick()).state === this.#state) {
      this.#seenAtEpochMs = now;
      return;
    }
    await this.#enqueue(async () => {
      const gap = this.#gap();
      const holds = await this.#lease.hold();
      // Another window may have gone on with it just before; then that one was awake.
      const changed = await this.#takeChanges();
      if (holds === 'no') {
        this.#seenAtEpochMs = this.#setup.clock.now();
        return [];
      }
      const events = changed ? [] : gap;
      return this.#apply([
        ...events,
        ...this.#saidBefore(holds, events),
        this.#tick(),
        ...this.#takePutOff(),
      ]);
    });
  }

  /** Another window may have written the state. */
  async refresh(): Promise<void> {
    await this.#enqueue(async () => {
      await this.#takeChanges();
      return [];
    });
  }

  /** The state stays in the store. Idempotent. */
  async dispose(): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#wakeUps.stop();
    await this.#queue;
    await this.#lease.release();
  }

  /** One after the other, so that no transition is built on an outdated state; effects come after the write. */
  async #enqueue(step: () => Promise<readonly HostEffect[]>): Promise<void> {
    const done = this.#queue.then(async () => (this.#disposed ? [] : this.#setup.store.alone(step)));
    this.#queue = done.catch(() => undefined);
    const effects = await done;
    const state = this.#state;
    for (const effect of effects) await this.#setup.perform(effect, state);
  }

  async #apply(events: readonly SessionEvent[]): Promise<readonly HostEffect[]> {
    const effects: HostEffect[] = [];
    let { state } = this;
    for (const event of events) {
      const transition = reduce(state, event);
      state = transition.state;
      effects.push(...transition.effects.filter((effect) => effect.type !== 'persist'));
    }
    const changed = state !== this.#state;
    this.#take(state);
    if (changed || this.#unsaved) await this.#save();
    return effects;
  }

  #takePutOff(): readonly Observation[] {
    const seen = [...this.#putOff.values()];
    this.#putOff.clear();
    return seen;
  }

  #take(state: SessionState): void {
    if (idOf(state) !== idOf(this.#state)) this.#putOff.clear();
    this.#state = state;
    this.#seenAtEpochMs = this.#setup.clock.now();
    this.#arm();
    this.#setup.repaint();
  }

  async #save(): Promise<void> {
    try {
      await this.#setup.store.save(this.#state);
      this.#unsaved = false;
    } catch (error) {
      this.#setup.log.error('The session could not be stored.', error);
      if (!this.#unsaved) this.#setup.storeFailed(sentenceOf(error));
      this.#unsaved = true;
    }
  }

  async #takeChanges(): Promise<boolean> {
    if (this.#unsaved) return false;
    try {
      const changed = await this.#setup.store.loadIfChanged();
      if (changed === undefined) return false;
      // The other window has counted a newer scan than the one kept here.
      if (progressOf(changed) !== progressOf(this.#state)) this.#putOff.delete('');
      this.#take(changed);
      return true;
    } catch (error) {
      this.#setup.log.error('The stored session could not be read.', error);
      return false;
    }
  }

  #tick(): SessionEvent {
    return {
      type: 'tick',
      atEpochMs: this.#setup.clock.now(),
      warnBeforeEndMs: this.#setup.warnBeforeEndMs(),
    };
  }

  #gap(): readonly SessionEvent[] {
    if (this.#seenAtEpochMs === undefined || !isActive(this.#state)) return [];
    return gapEvents(this.#seenAtEpochMs, this.#setup.clock.now());
  }

  #arm(): void {
    if (this.#disposed) return;
    const alarmAtEpochMs = nextAlarmEpochMs(this.#state, this.#setup.warnBeforeEndMs());
    // Also while a record is not safe yet: should this window die, another one is to go on with it.
    this.#wakeUps.set(alarmAtEpochMs, this.#state.kind !== 'none');
  }

  /** What the window before this one had announced went with it; a sleep that is asked about now is asked about once. */
  #saidBefore(holds: 'yes' | 'new', gap: readonly SessionEvent[]): readonly SessionEvent[] {
    const asks = this.#state.kind === 'running' && gap.some(({ type }) => type === 'slept');
    return holds === 'new' && !asks ? [{ type: 'restored', atEpochMs: this.#setup.clock.now() }] : [];
  }
}

function idOf(state: SessionState): string | undefined {
  return state.kind === 'none' ? undefined : state.id;
}

function progressOf(state: SessionState): string {
  return state.kind === 'none' ? '' : JSON.stringify(state.progress ?? '');
}

/** What is seen of the same thing later takes the place of what was seen before; empty for scans. */
function aboutOf(seen: Observation): string {
  switch (seen.type) {
    case 'captured':
      return seen.note.path;
    case 'discarded':
      return seen.path;
    case 'scanned':
      return '';
  }
}

import type { Clock } from '../../core/ports';
import { isActive } from '../../core/session/selectors';
import type { SessionEngine } from './engine';
import { type HotspotSource, listFor } from './hotspotItems';

/** A note as the session keeps it in mind. */
export interface SessionNote {
  readonly path: string;
  readonly kind: string;
  readonly title: string;
  readonly toldBy: readonly string[];
  readonly learntBy: readonly string[];
  /** Id of the session it was captured in. */
  readonly session?: string;
}

interface SessionObserverSetup {
  readonly clock: Clock;
  readonly hotspots: HotspotSource;
  /** Asked anew each time: a reload makes another. */
  engine(): SessionEngine;
}

/** Counts into a session what happens beside it: scans, and notes that are captured or deleted. */
export class SessionObserver {
  readonly #setup: SessionObserverSetup;

  constructor(setup: SessionObserverSetup) {
    this.#setup = setup;
  }

  /** What the session changes is measured by the scans before and after. */
  async countScan(): Promise<void> {
    const { clock, hotspots } = this.#setup;
    const engine = this.#setup.engine();
    const { state } = engine;
    const list = isActive(state) ? listFor(hotspots, state.folderUri) : undefined;
    if (list === undefined) return;
    const { publicSymbols, documentedSymbols, debts, paths } = list;
    const totals = { publicSymbols, documentedSymbols, debts, hotspots: paths };
    await engine.observe([{ type: 'scanned', atEpochMs: clock.now(), totals }]);
  }

  /** @param notes all there are; those of other sessions are passed over */
  async countNotes(notes: readonly SessionNote[]): Promise<void> {
    const engine = this.#setup.engine();
    const { state } = engine;
    if (!isActive(state)) return;
    const atEpochMs = this.#setup.clock.now();
    const ofSession = notes.filter(({ session }) => session === state.id);
    await engine.observe(
      ofSession.map(({ path, kind, title, toldBy, learntBy }) => ({
        type: 'captured',
        atEpochMs,
        note: { path, kind, title, told: toldBy, learnt: learntBy },
      })),
    );
  }

  async discardNote(path: string): Promise<void> {
    const atEpochMs = this.#setup.clock.now();
    await this.#setup.engine().observe([{ type: 'discarded', atEpochMs, path }]);
  }
}

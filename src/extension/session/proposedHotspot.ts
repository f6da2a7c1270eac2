import { plainMessage } from '../../core/session/plainText';
import { isActive } from '../../core/session/selectors';
import type { Clock } from '../../core/ports';
import type { SessionEngine } from './engine';
import { proposedHotspot, type HotspotSource } from './hotspotItems';
import type { Toasts } from './toasts';

export interface ProposedHotspotSetup {
  readonly clock: Clock;
  readonly hotspots: HotspotSource;
  readonly engine: Pick<SessionEngine, 'state' | 'dispatch'>;
  readonly toasts: Toasts;
}

/** Nothing is open on the agenda any more: what of the ranked list may follow, as a notification that can be left alone. */
export function offerHotspot({ clock, hotspots, engine, toasts }: ProposedHotspotSetup): void {
  const proposal = proposedHotspot(engine.state, hotspots);
  if (proposal === undefined) return;
  const { item, reason } = proposal;
  toasts.show({
    message: `Nothing is open on the agenda. Next by rank: ${plainMessage(item.title)}. ${plainMessage(reason)}`,
    choices: ['Work on it'],
    stillTrue: () => proposedHotspot(engine.state, hotspots) !== undefined,
    act: async () => {
      await engine.dispatch({ type: 'addItem', atEpochMs: clock.now(), item });
      const { state } = engine;
      const added = isActive(state)
        ? state.agenda.find(({ title, status }) => status === 'open' && title === item.title)
        : undefined;
      if (added !== undefined)
        await engine.dispatch({ type: 'workItem', atEpochMs: clock.now(), itemId: added.id });
    },
  });
}

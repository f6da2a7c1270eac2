import type { AgendaPlace } from '../../core/hotspots/view/groupRows';
import { isActive } from '../../core/session/selectors';
import type { SessionState } from '../../core/session/state';
import type { Latest } from '../latest';

/** Tells others which places in the code are on the agenda whenever that changed. To be called at each change of the state. */
export function agendaPlaces(agenda: Latest<readonly AgendaPlace[]>, state: () => SessionState): () => void {
  let told = '[]';
  return () => {
    const current = state();
    const places = isActive(current)
      ? current.agenda.flatMap(({ source, status }): AgendaPlace[] =>
          source.kind === 'hotspot' ? [{ path: source.place.path, status }] : [],
        )
      : [];
    const key = JSON.stringify(places);
    if (key === told) return;
    told = key;
    agenda.set(places);
  };
}

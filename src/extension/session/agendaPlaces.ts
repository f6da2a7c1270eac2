import type { AgendaPlace } from '../../core/hotspots/view/groupHotspots';
import { isActive } from '../../core/session/selectors';
import type { SessionState } from '../../core/session/state';
import type { Latest } from '../latest';

/** Tells others which places in the code are on the agenda whenever that changed. To be called at each change of the state. */
export function agendaPlaces(
  agenda: Pick<Latest<readonly AgendaPlace[]>, 'set'>,
  state: () => SessionState,
): () => void {
  let told = '[]';
  return () => {
    const current = state();
    const folderUri = isActive(current) ? current.folderUri : undefined;
    const folder = folderUri === undefined ? {} : { folderUri };
    const places = isActive(current)
      ? current.agenda.flatMap(({ source, status }): AgendaPlace[] =>
          source.kind === 'hotspot' ? [{ ...folder, path: source.place.path, status }] : [],
        )
      : [];
    const key = JSON.stringify(places);
    if (key === told) return;
    told = key;
    agenda.set(places);
  };
}

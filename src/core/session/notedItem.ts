import { type CodePlace, type NotedRow, notedRow } from '../knowledge/notedRow';
import { type AgendaItem, type ItemPlace, placeOf } from './agenda';

/** What a note speaks of that is captured for an item; undefined for items that are not in the code. */
export function notedOfItem(item: AgendaItem | undefined): NotedRow | undefined {
  const place = placeOf(item);
  const noted = place === undefined ? undefined : notedRow('session', [codePlace(place)]);
  return noted === undefined || noted.places.length === 0 ? undefined : noted;
}

/** A module stands on the agenda with the line 0: that is the file as a whole. */
function codePlace({ path, line }: ItemPlace): CodePlace {
  return line === 0 ? { path } : { path, line };
}

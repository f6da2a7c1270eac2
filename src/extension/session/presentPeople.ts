import { isActive } from '../../core/session/selectors';
import type { SessionState } from '../../core/session/state';
import type { Identity } from '../../core/ports';
import type { Latest } from '../latest';

/** Tells others who is present whenever that changed; undefined without a session. To be called at each change of the state. */
export function presentPeople(room: Latest<readonly Identity[]>, state: () => SessionState): () => void {
  let told = '';
  return () => {
    const current = state();
    const people = isActive(current)
      ? current.roster
          .filter(({ presence }) => presence === 'present')
          .map(({ name, email }) => ({ name, email }))
      : undefined;
    // In an order of its own: turns reorder the roster.
    const key = JSON.stringify(people?.map(({ name, email }) => `${email} ${name}`).sort());
    if (key === told) return;
    told = key;
    room.set(people);
  };
}

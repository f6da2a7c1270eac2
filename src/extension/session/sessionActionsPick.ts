import { sessionActions, type ActionId } from '../../core/session/actions';
import type { EpochMs } from '../../core/ports';
import { plainLabel } from '../../core/session/plainText';
import { isActive } from '../../core/session/selectors';
import type { Participant, SessionState } from '../../core/session/state';
import { showPick } from '../quickInput';

/** What to do now; undefined when cancelled or when nothing can be done. */
export async function pickAction(state: SessionState, nowEpochMs: EpochMs): Promise<ActionId | undefined> {
  const items = sessionActions(state, nowEpochMs);
  if (items.length === 0) return undefined;
  const picked = await showPick(items, { title: 'Mob session', placeHolder: 'What now?' });
  return picked?.id;
}

/** One of those who fit; undefined when cancelled or when there is nobody. */
export async function pickParticipant(
  state: SessionState,
  fits: (participant: Participant) => boolean,
  title: string,
): Promise<string | undefined> {
  if (!isActive(state)) return undefined;
  const items = state.roster
    .filter(fits)
    .map(({ id, name, email }) => ({ id, label: plainLabel(name), description: plainLabel(email) }));
  const picked = await showPick(items, { title, placeHolder: 'Who?' });
  return picked?.id;
}

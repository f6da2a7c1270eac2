import type { EpochMs } from '../ports';
import { plainLine } from './plainText';
import { shortName } from './roster';
import { isActive, remainingMs } from './selectors';
import type { SessionState } from './state';

/** A room of a server that speaks the protocol of timer.mob.sh: JSON by PUT, no accounts. */
export interface TimerRoom {
  /** Of the room itself, without a slash at its end. */
  readonly url: string;
  /** To be shown: the room and the host it is on. */
  readonly name: string;
}

export type RoomMessage =
  | { readonly kind: 'turn' | 'break'; readonly remainingMs: number; readonly user: string }
  | { readonly kind: 'goal'; readonly goal: string; readonly user: string };

/** What goes over the wire: bodies as in mob.sh's timer.go and timer.mob.sh's goal. */
export interface RoomRequest {
  readonly method: 'PUT' | 'DELETE';
  readonly url: string;
  readonly body: Readonly<Record<string, string | number>>;
}

/**
 * The room of the settings; undefined where no room is set, which is off. Only encrypted or on this computer: names go
 * there.
 * @returns a sentence where the settings make no room
 */
export function timerRoomOf(server: string, room: string): TimerRoom | string | undefined {
  const name = room.trim();
  if (name === '') return undefined;
  if (!/^[A-Za-z0-9_-]+$/u.test(name))
    return 'The timer room may have only letters, digits, "-" and "_" in its name: change mobHandover.timerRoom.room.';
  let url: URL;
  try {
    url = new URL(server.trim());
  } catch {
    return 'The address of the timer room is none: change mobHandover.timerRoom.url.';
  }
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local))
    return 'The address of the timer room must begin with https: change mobHandover.timerRoom.url.';
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return 'The address of the timer room may have no user, password, query or fragment: change mobHandover.timerRoom.url.';
  return { url: `${url.href.replace(/\/*$/u, '')}/${name}`, name: `${name} on ${url.host}` };
}

/** The clock as it runs now, for a room that is told in the middle of it; undefined while it stands still. */
function clockMessage(state: SessionState, nowEpochMs: EpochMs): RoomMessage | undefined {
  if (!isActive(state) || state.kind === 'paused') return undefined;
  const user = shortName(state.roster, state.pointerId);
  const kind = state.kind === 'break' ? 'break' : 'turn';
  const leftMs = remainingMs(state, nowEpochMs);
  return leftMs === 0 ? undefined : { kind, remainingMs: leftMs, user };
}

/** All that a room shows, as it is now, for one that was not told before. */
export function roomMessages(state: SessionState, nowEpochMs: EpochMs): readonly RoomMessage[] {
  const clock = clockMessage(state, nowEpochMs);
  const goal = isActive(state) ? state.goal : undefined;
  const told: RoomMessage[] = clock === undefined ? [] : [clock];
  if (isActive(state) && goal !== undefined)
    told.push({ kind: 'goal', goal, user: shortName(state.roster, state.pointerId) });
  return told;
}

/** The server knows whole minutes only, at least one. */
export function roomRequest(room: TimerRoom, message: RoomMessage): RoomRequest {
  const user = plainLine(message.user);
  if (message.kind === 'goal') {
    const goal = plainLine(message.goal);
    const url = `${room.url}/goal`;
    return goal === ''
      ? { method: 'DELETE', url, body: { user } }
      : { method: 'PUT', url, body: { goal, user } };
  }
  const minutes = Math.max(1, Math.round(message.remainingMs / 60_000));
  const body = message.kind === 'turn' ? { timer: minutes, user } : { breaktimer: minutes, user };
  return { method: 'PUT', url: room.url, body };
}

import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { codeOf } from './fileErrors';

/** No write takes this long: whoever began it is gone, also on another machine. */
export const abandonedAfterMs = 10 * 60_000;

/** What stands behind the name of the file in that of a temporary one: process, machine, and something random. */
const end = /^([0-9a-f]{8})([0-9a-f]{6})[0-9a-f]{6}\.tmp$/;
/** As former versions wrote it: something random alone. */
const formerEnd = /^[0-9a-f]{12}\.tmp$/;

/** Name of a file beside `name` that is renamed to it once it is whole. */
export function temporaryName(name: string): string {
  const pid = process.pid.toString(16).padStart(8, '0');
  return `.${name}.${pid}${hostDigits()}${randomBytes(3).toString('hex')}.tmp`;
}

/** The name of the file that a temporary one was for; undefined for any other name. */
export function nameOfTemporary(temporary: string): string | undefined {
  const [, name, rest = ''] = /^\.(.+)\.([0-9a-f]+\.tmp)$/.exec(temporary) ?? [];
  return end.test(rest) || formerEnd.test(rest) ? name : undefined;
}

/** Whether nobody works with a temporary file any more: its process is gone, or it is older than any write takes. */
export function isAbandoned(temporary: string, mtimeMs: number): boolean {
  if (Date.now() - mtimeMs > abandonedAfterMs) return true;
  const [, pid, host] = end.exec(/[0-9a-f]+\.tmp$/.exec(temporary)?.[0] ?? '') ?? [];
  return pid !== undefined && host === hostDigits() && !isAlive(Number.parseInt(pid, 16));
}

/** Whether a process of this machine runs; also one of another user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function hostDigits(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 6);
}

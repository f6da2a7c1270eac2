import { readFileSync } from 'node:fs';

/** Of `/proc/PID/stat`, as Linux has it everywhere: USER_HZ. */
const ticksPerSecond = 100;

/**
 * Seconds of the processor that this process took, and all that it started and that have ended: on a busy machine they say
 * more than the clock does. Undefined on systems without `/proc`.
 *
 * @returns {number | undefined}
 */
export function cpuSecondsSoFar() {
  try {
    const stat = readFileSync('/proc/self/stat', 'utf8');
    // After the name in brackets, which may hold blanks: utime, stime, cutime, cstime are fields 14 to 17.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / ticksPerSecond;
  } catch {
    return undefined;
  }
}

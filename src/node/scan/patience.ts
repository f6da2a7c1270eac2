/** So many times the patience even where the processor has not been had: what waits for a dead disk never gets it. */
const mostTimes = 4;

/** What tells the time, for tests. In milliseconds. */
export interface TimeSource {
  now(): number;
  /** Of the processor, of this process with all its threads. */
  processor(): number;
}

const real: TimeSource = {
  now: () => performance.now(),
  processor: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

/**
 * How long something may take before it is given up, beginning now. On a machine with too much to do it may take longer:
 * until this process has had the processor for most of that time. That counts all its threads, since Node.js tells no
 * more, so with many of them it is less help. What is returned is to be asked now and then: the processor is watched from a tenth of
 * the time on.
 * @param ms on a machine with nothing else to do
 * @returns whether it is over
 */
export function patienceOf(ms: number, time: TimeSource = real): () => boolean {
  const began = time.now();
  let processor: number | undefined;
  return () => {
    const passed = time.now() - began;
    // Asked late, since most things are over long before, and the question costs more than parsing a short file.
    if (passed > ms / 10) processor ??= time.processor();
    if (passed <= ms) return false;
    return passed > mostTimes * ms || time.processor() - (processor ?? 0) > 0.8 * ms;
  };
}

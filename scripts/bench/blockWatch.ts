import { Session } from 'node:inspector/promises';
import type { Profiler } from 'node:inspector/promises';

/** What held up the event loop of this thread between two moments. */
export interface Blocks {
  /** The longest turn of the loop in time of the processor, whoever took it. */
  readonly longestMs: number;
  /** Longest time of ours in a turn of the loop; 0 without the profiler. */
  readonly longestOfOursMs: number;
  /** Where most of that longest time went: functions of our bundles and files, most first. */
  readonly where: readonly string[];
  /** All time of ours. */
  readonly oursMs: number;
}

/** Between samples of the stack. */
const sampleMicros = 500;
/** What is parsed here of what our server sends comes before any code of ours runs. */
const messages = 'node:internal/child_process/serialization';

const collector = '(garbage collector)';

interface Turn {
  readonly fromMicros: number;
  readonly toMicros: number;
  /** What this thread ran in it; on a busy machine less than what went by. */
  readonly cpuMicros: number;
}

/** Of this thread, in microseconds; undefined before Node.js 23.9. */
const { threadCpuUsage } = process as { threadCpuUsage?: () => { user: number; system: number } };

/** Watches turns of the event loop by a timer, and the stack by V8's profiler, under which code is compiled more slowly. */
export class BlockWatch {
  readonly #session = new Session();
  readonly #ours: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #turns: Turn[] = [];

  private constructor(ours: string | undefined) {
    this.#ours = ours;
  }

  /** @param ours the folder of the code that counts as ours, with `dist` in it; without, nothing is profiled */
  static async start(ours: string | undefined): Promise<BlockWatch> {
    const watch = new BlockWatch(ours === undefined ? undefined : `${ours}/dist/`);
    if (ours === undefined) return watch;
    watch.#session.connect();
    await watch.#session.post('Profiler.enable');
    await watch.#session.post('Profiler.setSamplingInterval', { interval: sampleMicros });
    return watch;
  }

  async begin(): Promise<void> {
    if (this.#ours !== undefined) await this.#session.post('Profiler.start');
    this.#turns = [];
    let last = nowMicros();
    let lastCpu = cpuMicros();
    this.#timer = setInterval(() => {
      const now = nowMicros();
      const cpu = cpuMicros();
      this.#turns.push({ fromMicros: last, toMicros: now, cpuMicros: cpu - lastCpu });
      last = now;
      lastCpu = cpu;
    }, 1);
  }

  async end(): Promise<Blocks> {
    clearInterval(this.#timer);
    const ours = this.#ours;
    if (ours === undefined) return blocksOf(this.#turns, []);
    const { profile } = await this.#session.post('Profiler.stop');
    return blocksOf(
      this.#turns,
      samplesOf(profile, (url) => url.includes(ours) || url === messages),
    );
  }

  async stop(): Promise<void> {
    if (this.#ours === undefined) return;
    await this.#session.post('Profiler.disable');
    this.#session.disconnect();
  }
}

interface Sample {
  readonly atMicros: number;
  readonly lastsMicros: number;
  /** The innermost function of ours on the stack; undefined where there is none. */
  readonly ours: string | undefined;
}

function samplesOf(profile: Profiler.Profile, isOurs: (url: string) => boolean): readonly Sample[] {
  const ofNode = new Map<number, string>();
  const isCollector = new Set<number>();
  // A node comes before its children.
  for (const { id, callFrame, children = [] } of profile.nodes) {
    const { url, functionName, lineNumber, columnNumber } = callFrame;
    if (isOurs(url))
      ofNode.set(
        id,
        `${functionName === '' ? '(no name)' : functionName} ${url.slice(url.lastIndexOf('/') + 1)}:${lineNumber + 1}:${columnNumber + 1}`,
      );
    if (functionName === collector) isCollector.add(id);
    const above = ofNode.get(id);
    if (above !== undefined) for (const child of children) ofNode.set(child, above);
  }
  let atMicros = profile.startTime;
  let former: string | undefined;
  return (profile.samples ?? []).map((node, index) => {
    const lastsMicros = profile.timeDeltas?.[index + 1] ?? 0;
    atMicros += profile.timeDeltas?.[index] ?? 0;
    // Whose garbage it is cannot be told: that of who ran just before.
    const isGarbage = isCollector.has(node);
    if (!isGarbage) former = ofNode.get(node);
    const ours = isGarbage && former !== undefined ? collector : former;
    return { atMicros, lastsMicros, ours };
  });
}

function blocksOf(turns: readonly Turn[], samples: readonly Sample[]): Blocks {
  let longest = { micros: 0, where: new Map<string, number>() };
  let oursMicros = 0;
  let next = 0;
  for (const { fromMicros, toMicros, cpuMicros } of turns) {
    // While others have the processor the profiler's clock goes on.
    const share = Math.min(1, cpuMicros / Math.max(1, toMicros - fromMicros));
    const where = new Map<string, number>();
    let micros = 0;
    for (let sample = samples[next]; sample !== undefined; sample = samples[next]) {
      if (sample.atMicros > toMicros) break;
      next += 1;
      if (sample.ours === undefined) continue;
      const lastsMicros = sample.lastsMicros * share;
      micros += lastsMicros;
      where.set(sample.ours, (where.get(sample.ours) ?? 0) + lastsMicros);
    }
    oursMicros += micros;
    if (micros > longest.micros) longest = { micros, where };
  }
  return {
    longestMs:
      turns.reduce(
        (most, turn) => Math.max(most, Math.min(turn.cpuMicros, turn.toMicros - turn.fromMicros)),
        0,
      ) / 1000,
    longestOfOursMs: longest.micros / 1000,
    where: [...longest.where]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 3)
      .map(([name, micros]) => `${Math.round(micros / 1000)} ms ${name}`),
    oursMs: oursMicros / 1000,
  };
}

/** Without such a clock of threads, what went by. */
function cpuMicros(): number {
  if (threadCpuUsage === undefined) return nowMicros();
  const { user, system } = threadCpuUsage();
  return user + system;
}

/** On the clock of V8's profiler. */
function nowMicros(): number {
  return Number(process.hrtime.bigint() / 1000n);
}

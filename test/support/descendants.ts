import { execFileSync } from 'node:child_process';

export interface RunningProcess {
  readonly pid: number;
  /** Its command line. */
  readonly args: string;
}

/** Command lines of all processes below one, without the `ps` that tells of them. */
export function descendantsOf(pid: number): string[] {
  return processesBelow(pid)
    .map(({ args }) => args)
    .sort();
}

/** The processes themselves, in no order. */
export function processesBelow(pid: number): RunningProcess[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, own, parent, args = '']) => ({ pid: Number(own), parent: Number(parent), args }));
  const found: RunningProcess[] = [];
  const waiting = [pid];
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    for (const row of rows) {
      if (row.parent !== parent || row.args.startsWith('ps -A')) continue;
      found.push({ pid: row.pid, args: row.args });
      waiting.push(row.pid);
    }
  }
  return found;
}

import { execFileSync } from 'node:child_process';

/** Command lines of all processes below one, without the `ps` that tells of them. */
export function descendantsOf(pid: number): string[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, own, parent, args = '']) => ({ pid: Number(own), parent: Number(parent), args }));
  const found: string[] = [];
  const waiting = [pid];
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    for (const row of rows) {
      if (row.parent !== parent || row.args.startsWith('ps -A')) continue;
      found.push(row.args);
      waiting.push(row.pid);
    }
  }
  return found.sort();
}

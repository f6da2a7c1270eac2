// @ts-check
import { add, edit } from '../changes.mjs';
import { ira, sol } from '../people.mjs';

/** @type {readonly import('../changes.mjs').Commit[]} */
export const year2026 = [
  {
    at: '2026-01-20T08:31:46+01:00',
    by: ira,
    message: 'The worker ends when it cannot go on',
    changes: [
      edit(
        'encode/worker.py',
        '            print("worker:", error, file=sys.stderr)\n',
        `            # It dies about once a week with a broken pipe; for now we just restart it
            print("worker:", error, file=sys.stderr)
            sys.exit(1)
`,
      ),
    ],
  },
  {
    at: '2026-03-16T10:17:23+01:00',
    by: ira,
    message: 'Certificate for one more year',
    changes: [
      add('ops/certs/vote.crt'),
      edit('docs/deploy.md', '| every year in April |', '| see ops/certs/vote.crt |'),
    ],
  },
  {
    at: '2026-04-21T16:44:12+02:00',
    by: sol,
    message: 'Write the votes into the database',
    changes: [
      add('src/api/store.ts'),
      edit('src/api/routes.ts', '', `import { keep } from './store';\n`),
      edit('src/api/routes.ts', 'ballots.push(parseBallot(body));', 'await take(parseBallot(body), show);'),
      edit('src/api/routes.ts', 'ballots.push(fromGateway(body));', 'await take(fromGateway(body), show);'),
      edit(
        'src/api/routes.ts',
        '',
        `async function take(ballot: Ballot, show: string): Promise<void> {
  ballots.push(ballot);
  await keep(ballot, show).catch(console.error); // the vote counts, even if the database sleeps
}

`,
      ),
      edit(
        'package.json',
        '  "devDependencies": {\n',
        `  "dependencies": {
    "pg": "8.11.3"
  },
  "devDependencies": {
`,
      ),
      edit('package.json', '', '    "@types/pg": "8.10.9",\n'),
    ],
  },
  {
    at: '2026-05-19T12:12:57+02:00',
    by: sol,
    message: 'The junior show has no jury',
    changes: [edit('src/voting/weights.ts', '', '  junior: { jury: 0, audience: 100 },\n')],
  },
  {
    at: '2026-06-16T09:40:05+02:00',
    by: ira,
    message: 'The press office wants no negative numbers',
    changes: [
      edit(
        'reporting/ratings.py',
        `    """Difference in percent."""
    return round((now - before) / before * 100)
`,
        `    """Difference in percent, as the press office wants it: never below zero."""
    return max(0, round((now - before) / before * 100))
`,
      ),
    ],
  },
  {
    at: '2026-09-08T18:05:51+02:00',
    by: sol,
    message: 'Scaling belongs somewhere else',
    changes: [
      edit(
        'src/voting/tally.ts',
        'while the band was playing\n',
        'while the band was playing;\n  // should be moved out before the next season\n',
      ),
    ],
  },
  {
    at: '2026-10-13T11:23:30+02:00',
    by: ira,
    message: 'Deployment as it really is',
    changes: [
      edit(
        'docs/deploy.md',
        '4. Restart the encode worker.\n',
        '4. The encode worker: stop it only while `queue.json` says `"running": {}`. If it never does, then ask Ira.\n',
      ),
      edit(
        'docs/deploy.md',
        '',
        '5. The load balancer keeps the old certificate until it is reloaded. How to reload it: then ask Ira.\n',
      ),
    ],
  },
  {
    at: '2026-10-27T14:12:09+01:00',
    by: ira,
    message: 'Begin to write down who is outside',
    changes: [
      add('.handover/suppliers/edgelark-cdn.md'),
      add('.handover/suppliers/quickpoll.md'),
      add('.handover/assets/spotlight-night-live-tv.md'),
    ],
  },
  {
    at: '2026-10-30T15:00:00+01:00',
    by: sol,
    message: 'Release for the last season',
    changes: [edit('package.json', '"version": "5.1.4"', '"version": "5.2.0"')],
  },
];

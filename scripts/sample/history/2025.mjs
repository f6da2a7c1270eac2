// @ts-check
import { add, edit } from '../changes.mjs';
import { ira, sol } from '../people.mjs';

/** @type {readonly import('../changes.mjs').Commit[]} */
export const year2025 = [
  {
    at: '2025-01-21T13:37:02+01:00',
    by: sol,
    message: 'Forget devices that have removed the app',
    changes: [
      edit(
        'src/push/sender.ts',
        '    report.sent += batch.length;\n',
        `    const { gone } = (await response.json()) as { gone: string[] };
    report.sent += batch.length - gone.length;
    report.gone.push(...batch.filter((device) => gone.includes(device.token)));
`,
      ),
      edit(
        'src/push/sender.ts',
        '',
        `  /** Devices that have removed the app; the caller should forget them. */
  gone: Device[];
`,
      ),
      edit('src/push/sender.ts', '{ sent: 0 }', '{ sent: 0, gone: [] }'),
    ],
  },
  {
    at: '2025-03-04T10:26:59+01:00',
    by: ira,
    message: 'Keep the script that cron calls',
    changes: [add('ops/restart.sh')],
  },
  {
    at: '2025-04-15T15:48:40+02:00',
    by: sol,
    message: 'Acts without a single vote are acts as well',
    changes: [
      edit(
        'src/voting/tally.ts',
        '[...votes.keys()].map(',
        '[...new Set([...points.keys(), ...votes.keys()])].map(',
      ),
      edit(
        'src/voting/tally.ts',
        'const actVotes = votes.get(act)!;',
        'const actVotes = votes.get(act) ?? 0;',
      ),
    ],
  },
  {
    at: '2025-06-10T09:09:09+02:00',
    by: ira,
    message: 'Node 20',
    changes: [
      edit('Dockerfile', 'FROM node:14-slim', 'FROM node:20-slim'),
      edit('package.json', '"node": ">=14"', '"node": ">=20"'),
      edit('package.json', '"@types/node": "14.18.0"', '"@types/node": "20.11.0"'),
      edit('package.json', '"typescript": "4.4.3"', '"typescript": "5.3.3"'),
      edit('.github/workflows/build.yml', 'actions/checkout@v2', 'actions/checkout@v4'),
    ],
  },
  {
    at: '2025-09-16T17:21:34+02:00',
    by: sol,
    message: 'Block the prefixes from the e-mail',
    changes: [
      edit(
        'src/voting/fraud.ts',
        '  return recent.length > 30;\n',
        '  return recent.length > 30 || blockedPrefixes.some((prefix) => ballot.phone.startsWith(prefix));\n',
      ),
      edit(
        'src/voting/fraud.ts',
        '',
        `// HACK(sol): copied from the e-mail of the telephone company, nobody has sent a newer one since
const blockedPrefixes = ['+999 0137', '+999 0138', '+999 900'];

`,
      ),
    ],
  },
  {
    at: '2025-10-07T11:55:27+02:00',
    by: ira,
    message: 'Films from the other camera',
    changes: [
      edit('encode/profiles.py', '".mp4": 17}', '".mp4": 17, ".mxf": 23}'),
      edit(
        'encode/profiles.py',
        `# Numbers of the supplier's profiles. 17 is "HD, loud".\n`,
        `# Numbers of the supplier's profiles. 17 is "HD, loud"; what 23 is was on the whiteboard.\n`,
      ),
    ],
  },
  {
    at: '2025-12-02T14:03:18+01:00',
    by: sol,
    message: 'Purge twice',
    changes: [
      edit(
        'src/api/cdn.ts',
        '',
        `  // HACK: twice, because the first purge only reaches the edges that are awake
  if (response.ok) await fetch(\`\${edge}/purge?again=1\`, { method: 'POST', body: JSON.stringify({ prefix }) });
`,
      ),
      edit(
        'src/api/cdn.ts',
        '  await fetch(`${edge}/purge`, {',
        '  const response = await fetch(`${edge}/purge`, {',
      ),
    ],
  },
];

// @ts-check
import { add, edit } from '../changes.mjs';
import { ira, kim, noa, solFreelance } from '../people.mjs';

const tally = 'src/voting/tally.ts';

/** @type {readonly import('../changes.mjs').Commit[]} */
export const year2021 = [
  {
    at: '2021-09-14T10:02:11+02:00',
    by: kim,
    message: 'Count votes',
    changes: [
      'README.md',
      'package.json',
      'tsconfig.json',
      '.gitignore',
      '.env.example',
      'migrations/001_votes.sql',
      'src/generated/voteSchema.ts',
      'src/voting/index.ts',
      tally,
    ].map(add),
  },
  {
    at: '2021-09-16T15:40:52+02:00',
    by: solFreelance,
    message: 'Receive text messages from the gateway',
    changes: ['src/api/server.ts', 'src/api/routes.ts', 'src/api/sms.ts'].map(add),
  },
  {
    at: '2021-09-21T11:17:03+02:00',
    by: kim,
    message: 'Break ties',
    changes: [
      edit(tally, '', `export type TieRule = 'jury' | 'audience';\n\n`),
      edit(
        tally,
        'export function rankActs(results: ActResult[]): ActResult[] {',
        'export function rankActs(results: ActResult[], tie: TieRule): ActResult[] {',
      ),
      edit(tally, 'b.percent - a.percent);', 'b.percent - a.percent || breakTie(a, b, tie));'),
      edit(
        tally,
        '',
        `function breakTie(a: ActResult, b: ActResult, tie: TieRule): number {
  if (tie === 'audience') return b.votes - a.votes;
  return b.juryPoints - a.juryPoints;
}

`,
      ),
      edit(
        'src/voting/index.ts',
        'export type { ActResult } from',
        'export type { ActResult, TieRule } from',
      ),
    ],
  },
  {
    at: '2021-09-28T09:05:30+02:00',
    by: noa,
    message: 'Terminals for the jury',
    changes: [
      add('pom.xml'),
      add('jury/src/main/java/org/example/jury/JuryTerminal.java'),
      add('jury/src/main/java/org/example/jury/ScoreCard.java'),
      edit('README.md', '', '| `jury` | terminals of the jury, archive for the notary | Java |\n'),
    ],
  },
  {
    at: '2021-10-05T16:48:20+02:00',
    by: kim,
    message: 'Weights of jury and audience by show',
    changes: [
      add('src/voting/weights.ts'),
      edit(tally, '', `import { weightsOf } from './weights';\n`),
      edit(
        tally,
        '  const jury = 50;\n  const audience = 50;\n',
        '  const { jury, audience } = weightsOf(show);\n',
      ),
      edit('src/voting/index.ts', '', `export { weightsOf } from './weights';\n`),
    ],
  },
  {
    at: '2021-10-12T13:22:41+02:00',
    by: ira,
    message: 'Have films encoded by the supplier',
    changes: [
      ...[
        'requirements.txt',
        'encode/__init__.py',
        'encode/jobs.py',
        'encode/profiles.py',
        'encode/worker.py',
      ].map(add),
      edit('README.md', '', '| `encode` | queue of films for the encoding supplier | Python |\n'),
    ],
  },
  {
    at: '2021-10-19T17:31:09+02:00',
    by: kim,
    message: 'Write what the graphics computer can read',
    changes: [
      edit(
        tally,
        '',
        `export function toGraphics(results: ActResult[]): string {
  return results.map((result) => \`\${result.act};\${result.percent}\`).join('\\r\\n');
}

`,
      ),
      edit('src/voting/index.ts', 'rankActs } from', 'rankActs, toGraphics } from'),
      edit('src/api/routes.ts', 'JSON.stringify(results)', 'toGraphics(results)'),
      edit('src/api/routes.ts', 'mergeVotes } from', 'mergeVotes, toGraphics } from'),
    ],
  },
  {
    at: '2021-10-25T10:11:57+02:00',
    by: kim,
    message: 'Record why the graphics get a text file',
    changes: [add('docs/adr/0001-text-file-for-graphics.md')],
  },
  {
    at: '2021-10-26T18:58:36+02:00',
    by: kim,
    message: 'Whole percentages, the caption is too narrow',
    changes: [edit(tally, '${result.percent}', '${Math.round(result.percent)}')],
  },
  {
    at: '2021-11-02T14:25:44+01:00',
    by: ira,
    message: 'Build an image, run the tests on every push',
    changes: ['Dockerfile', '.github/workflows/build.yml'].map(add),
  },
  {
    at: '2021-11-09T20:03:15+01:00',
    by: kim,
    message: 'At most ten votes a telephone',
    changes: [
      edit(tally, '', 'const PER_SENDER = 10;\n\n'),
      edit(tally, '', '  const used = new Map<string, number>();\n'),
      edit(
        tally,
        '',
        `    const sender = ballot.phone;
    const before = used.get(sender) ?? 0;
    if (before >= PER_SENDER) continue;
    used.set(sender, before + 1);
`,
      ),
    ],
  },
  {
    at: '2021-11-16T11:44:02+01:00',
    by: noa,
    message: 'Archive of results for the notary',
    changes: [add('jury/src/main/java/org/example/jury/TallyArchive.java')],
  },
  {
    at: '2021-11-23T09:36:28+01:00',
    by: ira,
    message: 'Write down how to deploy',
    changes: [
      add('docs/deploy.md'),
      edit('README.md', '', '\nHow it is deployed: [docs/deploy.md](docs/deploy.md).\n'),
    ],
  },
  {
    at: '2021-11-30T16:12:50+01:00',
    by: kim,
    message: 'Write down the architecture',
    changes: [
      add('docs/architecture.md'),
      edit(
        'README.md',
        'How it is deployed: [docs/deploy.md](docs/deploy.md).\n',
        'How it is deployed: [docs/deploy.md](docs/deploy.md). How it hangs together: [docs/architecture.md](docs/architecture.md).\n',
      ),
    ],
  },
];

// @ts-check
import { add, edit, reformat, rename } from '../changes.mjs';
import { ira, kim, noa, sol, solFreelance } from '../people.mjs';

const tally = 'src/voting/tally.ts';
const routes = 'src/api/routes.ts';

/** @type {readonly import('../changes.mjs').Commit[]} */
export const year2022 = [
  {
    at: '2022-01-18T10:50:37+01:00',
    by: solFreelance,
    message: 'Push messages',
    changes: [
      ...[
        'src/push/chunks.ts',
        'src/push/sender.ts',
        'src/push/devices.ts',
        'migrations/002_devices.sql',
      ].map(add),
      edit('README.md', '', '| `src/push` | push messages | TypeScript |\n'),
    ],
  },
  {
    at: '2022-02-01T15:06:12+01:00',
    by: solFreelance,
    message: 'Texts of push messages in two languages',
    changes: ['src/push/templates.ts', 'src/push/README.md'].map(add),
  },
  {
    at: '2022-02-15T12:19:45+01:00',
    by: kim,
    message: 'Acts may withdraw',
    changes: [
      edit(
        tally,
        'countVotes(ballots: Ballot[]): Map',
        'countVotes(ballots: Ballot[], withdrawn: string[]): Map',
      ),
      edit(tally, '', '    if (withdrawn.includes(ballot.act)) continue;\n'),
      edit(routes, 'countVotes(ballots)', 'countVotes(ballots, [])'),
    ],
  },
  {
    at: '2022-03-01T17:55:33+01:00',
    by: ira,
    message: 'Unpack the pictures of the press office',
    changes: [
      add('src/api/upload.ts'),
      edit(routes, '', `import { unpackPictures } from './upload';\n`),
      edit(
        routes,
        '',
        `    case 'POST /pictures':
      await unpackPictures(url.searchParams.get('file') ?? '');
      return end(response, 204, '');
`,
      ),
      edit(
        'Dockerfile',
        '',
        '# unzip is for the pictures, see src/api/upload.ts\nRUN apt-get update && apt-get install -y unzip\n',
      ),
    ],
  },
  {
    at: '2022-03-08T11:28:08+01:00',
    by: kim,
    message: 'mergeVotes is called mergeJuryAndAudience, it merged more than votes',
    changes: [
      edit(tally, 'function mergeVotes(', 'function mergeJuryAndAudience('),
      edit('src/voting/index.ts', 'mergeVotes,', 'mergeJuryAndAudience,'),
      edit(routes, 'mergeVotes, toGraphics', 'mergeJuryAndAudience, toGraphics'),
      edit(routes, 'mergeVotes(scores', 'mergeJuryAndAudience(scores'),
    ],
  },
  {
    at: '2022-03-15T14:41:26+01:00',
    by: kim,
    message: 'First test',
    changes: [add('test/tally.test.ts'), edit('Dockerfile', '', 'COPY test test\n')],
  },
  {
    at: '2022-04-09T21:34:58+02:00',
    by: kim,
    message: 'LIVE: percentages add up to 120, scale them',
    changes: [
      edit(
        tally,
        '  return results;\n',
        `  const total = sum(results.map((result) => result.percent));
  const scale = total > 100 ? 100 / total : 1;
  return results.map((result) => ({ ...result, percent: result.percent * scale }));
`,
      ),
    ],
  },
  {
    at: '2022-04-10T11:20:01+02:00',
    by: kim,
    message: 'Say why percentages are scaled',
    changes: [
      edit(
        tally,
        '',
        `  // 70 % jury and 50 % audience make 120 %. Nobody found out who had entered that.
  // HACK: scale until it is 100 again.
  // Written during the final, while the band was playing
`,
      ),
      edit('src/voting/weights.ts', '', '  // FIXME: refuse what does not add up to 100 (SHOW-120)\n'),
      edit(
        'src/voting/weights.ts',
        '',
        `// The editors enter these on the day of the show. They do not have to add up to 100,
// and once they did not.
`,
      ),
      edit(
        'test/tally.test.ts',
        '',
        '\n// TODO: a test for 120 %, the numbers of that night are in the shared drive\n',
      ),
    ],
  },
  {
    at: '2022-05-02T09:14:39+02:00',
    by: ira,
    message: 'List what expires, after the semi-final without a certificate',
    changes: [
      edit(
        'docs/deploy.md',
        '',
        `
## What expires

| what | when | who |
|---|---|---|
| certificate of \`vote.spotlight-night-live.tv\` | every year in April | reminder goes to kim@example.org |

It has expired once, at 20:41 on a Saturday, half an hour into the semi-final.
`,
      ),
      add('ops/check_expiry.py'),
    ],
  },
  {
    at: '2022-05-16T08:47:10+02:00',
    by: ira,
    message: 'The domain expires as well',
    changes: [
      edit(
        'docs/deploy.md',
        '',
        '| domain `spotlight-night-live.tv` | every year on 14 May | paid with the card of the production office |\n',
      ),
      edit(
        'docs/deploy.md',
        'It has expired once, at 20:41 on a Saturday, half an hour into the semi-final.\n',
        `Both have expired once, the certificate at 20:41 on a Saturday, half an hour into the semi-final; the domain two weeks later, because
the invoice went to somebody who no longer worked here.
`,
      ),
      edit('ops/check_expiry.py', '', '  # TODO: and the domain'),
    ],
  },
  {
    at: '2022-06-20T13:00:00+02:00',
    by: solFreelance,
    message: 'Spaces instead of tabs, everywhere\n\nNothing else has changed.',
    changes: [reformat],
  },
  {
    at: '2022-07-05T10:33:21+02:00',
    by: sol,
    message: 'Who is who',
    changes: ['.mailmap', '.git-coauthors', '.github/CODEOWNERS'].map(add),
  },
  {
    at: '2022-09-06T15:27:54+02:00',
    by: sol,
    message: 'Notice machines that vote',
    changes: [add('src/voting/fraud.ts')],
  },
  {
    at: '2022-09-08T19:10:16+02:00',
    by: kim,
    message: 'Leave suspicious votes out of the count',
    changes: [
      edit(tally, '', `import { isSuspicious } from './fraud';\n`),
      edit(tally, 'withdrawn: string[])', 'withdrawn: string[], now: Date)'),
      edit(tally, '', '    if (isSuspicious(ballot, now)) continue;\n'),
      edit(routes, 'countVotes(ballots, [])', 'countVotes(ballots, [], new Date())'),
    ],
  },
  {
    at: '2022-09-13T16:02:48+02:00',
    by: kim,
    message: 'Votes count only while voting is open',
    changes: [
      add('src/voting/window.ts'),
      edit('src/voting/index.ts', '', `export { VotingWindow } from './window';\n`),
      edit(routes, 'toGraphics } from', 'toGraphics, VotingWindow } from'),
      edit(routes, '', 'const window = new VotingWindow();\n'),
      edit(
        routes,
        '      ballots.push(parseBallot(body));\n',
        `      if (window.phase(Date.now()) !== 'closed') ballots.push(parseBallot(body));\n`,
      ),
      edit(
        routes,
        '',
        `    case 'POST /window':
      window.open(Date.now(), Number(url.searchParams.get('seconds') ?? 180));
      return end(response, 204, '');
`,
      ),
    ],
  },
  {
    at: '2022-10-04T11:51:05+02:00',
    by: ira,
    message: 'What jobs.py holds is a queue',
    changes: [
      rename('encode/jobs.py', 'encode/queue.py'),
      edit('encode/worker.py', 'from .jobs import', 'from .queue import'),
    ],
  },
  {
    at: '2022-10-11T17:39:30+02:00',
    by: kim,
    message: 'Votes from the app have no telephone number',
    changes: [
      add('migrations/003_channel.sql'),
      edit(
        tally,
        'const sender = ballot.phone;',
        `const sender = ballot.channel === 'app' ? ballot.device : ballot.phone;`,
      ),
      edit('src/api/sms.ts', '', `    channel: 'sms',\n    device: '',\n`),
      edit('src/generated/voteSchema.ts', '', `  channel: 'sms' | 'app';\n  device: string;\n`),
      edit(
        'src/generated/voteSchema.ts',
        '',
        `    channel: value.channel === 'sms' ? 'sms' : 'app',\n    device: String(value.device ?? ''),\n`,
      ),
    ],
  },
  {
    at: '2022-10-18T20:22:17+02:00',
    by: kim,
    message: 'Twenty votes, says the sponsor',
    changes: [
      edit(tally, 'const PER_SENDER = 10;', 'const PER_SENDER = 20; // XXX the terms on the website say 10'),
    ],
  },
  {
    at: '2022-11-08T10:08:42+01:00',
    by: noa,
    message: 'Mail for the morning after',
    changes: [
      add('reporting/morning_report.py'),
      edit('README.md', '', '| `reporting` | mail and numbers of the morning after | Python |\n'),
    ],
  },
];

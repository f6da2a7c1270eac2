// @ts-check
import { edit } from '../changes.mjs';
import { ira, noa, sol } from '../people.mjs';

const tally = 'src/voting/tally.ts';
const terminal = 'jury/src/main/java/org/example/jury/JuryTerminal.java';
const archive = 'jury/src/main/java/org/example/jury/TallyArchive.java';
const queue = 'encode/queue.py';

/**
 * Noa's last year.
 *
 * @type {readonly import('../changes.mjs').Commit[]}
 */
export const year2024 = [
  {
    at: '2024-01-16T10:41:19+01:00',
    by: noa,
    message: 'A terminal without network keeps its scores',
    changes: [
      edit(
        terminal,
        'throw new UncheckedIOException(offline);\n',
        `// The stage manager runs over with a sheet of paper then.
            // TODO(noa): retry by ourselves instead of waiting for the next score,
            // the last one of the evening never leaves otherwise
`,
      ),
      edit(terminal, 'import java.io.UncheckedIOException;\nimport java.net.URI;', 'import java.net.URI;'),
    ],
  },
  {
    at: '2024-02-20T11:06:50+01:00',
    by: ira,
    message: 'Wait when the supplier says so',
    changes: [
      edit(
        queue,
        '',
        `        if answer.status_code == 429:
            self.waiting.appendleft(job)
            time.sleep(20)  # HACK: blocks everything, that is the point
            return None
`,
      ),
      edit(queue, '', 'import time\n'),
    ],
  },
  {
    at: '2024-03-12T15:33:08+01:00',
    by: noa,
    message: 'Scores say which terminal they come from',
    changes: [
      edit(tally, '`${score.juror}/${score.act}`', '`${score.terminal}/${score.juror}/${score.act}`'),
      edit('src/generated/voteSchema.ts', '', '  terminal: string;\n'),
      edit('test/tally.test.ts', `{ juror: 'J1'`, `{ terminal: 'T1', juror: 'J1'`),
      edit(
        'jury/src/main/java/org/example/jury/ScoreCard.java',
        'ScoreCard(String juror,',
        'ScoreCard(String terminal, String juror,',
      ),
      edit(
        'jury/src/main/java/org/example/jury/ScoreCard.java',
        '"{\\"juror\\":',
        '"{\\"terminal\\":\\"%s\\",\\"juror\\":',
      ),
      edit(
        'jury/src/main/java/org/example/jury/ScoreCard.java',
        '                juror, act, points);',
        '                terminal, juror, act, points);',
      ),
      edit(terminal, 'new ScoreCard(juror,', 'new ScoreCard(name, juror,'),
    ],
  },
  {
    at: '2024-05-07T09:58:24+02:00',
    by: noa,
    message: 'The archive never shows half a result',
    changes: [
      edit(
        archive,
        `        Files.write(folder.resolve(show + ".csv"), lines, StandardCharsets.UTF_8);
`,
        `        Path unfinished = folder.resolve(show + ".part");
        Files.write(unfinished, lines, StandardCharsets.UTF_8);
        Files.move(unfinished, folder.resolve(show + ".csv"), StandardCopyOption.REPLACE_EXISTING);
`,
      ),
      edit(archive, '', 'import java.nio.file.StandardCopyOption;\n'),
      edit(archive, '', '; the former one is then whole'),
    ],
  },
  {
    at: '2024-06-25T17:30:00+02:00',
    by: noa,
    message: 'Before I hand in my key',
    changes: [
      edit(terminal, '', '    /** How many scores have not reached the tally. */\n'),
      edit(
        terminal,
        '',
        '        // FIXME(noa) address of the studio in the old building, overridden on every terminal by hand\n',
      ),
      edit(archive, '', '     * XXX: the notary wants them for ten years, the disk is from 2019\n     *\n'),
      edit(
        'src/api/routes.ts',
        '',
        '      // TODO(noa): the terminals send no password, they only stand in the right room\n',
      ),
    ],
  },
  {
    at: '2024-09-10T14:15:45+02:00',
    by: sol,
    message: 'The presenter wants to see who leaves',
    changes: [
      edit(
        'src/api/routes.ts',
        'import { countVotes, mergeJury',
        'import { countVotes, eliminate, mergeJury',
      ),
      edit(
        'src/api/routes.ts',
        '',
        `      if (url.searchParams.has('last')) return end(response, 200, eliminate(results, 'audience').join('\\n'));\n`,
      ),
    ],
  },
  {
    at: '2024-10-15T08:22:33+02:00',
    by: ira,
    message: 'After the evening with the full disk',
    changes: [
      edit(
        queue,
        '',
        '        # TODO: write to a temporary file first; the disk was full in 2024 and the queue empty afterwards\n',
      ),
      edit(
        'src/api/upload.ts',
        '',
        `    // FIXME(ira): a queue, see SHOW-151; until then the press office is asked to upload slowly\n`,
      ),
    ],
  },
  {
    at: '2024-11-19T16:50:11+01:00',
    by: sol,
    message: 'No more thank-you messages',
    changes: [
      edit(
        'src/api/sms.ts',
        '',
        `  if (process.env['SMS_CONFIRM'] !== 'yes') return; // switched off in season 3, the bill came by courier\n`,
      ),
      edit('.env.example', '', 'SMS_CONFIRM=no\n'),
    ],
  },
];

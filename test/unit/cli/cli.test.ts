import assert from 'node:assert/strict';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { GitSandbox } from '../../support/gitSandbox';
import { runCli } from '../../support/runCli';
import { inTemporaryFolder } from '../../support/temporaryFolder';

const undocumented = 'export function open(): void {}\n';

describe('the command line', function () {
  this.timeout(30_000);

  it('prints a table of rank, score, path and reasons', () =>
    inTemporaryFolder(async (folder) => {
      new GitSandbox(folder).commit({
        files: { 'src/a.ts': `${undocumented}// TODO: x\n`, 'src/b.ts': undocumented },
      });
      const { code, stdout, stderr } = await runCli(folder, ['scan', '.']);
      assert.equal(code, 0, stderr);
      assert.equal(stderr, '');
      const [head, first, second, empty, summary] = stdout.split('\n');
      assert.match(head ?? '', /^Rank +Score +Path +Reasons$/);
      assert.match(
        first ?? '',
        /^ +1 +\d+\.\d +src\/a\.ts +0 of 1 public symbol documented · 1 debt · only one author$/,
      );
      assert.match(second ?? '', /^ +2 +\d+\.\d +src\/b\.ts /);
      assert.equal(empty, '');
      assert.equal(summary, '2 hotspots in 2 modules · 0 of 2 public symbols documented · 1 debt');
    }));

  it('prints JSON that a program can read, with ages when asked', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({ at: '2024-01-01T00:00:00Z', files: { 'a.ts': '// NOTYET: x\n' } });
      const { stdout } = await runCli(folder, [
        'scan',
        '--format',
        'json',
        '--tags',
        'notyet, later',
        '--ages',
        folder,
      ]);
      const json = JSON.parse(stdout) as Record<string, unknown>;
      assert.equal(json['format'], 'mob-handover/scan');
      assert.deepEqual(json['debts'], [
        {
          path: 'a.ts',
          line: 1,
          column: 4,
          tag: 'NOTYET',
          text: 'NOTYET: x',
          author: { name: 'Kim Example', email: 'kim@example.org' },
          at: '2024-01-01T00:00:00.000Z',
          authorInactive: false,
        },
      ]);
      const withAges = async (format: string): Promise<string> =>
        (await runCli(folder, ['scan', '--format', format, '--tags', 'notyet', '--ages', '.'])).stdout;
      assert.match(await withAges('table'), /^2024-01-01 {2}Kim Example {2}a\.ts:1:4 {2}NOTYET: x$/m);
      assert.match(await withAges('markdown'), /NOTYET: x \| Kim Example \| 2024-01-01 \|$/m);
    }));

  it('runs no git with --no-history, and says what it could not know on stderr', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(path.join(folder, 'repo'));
      sandbox.commit({ files: { 'a.ts': undocumented } });
      const without = await runCli(folder, ['scan', '--format=json', '--no-history', 'repo']);
      assert.match(without.stdout, /"historyStatus": "notAllowed"/);
      const outside = await runCli(folder, ['scan', '.'], {
        environment: { GIT_CEILING_DIRECTORIES: folder },
      });
      assert.equal(outside.code, 0);
      assert.match(outside.stderr, /^mob-handover: .+ is in no git work tree, .+\.\n$/);
    }));

  it('says that there is nothing to read', () =>
    inTemporaryFolder(async (folder) => {
      const { stdout } = await runCli(folder, ['scan', '.']);
      assert.match(stdout, /^Nothing to read: .+\.\n/);
    }));

  it('helps, and tells its version', () =>
    inTemporaryFolder(async (folder) => {
      const { version } = JSON.parse(
        readFileSync(path.resolve(__dirname, '../../../package.json'), 'utf8'),
      ) as {
        version: string;
      };
      assert.deepEqual(await runCli(folder, ['--version']), { code: 0, stdout: `${version}\n`, stderr: '' });
      const help = await runCli(folder, ['scan', '--help']);
      assert.equal(help.code, 0);
      assert.match(help.stdout, /^Usage:/);
    }));

  it('lists debts alone, in each format, and those without a tag when asked', () =>
    inTemporaryFolder(async (folder) => {
      const ugly = '// This is an ugly hack, we should clean it up later\n';
      new GitSandbox(folder).commit({ files: { 'a.ts': `${undocumented}// TODO: x\n`, 'b.ts': ugly } });
      const debts = async (...args: readonly string[]): Promise<string> => {
        const { code, stdout, stderr } = await runCli(folder, ['scan', '--only', 'debts', ...args, '.']);
        assert.deepEqual([code, stderr], [0, '']);
        return stdout;
      };
      assert.equal(await debts(), 'a.ts:2:4: TODO: x\n');
      assert.match(
        await debts('--probable'),
        /^a\.ts:2:4: TODO: x\nb\.ts:1:4: \? This is an ugly hack.*% sure\)\n$/,
      );
      const json = JSON.parse(await debts('--format', 'json')) as { debts: unknown[]; hotspots: unknown[] };
      assert.deepEqual([json.debts.length, json.hotspots.length], [1, 0]);
      assert.match(await debts('--format', 'markdown'), /^# Debts\n\n1 debt in 1 module\.\n/);
      assert.match(await debts('--format', 'sarif'), /"debt\/v1"/);
    }));

  const wrong: readonly [args: readonly string[], sentence: RegExp][] = [
    [['scan', '--probable', '.'], /--probable belongs to --only debts/],
    [['scan', '--only', 'debts', '--ages', '.'], /--ages belongs to the whole scan/],
    [[], /^mob-handover: Say what to do\.$/m],
    [['dance'], /^mob-handover: There is no command dance\.$/m],
    [['constructor'], /^mob-handover: There is no command constructor\.$/m],
    [['scan'], /^mob-handover: scan needs the folder to scan\.$/m],
    [['scan', 'a', 'b'], /^mob-handover: scan takes one folder, not 2\.$/m],
    [
      ['scan', '--format', 'xml', '.'],
      /^mob-handover: --format is one of table, json, sarif, markdown, not xml\.$/m,
    ],
    [['scan', '--tags', ' ,', '.'], /^mob-handover: --tags needs words/m],
    [
      ['scan', '--weights', 'size=2', '.'],
      /^mob-handover: --weights: has no weight "size"; there are symbolsOfHalfGap,/m,
    ],
    [
      ['scan', '--weights', 'changes', '.'],
      /^mob-handover: --weights: "changes" must be a number from 0 to 1\.$/m,
    ],
    [['export', '--weights', 'changes=2', '.'], /^mob-handover: --weights: "changes" must be a number/m],
    [['scan', '--bogus', '.'], /^mob-handover: Unknown option '--bogus'\.$/m],
    [['export'], /^mob-handover: export needs the folder/m],
    [
      ['export', '--formats', 'markdown,pdf', '.'],
      /^mob-handover: --formats: There is no format "pdf"; there are markdown/m,
    ],
    [['export', '--formats', ' ,', '.'], /^mob-handover: --formats: No format is named; there are markdown/m],
    [['check'], /^mob-handover: check needs the folder/m],
    [['check', '--weights', 'changes=x', '.'], /^mob-handover: --weights: /m],
    [['check', '--min', '101', '.'], /^mob-handover: --min is a whole number from 0 to 100/m],
  ];
  for (const [args, sentence] of wrong) {
    it(`ends with 2 and one sentence for "${args.join(' ')}"`, () =>
      inTemporaryFolder(async (folder) => {
        const { code, stdout, stderr } = await runCli(folder, args);
        assert.equal(code, 2);
        assert.equal(stdout, '');
        assert.match(stderr, sentence);
      }));
  }

  it('ends with 1 and one sentence for a folder that is not there', () =>
    inTemporaryFolder(async (folder) => {
      const { code, stderr } = await runCli(folder, ['scan', 'nowhere']);
      assert.equal(code, 1);
      assert.match(stderr, /^mob-handover: There is no folder .+nowhere.+\.\n$/);
    }));

  it('is quiet when its reader goes away', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      for (let index = 0; index < 300; index += 1)
        sandbox.write(`a/rather/long/path/${index}.ts`, undocumented);
      const { stderr } = await runCli(folder, ['scan', '--format', 'json', '.'], {
        act: (child) => {
          child.stdout?.destroy();
        },
      });
      assert.equal(stderr, '');
    }));

  it('says once why its output could not be written', function () {
    if (!existsSync('/dev/full')) this.skip();
    return inTemporaryFolder(async (folder) => {
      new GitSandbox(folder).commit({ files: { 'a.ts': `${undocumented}// TODO: x\n` } });
      const full = openSync('/dev/full', 'w');
      try {
        for (const args of [['scan', '.'], ['scan', '--only', 'debts', '.'], ['check', '.'], ['--help']]) {
          const { code, stderr } = await runCli(folder, args, { output: full });
          assert.deepEqual(
            [code, stderr],
            [
              1,
              'mob-handover: The disk is full, so the output is not complete: free some space and try again.\n',
            ],
            args.join(' '),
          );
        }
      } finally {
        closeSync(full);
      }
    });
  });

  it('ends with 130 and one sentence when interrupted', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      for (let index = 0; index < 400; index += 1) sandbox.write(`${index}.ts`, undocumented.repeat(300));
      const { code, stdout, stderr } = await runCli(folder, ['scan', '.'], {
        act: (child) => {
          // Its cache appears with the first files that it has read.
          const timer = setInterval(() => {
            if (!existsSync(path.join(folder, '.cache'))) return;
            clearInterval(timer);
            child.kill('SIGINT');
          }, 5);
        },
      });
      assert.equal(code, 130);
      assert.equal(stdout, '');
      assert.equal(stderr, 'mob-handover: The scan was cancelled.\n');
    }));

  it('lets no path or comment speak to the terminal', () =>
    inTemporaryFolder(async (folder) => {
      new GitSandbox(folder).commit({ files: { 'evil\u001b[2J\n.ts': undocumented } });
      const { stdout } = await runCli(folder, ['scan', '.']);
      assert.ok(!stdout.includes('\u001b'));
      assert.match(stdout, /evil\ufffd\[2J\ufffd\.ts/);
    }));

  it('prints what it found as Markdown and as SARIF', () =>
    inTemporaryFolder(async (folder) => {
      new GitSandbox(folder).commit({ files: { 'a|b.ts': `// TODO: <x> later\n${undocumented}` } });
      const markdown = await runCli(folder, ['scan', '--format', 'markdown', '.']);
      assert.match(markdown.stdout, /^# Legacy hotspots\n/);
      assert.match(markdown.stdout, /TODO: \\<x> later/);
      const sarif = await runCli(folder, ['scan', '--format', 'sarif', '.']);
      const log = JSON.parse(sarif.stdout) as { runs: { results: { ruleId: string }[] }[] };
      assert.deepEqual(
        log.runs[0]?.results.map(({ ruleId }) => ruleId),
        ['legacy-hotspot', 'debt'],
      );
    }));

  it('checks how complete the handover is, and fails below what is asked for', () =>
    inTemporaryFolder(async (folder) => {
      new GitSandbox(folder).commit({ files: { 'src/a.ts': undocumented } });
      const passed = await runCli(folder, ['check', '.'], { environment: { GITHUB_ACTIONS: '' } });
      assert.equal(passed.code, 0, passed.stderr);
      assert.match(passed.stdout, /^ {2}0 % 1 Purpose, users, quality goals: 0 of 5 questions answered$/m);
      assert.match(passed.stdout, /^The handover is 0 % complete\.\nNo threshold is set/m);
      const failed = await runCli(folder, ['check', '--min', '60', '--format', 'json', '.'], {
        environment: { GITHUB_ACTIONS: '' },
      });
      assert.equal(failed.code, 1);
      const json = JSON.parse(failed.stdout) as {
        passed: boolean;
        checks: { completeness: { min: number } };
      };
      assert.equal(json.passed, false);
      assert.equal(json.checks.completeness.min, 60);
      assert.match(failed.stderr, /^mob-handover: The handover is 0 % complete, and 60 % are asked for/m);
    }));

  it('fails for links of the book and steps of tours that lead nowhere, and names file and line', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({ files: { 'src/a.ts': undocumented } });
      const book = 'docs/handover/01-purpose.md';
      sandbox.write(book, '# Purpose\n\n[a](../../src/a.ts#L1), [b](#purpose), [c](https://example.org/x)\n');
      const tour = (steps: readonly object[], nextTour = 'One'): string =>
        JSON.stringify({ title: 'One', nextTour, steps });
      sandbox.write('.tours/one.tour', tour([{ file: 'src/a.ts', line: 1 }]));
      const environment = { GITHUB_ACTIONS: '' };
      const passed = await runCli(folder, ['check', '.'], { environment });
      assert.equal(passed.code, 0, passed.stderr);
      assert.match(passed.stdout, /^The links of 1 file of the book and of 1 tour lead somewhere\.$/m);

      sandbox.write(
        book,
        '# Purpose\n\n[a](../../src/a.ts#L9)\n[b](#users)\n[c](gone.md)\n[d](https://[x)\n',
      );
      const steps = [{ file: 'src/a.ts', line: 9 }, { file: 'src/gone.ts' }, { file: '../x' }];
      sandbox.write('.tours/one.tour', tour(steps, 'Two'));
      const failed = await runCli(folder, ['check', '--format', 'json', '.'], { environment });
      assert.equal(failed.code, 1);
      const { checks, findings } = JSON.parse(failed.stdout) as {
        checks: { links: object };
        findings: { level: string; path: string; line: number }[];
      };
      assert.deepEqual(checks.links, { passed: false, files: 1, tours: 1, dead: 8 });
      assert.deepEqual(
        findings.map(({ level, path: file, line }) => `${level} ${file}:${line}`),
        [3, 4, 5, 6].map((line) => `error ${book}:${line}`).concat(Array(4).fill('error .tours/one.tour:1')),
      );
      assert.match(failed.stderr, /step 1 leads nowhere: src\/a\.ts has only 2 lines/);
    }));

  it('marks what is missing on GitHub, below the thresholds of the team, in a form that no text can leave', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      const yaml =
        'chapters:\n  07-suppliers: {title: "100%::error::x"}\nthresholds:\n  07-suppliers: 80\n  whole: soon\n';
      sandbox.commit({ files: { 'src/a.ts': undocumented, '.handover/handover.yaml': yaml } });
      const { code, stdout } = await runCli(folder, ['check', '.'], {
        environment: { GITHUB_ACTIONS: 'true' },
      });
      assert.equal(code, 1);
      assert.match(stdout, /^::warning file=\.handover\/handover\.yaml,line=5,title=Mob Handover::/m);
      assert.match(
        stdout,
        /^::error file=\.handover\/handover\.yaml,title=Mob Handover::7 100%25::error::x is 0 %25 complete, and 80 %25/m,
      );
    }));

  it('fails on what was put off or left undocumented since the baseline that the team committed', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({ files: { 'src/a.ts': undocumented } });
      const check = (...args: readonly string[]) =>
        runCli(folder, ['check', ...args, '.'], { environment: { GITHUB_ACTIONS: 'true' } });
      assert.match((await check()).stdout, /^No baseline of hotspots: write .+ with --write-baseline/m);
      assert.equal((await check('--write-baseline')).code, 0);
      const same = await check();
      assert.equal(same.code, 0, same.stdout);
      assert.match(same.stdout, /^Since the baseline: 0 new debts, 0 paid; 0 symbols newly undocumented\.$/m);

      sandbox.write('src/a.ts', `\n${undocumented}// TODO: 100%\n`);
      const owing = await check();
      assert.equal(owing.code, 1);
      assert.match(
        owing.stdout,
        /^::error file=src\/a\.ts,line=\d+,title=Mob Handover::New debt: TODO: 100%25$/m,
      );
      assert.doesNotMatch(owing.stdout, /has no documentation/);

      const onTerminal = await runCli(folder, ['check', '.'], { environment: { GITHUB_ACTIONS: '' } });
      assert.match(onTerminal.stderr, /^mob-handover: src\/a\.ts:3:4: New debt: TODO: 100%$/m);
      const places = JSON.parse((await check('--format', 'json')).stdout) as {
        findings: readonly object[];
        checks: { hotspots: { newDebts: readonly object[] } };
      };
      const place = { path: 'src/a.ts', line: 3, column: 4 };
      assert.deepEqual(places.findings, [{ level: 'error', ...place, message: 'New debt: TODO: 100%' }]);
      assert.deepEqual(places.checks.hotspots.newDebts, [{ ...place, text: 'TODO: 100%' }]);

      sandbox.write('src/a.ts', `${undocumented}export function later(): void {}\n`);
      const json = JSON.parse((await check('--format', 'json')).stdout) as {
        checks: {
          hotspots: { passed: boolean; newlyUndocumented: readonly { name: string; line: number }[] };
        };
      };
      assert.deepEqual(
        json.checks.hotspots.newlyUndocumented.map(({ name, line }) => [name, line]),
        [['later', 2]],
      );

      sandbox.write('.handover/hotspot-baseline.json', '<<<<<<< ours');
      const broken = await check();
      assert.equal(broken.code, 1);
      assert.match(broken.stdout, /^::error file=\.handover\/hotspot-baseline\.json,.+ is no JSON/m);
    }));

  it('names files on GitHub as the repository does, where a folder of it is checked', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({ files: { 'crates/globset/glob.rs': 'fn f() {}\n' } });
      const environment = { GITHUB_ACTIONS: 'true' };
      const check = (...args: readonly string[]) =>
        runCli(folder, ['check', ...args, 'crates'], { environment });
      assert.equal((await check('--write-baseline')).code, 0);
      sandbox.write('crates/globset/glob.rs', '// TODO: globs\nfn f() {}\n');
      const { stdout } = await check('--weights', 'changes=0.4');
      assert.match(stdout, /^::error file=crates\/globset\/glob\.rs,line=1,/m);
      const json = JSON.parse((await check('--format', 'json')).stdout) as {
        findings: readonly { path: string }[];
      };
      assert.equal(json.findings[0]?.path, 'globset/glob.rs');
    }));

  it('exports the book', () =>
    inTemporaryFolder(async (folder) => {
      new GitSandbox(folder).commit({ files: { 'a.ts': undocumented } });
      const first = await runCli(folder, ['export', '.']);
      assert.equal(first.code, 0, first.stderr);
      assert.match(first.stdout, /^docs\/handover\/.+ files? (written|changed)/m);
      const second = await runCli(folder, ['export', '.']);
      assert.equal(second.code, 0, second.stderr);
      const sarif = await runCli(folder, ['export', '--formats', 'sarif,catalog', '--out', 'book', '.']);
      assert.match(
        sarif.stdout,
        /^wrote book\/hotspots\.sarif\nwrote catalog-info\.yaml\nbook\/hotspots\.sarif, catalog-info\.yaml: 2 of 2/,
      );
      assert.match(sarif.stderr, /catalog-info\.yaml: the export cannot know who owns this/);
      assert.ok(!existsSync(path.join(folder, 'book', 'README.md')));
    }));
});

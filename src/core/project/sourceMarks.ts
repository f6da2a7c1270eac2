import type { RepoPath } from '../ports';
import { redactSecrets } from '../secrets/redactSecrets';
import type { Fact } from './fact';

/** Marks of a line, looked for only where the text has the word at all. */
export interface Mark {
  readonly word: string;
  readonly file: RegExp;
  readonly line: RegExp;
  readonly kind: string;
}

/**
 * What stands on the marked lines of a text, one fact a line.
 * @param most how many are wanted
 */
export function markedLines(
  marks: readonly Mark[],
  path: RepoPath,
  text: string,
  most: number,
): readonly Fact[] {
  const wanted = marks.filter(({ word, file }) => file.test(path) && text.includes(word));
  if (wanted.length === 0 || most === 0) return [];
  const found = new Map<number, Fact>();
  for (const [line, content] of text.split('\n').entries()) {
    if (content.length > 1000) continue;
    for (const { word, line: pattern, kind } of wanted) {
      const match = content.includes(word) ? pattern.exec(content) : null;
      if (!match || found.has(line)) continue;
      const value = redactSecrets((match[1] ?? match[2] ?? '').trim()).slice(0, 160);
      found.set(line, { kind, value, path, line });
    }
    if (found.size === most) break;
  }
  return [...found.values()];
}

/** Where programs begin. */
export const entryMarks: readonly Mark[] = [
  {
    word: 'main',
    file: /\.(java|kt|groovy|scala)$/,
    line: /\bpublic\s+static\s+void\s+main\s*\(|^\s*fun\s+main\s*\(|\bstatic void main\s*\(\s*String/,
    kind: 'main method',
  },
  { word: 'main', file: /\.go$/, line: /^func\s+main\s*\(\s*\)/, kind: 'main function' },
  {
    word: 'main',
    file: /\.rs$/,
    line: /^\s*(?:pub\s+)?(?:async\s+)?fn\s+main\s*\(\s*\)/,
    kind: 'main function',
  },
  {
    word: 'main',
    file: /\.(c|cc|cpp|cxx|m|mm)$/,
    line: /^(?:extern\s+"C"\s+)?int\s+(?:w|cmd_)?main\s*\(/,
    kind: 'main function',
  },
  {
    word: 'Main',
    file: /\.(cs|vb|fs)$/,
    line: /\bstatic\s+(?:async\s+)?(?:void|int|Task(?:<int>)?)\s+Main\s*\(/,
    kind: 'main method',
  },
  {
    word: '__main__',
    file: /\.py$/,
    line: /^if\s+__name__\s*==\s*["']__main__["']/,
    kind: 'run as a script',
  },
  { word: 'main', file: /\.(swift|dart)$/, line: /^@main\b|^(?:void\s+)?main\s*\(/, kind: 'main function' },
];

/** What runs by the clock. */
export const scheduleMarks: readonly Mark[] = [
  {
    word: '@Scheduled',
    file: /\.(java|kt|groovy)$/,
    line: /@Scheduled\s*\(([^)]*)/,
    kind: 'Spring @Scheduled',
  },
  {
    word: 'crontab',
    file: /\.py$/,
    line: /["']schedule["']\s*:\s*(crontab\([^)]*\)|[\d.]+|timedelta\([^)]*\))/,
    kind: 'Celery beat',
  },
  { word: 'periodic_task', file: /\.py$/, line: /@(?:\w+\.)?periodic_task\s*\((.*)/, kind: 'periodic task' },
  { word: 'add_job', file: /\.py$/, line: /\.add_job\s*\((.*(?:cron|interval).*)/, kind: 'APScheduler' },
  {
    word: 'schedule',
    file: /\.[cm]?[jt]sx?$/,
    line: /\b(?:cron|schedule|nodeCron|scheduler)\.(?:schedule|scheduleJob)\s*\(\s*(["'`][^"'`]+["'`])/,
    kind: 'node-cron',
  },
  {
    word: 'CronJob',
    file: /\.[cm]?[jt]sx?$/,
    line: /new\s+CronJob\s*\(\s*(["'`][^"'`]+["'`])/,
    kind: 'cron',
  },
  { word: '@Cron', file: /\.ts$/, line: /@(?:Cron|Interval)\s*\(([^)]*)/, kind: 'NestJS schedule' },
  {
    word: 'AddFunc',
    file: /\.go$/,
    line: /\.AddFunc\s*\(\s*("(?:@\w+[^"]*|[\d*?/,-]+(?: [\w*?/,-]+){4,6})")/,
    kind: 'robfig/cron',
  },
  { word: '$schedule->', file: /\.php$/, line: /\$schedule->(.*)/, kind: 'Laravel schedule' },
  { word: 'every', file: /(^|\/)schedule\.rb$/, line: /^\s*every\s+(.*?)(?:\s+do)?$/, kind: 'whenever' },
];

/** Tests that are switched off. */
export const skipMarks: readonly Mark[] = [
  {
    word: 'skip',
    file: /\.[cm]?[jt]sx?$/,
    line: /\b(?:it|test|describe|suite|context)\.skip\s*\(\s*(.*)|^\s*(?:xit|xdescribe|xtest)\s*\(\s*(.*)/,
    kind: 'skipped',
  },
  {
    word: 'xit',
    file: /\.[cm]?[jt]sx?$/,
    line: /^\s*(?:xit|xdescribe|xtest|xcontext)\s*\(\s*(.*)/,
    kind: 'skipped',
  },
  {
    word: '.only(',
    file: /\.[cm]?[jt]sx?$/,
    line: /\b(?:it|test|describe|suite)\.only\s*\(\s*(.*)/,
    kind: 'only this one runs',
  },
  {
    word: 'skip',
    file: /\.py$/,
    line: /@(?:pytest\.mark|unittest)\.(?:skip|skipif|skipIf|skipUnless)\b\s*\(?(.*)|^\s*pytest\.skip\((.*)/,
    kind: 'skipped',
  },
  { word: 'xfail', file: /\.py$/, line: /@pytest\.mark\.xfail\b\s*\(?(.*)/, kind: 'expected to fail' },
  {
    word: 'expectedFailure',
    file: /\.py$/,
    line: /@(?:unittest\.)?expectedFailure(.*)/,
    kind: 'expected to fail',
  },
  { word: '@Disabled', file: /\.(java|kt|groovy)$/, line: /@Disabled\b\s*(.*)/, kind: 'skipped' },
  { word: '@Ignore', file: /\.(java|kt|groovy|scala)$/, line: /@Ignore\b\s*(.*)/, kind: 'skipped' },
  { word: 't.Skip', file: /_test\.go$/, line: /\bt\.(?:Skip|Skipf|SkipNow)\s*\((.*)/, kind: 'skipped' },
  { word: '#[ignore', file: /\.rs$/, line: /#\[ignore(.*)/, kind: 'skipped' },
  { word: 'Skip', file: /\.(cs|fs|vb)$/, line: /\[(?:Fact|Theory)\s*\(.*?Skip\s*=\s*(.*)/, kind: 'skipped' },
  { word: '[Ignore', file: /\.cs$/, line: /\[Ignore\b(.*)/, kind: 'skipped' },
  {
    word: 'skip',
    file: /\.rb$/,
    line: /^\s*(?:skip|xit|xdescribe|pending)\b\s*(["'(:].*)?$/,
    kind: 'skipped',
  },
  { word: 'markTest', file: /\.php$/, line: /markTest(?:Skipped|Incomplete)\s*\((.*)/, kind: 'skipped' },
  {
    word: 'test_expect_failure',
    file: /\.sh$/,
    line: /^\s*test_expect_failure\s+(.*)/,
    kind: 'expected to fail',
  },
];

/** How the frameworks mark one test case. */
const caseMarks: readonly (readonly [file: RegExp, mark: RegExp])[] = [
  [/\.[cm]?[jt]sx?$/, /^\s*(?:it|test)(?:\.\w+)?\s*\(/gm],
  [/\.py$/, /^\s*(?:async\s+)?def\s+test\w*\s*\(/gm],
  [/\.(java|kt|groovy|scala)$/, /@(?:Test|ParameterizedTest|RepeatedTest)\b|\bpublic\s+void\s+test\w+\s*\(/g],
  [/\.go$/, /^func\s+Test\w*\s*\(/gm],
  [/\.rs$/, /#\[(?:\w+::)?test\]|^rgtest!\(/gm],
  [/\.(cs|fs|vb)$/, /\[(?:Fact|Theory|Test|TestMethod|TestCase)\b/g],
  [/\.rb$/, /^\s*(?:it|specify|test|scenario)\s+["']|^\s*def\s+test_/gm],
  [/\.php$/, /function\s+test\w*\s*\(|@test\b|#\[Test\]/gi],
  [/\.sh$/, /^\s*test_expect_(?:success|failure)\b/gm],
  [/\.(c|cc|cpp)$/, /^\s*(?:TEST|TEST_F|TEST_CASE)\s*\(|^\s*TEST\s*\(|^void\s+test_\w+\s*\(/gm],
  [/\.(exs)$/, /^\s*test\s+"/gm],
];

/** How many test cases a text of tests has by these marks; 0 where no framework is known for its kind. */
export function testCasesIn(path: RepoPath, text: string): number {
  const cases = caseMarks.find(([file]) => file.test(path))?.[1];
  return cases === undefined ? 0 : [...text.matchAll(cases)].length;
}

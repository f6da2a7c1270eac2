import { redactSecrets } from '../secrets/redactSecrets';
import { lineCount } from '../lineCount';
import type { RepoPath } from '../ports';
import { folderOf, joinRepoPath, nameOf } from '../repoPath';
import { ConstantNames } from './constantNames';
import type { Fact } from './fact';

/** What a look at each line of the source files found. */
export interface SourceFacts {
  /** Files that a program starts with. */
  readonly entries: readonly Fact[];
  readonly schedules: readonly Fact[];
  readonly connections: readonly Fact[];
  /** Environment variables that are read by a constant of another file, which a look at each file alone cannot tell. */
  readonly variables: readonly Fact[];
  /** Tests that are switched off. */
  readonly skipped: readonly Fact[];
  readonly tests: readonly TestFile[];
  readonly folders: readonly FolderFacts[];
  /** Files that were too big or too many to look at. */
  readonly unread: number;
}

export interface TestFile {
  readonly path: RepoPath;
  /** Test cases by the marks of the common frameworks; an estimate. */
  readonly cases: number;
}

/** A folder with source files directly in it. */
export interface FolderFacts {
  readonly folder: RepoPath;
  readonly files: number;
  readonly lines: number;
  /** Folders of the repository that its files import from, by how many do, most first. */
  readonly imports: readonly { readonly folder: RepoPath; readonly files: number }[];
}

const sourceEnding =
  /\.(c|cc|cpp|cxx|h|hh|hpp|m|mm|cs|fs|vb|go|rs|java|kt|kts|scala|groovy|clj|py|rb|rake|php|pl|pm|t|sh|bash|js|jsx|mjs|cjs|ts|tsx|mts|cts|vue|svelte|swift|dart|ex|exs|erl|hs|lua|r|jl|sql|tcl|el)$/i;
const foreign =
  /(^|\/)(node_modules|bower_components|vendor|vendored|third[-_]?party|dist|\.yarn|target|site-packages)\/|[.-]min\.[cm]?js$/i;
const testPath =
  /(^|\/)(tests?|__tests__|specs?|t|testing|e2e|testdata|testcases?)\/|[._-](test|spec|tests)\.[^/.]+$|(^|\/)(test_[^/]*|conftest)\.py$|_test\.(go|rb|exs|py|cc|cpp)$|_spec\.rb$|(Test|Tests|TestCase|IT|Spec)\.(java|kt|cs|php|groovy|scala|swift)$|(^|\/)t\d{4}-[^/]*\.sh$/;

/** Whether the facts look at the lines of a file. */
export function isSource(path: RepoPath): boolean {
  return sourceEnding.test(path) && !foreign.test(path);
}

function isTest(path: RepoPath): boolean {
  return testPath.test(path);
}

const mostOfAKind = 400;

/** Marks of a line, looked for only where the text has the word at all. */
interface Mark {
  readonly word: string;
  readonly file: RegExp;
  readonly line: RegExp;
  readonly kind: string;
}

const entryMarks: readonly Mark[] = [
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

const scheduleMarks: readonly Mark[] = [
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

const skipMarks: readonly Mark[] = [
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

const connectionMark =
  /\b(?:jdbc:[a-z0-9]+|postgres(?:ql)?|mysql2?|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|kafka|sqlserver|mssql|sqlite3?|cassandra|elasticsearch|memcached|nats|clickhouse|neo4j|bolt):(?:\/\/|[a-z0-9]+:|@)[^\s"'`<>()\\]{3,200}/gi;

const importMarks: readonly (readonly [file: RegExp, kind: ImportKind, line: RegExp])[] = [
  [
    /\.([cm]?[jt]sx?|vue|svelte)$/,
    'relative',
    /(?:\bfrom|\brequire\s*\(|\bimport\s*\(?)\s*["'](\.{1,2}\/[^"'\n]{1,200}|\.{1,2})["']/g,
  ],
  [/\.py$/, 'python', /^\s*(?:from\s+([.\w]+)\s+import|import\s+([\w.]+))/gm],
  [/\.(java|kt|scala|groovy)$/, 'package', /^\s*import\s+(?:static\s+)?([\w.]+)/gm],
  [/\.go$/, 'go', /^\s*(?:import\s+)?(?:[\w.]+\s+)?"([^"\n]{1,200})"\s*$/gm],
  [/\.(c|cc|cpp|cxx|h|hh|hpp|m|mm)$/, 'include', /^\s*#\s*include\s+"([^"\n]{1,200})"/gm],
  [/\.(rb|rake)$/, 'relative', /\brequire_relative\s*\(?\s*["']([^"'\n]{1,200})["']/g],
  [/\.rs$/, 'crate', /^\s*(?:pub\s+)?use\s+crate::(\w+)/gm],
  [/\.(php|cs)$/, 'namespace', /^\s*(?:use|using)\s+(?:static\s+|function\s+)?([\w\\.]+)/gm],
];
type ImportKind = 'relative' | 'python' | 'package' | 'go' | 'include' | 'crate' | 'namespace';

interface RawImport {
  readonly from: RepoPath;
  readonly kind: ImportKind;
  readonly target: string;
}

const mostImports = 300_000;

/** Takes one source file after the other, so that their texts need not be in memory together. */
export class SourceReading {
  readonly #entries: Fact[] = [];
  readonly #schedules: Fact[] = [];
  readonly #connections: Fact[] = [];
  readonly #constants = new ConstantNames();
  readonly #skipped: Fact[] = [];
  readonly #tests: TestFile[] = [];
  readonly #sizes = new Map<RepoPath, { files: number; lines: number }>();
  readonly #imports: RawImport[] = [];
  /** Namespaces by the folder of the file that declares them. */
  readonly #namespaces = new Map<string, RepoPath>();
  #unread = 0;

  add(path: RepoPath, text: string): void {
    const test = isTest(path);
    this.#size(path, text);
    for (const { 0: file, 1: kind, 2: line } of importMarks)
      if (file.test(path) && this.#imports.length < mostImports) {
        const targets = new Set([...text.matchAll(line)].map((match) => match[1] ?? match[2] ?? ''));
        for (const target of targets) if (target !== '') this.#imports.push({ from: path, kind, target });
        if (kind === 'namespace') {
          const own = /^\s*namespace\s+([\w\\.]+)/m.exec(text)?.[1];
          if (own !== undefined && !this.#namespaces.has(own)) this.#namespaces.set(own, folderOf(path));
        }
      }
    if (test) {
      this.#marks(skipMarks, path, text, this.#skipped);
      const cases = caseMarks.find(([file]) => file.test(path))?.[1];
      this.#tests.push({ path, cases: cases === undefined ? 0 : [...text.matchAll(cases)].length });
      return;
    }
    // Rust keeps its tests beside the code.
    if (path.endsWith('.rs') && text.includes('#[test]')) {
      this.#tests.push({ path, cases: text.split('#[test]').length - 1 });
      this.#marks(skipMarks, path, text, this.#skipped);
    }
    this.#constants.add(path, text);
    this.#marks(entryMarks, path, text, this.#entries);
    this.#marks(scheduleMarks, path, text, this.#schedules);
    if (text.includes('://') || text.includes('jdbc:')) this.connections(path, text);
  }

  /** Also of files that are no sources: settings, environments, compose files. */
  connections(path: RepoPath, text: string): void {
    let from = 0;
    let line = 0;
    for (const match of text.matchAll(connectionMark)) {
      if (this.#connections.length >= mostOfAKind) return;
      for (let at = text.indexOf('\n', from); at >= 0 && at < match.index; at = text.indexOf('\n', from)) {
        line++;
        from = at + 1;
      }
      const value = withoutCredentials(match[0]);
      const kind = (/^(?:jdbc:)?([a-z0-9]+)/i.exec(value)?.[1] ?? '').toLowerCase();
      if (/example\.(com|org)|user:pass/i.test(value) && isProse(path)) continue;
      this.#connections.push({ kind, value, path, line });
    }
  }

  skip(): void {
    this.#unread++;
  }

  finish(paths: readonly RepoPath[]): SourceFacts {
    return {
      entries: this.#entries,
      schedules: this.#schedules,
      connections: this.#connections,
      variables: this.#constants.finish(),
      skipped: this.#skipped,
      tests: this.#tests,
      folders: this.#folders(paths),
      unread: this.#unread,
    };
  }

  #size(path: RepoPath, text: string): void {
    const folder = folderOf(path);
    const size = this.#sizes.get(folder) ?? { files: 0, lines: 0 };
    this.#sizes.set(folder, { files: size.files + 1, lines: size.lines + lineCount(text) });
  }

  #marks(marks: readonly Mark[], path: RepoPath, text: string, into: Fact[]): void {
    const wanted = marks.filter(({ word, file }) => file.test(path) && text.includes(word));
    if (wanted.length === 0) return;
    const seen = new Set<number>();
    for (const [line, content] of text.split('\n').entries()) {
      if (content.length > 1000) continue;
      for (const { word, line: pattern, kind } of wanted) {
        const match = content.includes(word) ? pattern.exec(content) : null;
        if (!match || seen.has(line) || into.length >= mostOfAKind) continue;
        seen.add(line);
        const value = redactSecrets((match[1] ?? match[2] ?? '').trim()).slice(0, 160);
        into.push({ kind, value, path, line });
      }
    }
  }

  #folders(paths: readonly RepoPath[]): readonly FolderFacts[] {
    const resolve = new ImportResolver(paths, this.#namespaces);
    const edges = new Map<RepoPath, Map<RepoPath, Set<RepoPath>>>();
    for (const { from, kind, target } of this.#imports) {
      const folder = resolve.folder(from, kind, target);
      const own = folderOf(from);
      if (folder === undefined || folder === own || !this.#sizes.has(folder)) continue;
      const targets = edges.get(own) ?? new Map<RepoPath, Set<RepoPath>>();
      edges.set(own, targets);
      const importers = targets.get(folder) ?? new Set<RepoPath>();
      targets.set(folder, importers.add(from));
    }
    return [...this.#sizes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([folder, { files, lines }]) => ({
        folder,
        files,
        lines,
        imports: [...(edges.get(folder) ?? [])]
          .map(([to, importers]) => ({ folder: to, files: importers.size }))
          .sort((a, b) => b.files - a.files || (a.folder < b.folder ? -1 : 1)),
      }));
  }
}

function isProse(path: RepoPath): boolean {
  return /\.(md|rst|txt|adoc)$/i.test(path) || isTest(path);
}

/** `postgres://[redacted]@host/name`: neither name nor password of who connects. */
function withoutCredentials(address: string): string {
  const safe = address
    .replace(/(:\/\/)[^/@]*@/, '$1[redacted]@')
    .replace(/([?&;](?:user|username|password|pwd|token|key)=)[^&;]*/gi, '$1[redacted]')
    .replace(/[.,;]+$/, '');
  return redactSecrets(safe);
}

/** Which folder of the repository an import means; undefined for what lies outside it. */
class ImportResolver {
  readonly #paths: ReadonlySet<RepoPath>;
  readonly #folders = new Set<RepoPath>();
  readonly #folderBySuffix = new Map<string, RepoPath>();
  readonly #fileByName = new Map<string, RepoPath>();
  readonly #namespaces: ReadonlyMap<string, RepoPath>;

  constructor(paths: readonly RepoPath[], namespaces: ReadonlyMap<string, RepoPath>) {
    this.#paths = new Set(paths);
    this.#namespaces = namespaces;
    for (const path of paths) {
      if (!isSource(path)) continue;
      if (!this.#fileByName.has(nameOf(path))) this.#fileByName.set(nameOf(path), path);
      const folder = folderOf(path);
      if (this.#folders.has(folder)) continue;
      this.#folders.add(folder);
      const segments = folder.split('/');
      for (let from = 0; from < segments.length && from < 12; from++) {
        const suffix = segments.slice(from).join('/');
        if (!this.#folderBySuffix.has(suffix)) this.#folderBySuffix.set(suffix, folder);
      }
    }
  }

  folder(from: RepoPath, kind: ImportKind, target: string): RepoPath | undefined {
    switch (kind) {
      case 'relative':
        return this.#fileOrFolder(joined(folderOf(from), target));
      case 'python':
        return this.#python(from, target);
      case 'package':
        return this.#longest(target.split('.'), 2);
      case 'go':
        return target.includes('/') ? this.#suffixOf(target.split('/')) : undefined;
      case 'include': {
        const beside = joined(folderOf(from), target);
        if (beside !== undefined && this.#paths.has(beside)) return folderOf(beside);
        if (this.#paths.has(target)) return folderOf(target);
        const named = this.#fileByName.get(nameOf(target));
        return named?.endsWith(target) === true ? folderOf(named) : undefined;
      }
      case 'crate': {
        const source = /^(.*?\bsrc)(\/|$)/.exec(folderOf(from))?.[1] ?? folderOf(from);
        return this.#folders.has(`${source}/${target}`)
          ? `${source}/${target}`
          : this.#paths.has(`${source}/${target}.rs`)
            ? source
            : undefined;
      }
      case 'namespace':
        return this.#namespaces.get(target) ?? this.#namespaces.get(target.replace(/[\\.][^\\.]*$/, ''));
    }
  }

  #fileOrFolder(place: RepoPath | undefined): RepoPath | undefined {
    if (place === undefined) return undefined;
    if (this.#folders.has(place) && !this.#paths.has(`${place}.ts`) && !this.#paths.has(`${place}.js`))
      return place;
    return folderOf(place);
  }

  #python(from: RepoPath, target: string): RepoPath | undefined {
    const dots = /^\.*/.exec(target)?.[0].length ?? 0;
    const rest = target.slice(dots).replace(/\./g, '/');
    if (dots > 0) {
      const base = joined(folderOf(from), `${'../'.repeat(dots - 1)}${rest}`);
      return base === undefined ? undefined : this.#folders.has(base) ? base : folderOf(base);
    }
    for (const root of ['', 'src/', 'lib/']) {
      const place = `${root}${rest}`;
      if (this.#paths.has(`${place}.py`)) return folderOf(place);
      if (this.#folders.has(place)) return place;
    }
    return undefined;
  }

  /** The folder whose path ends with as many of the first segments as possible. */
  #longest(segments: readonly string[], least: number): RepoPath | undefined {
    for (let length = Math.min(segments.length, 10); length >= least; length--) {
      const found = this.#folderBySuffix.get(segments.slice(0, length).join('/'));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The folder that is the longest end of a module path. */
  #suffixOf(segments: readonly string[]): RepoPath | undefined {
    // The first segments are the host and the repository.
    for (let from = 1; from < segments.length; from++) {
      const end = segments.slice(from).join('/');
      if (this.#folders.has(end)) return end;
    }
    return undefined;
  }
}

/** Without the ending of compiled code: TypeScript imports what its files will be called. */
function joined(folder: RepoPath, relative: string): RepoPath | undefined {
  return joinRepoPath(folder, relative)?.replace(/\.[cm]?js$/, '');
}

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { doxygen } from './doxygen';
import { eslintJsdoc } from './eslintJsdoc';
import { type DocLinter, type Finding, findingsIn, inTemporaryFolder, outputOf, portions } from './linter';
import { mcs } from './mcs';
import { rustc } from './rustc';

const golint: DocLinter = {
  name: 'golint (the ancestor of revive `exported`)',
  languages: ['go'],
  program: 'golint',
  variable: 'GOLINT',
  install: 'golint is in no Debian package: build golang.org/x/lint/golint, or let GOLINT name it.',
  lint: ({ folder, files }, program) => {
    const folders = new Map<string, string[]>();
    for (const file of files) {
      const of = folders.get(path.dirname(file)) ?? [];
      of.push(file);
      folders.set(path.dirname(file), of);
    }
    const findings = [...folders.values()].flatMap((group) =>
      findingsIn(
        outputOf(program, ['-min_confidence', '0', ...group], { cwd: folder }).stdout,
        folder,
        (message) => {
          const [, kind, name] = /^exported (\w+) (?:\w+\.)?(\w+) should have comment/.exec(message) ?? [];
          return kind === undefined || name === undefined ? undefined : { kind, name };
        },
      ),
    );
    return { findings, remarks: [] };
  },
};

const pydocstyle: DocLinter = {
  name: 'pydocstyle D101, D102, D103, D106',
  languages: ['python'],
  program: 'pydocstyle',
  variable: 'PYDOCSTYLE',
  install: 'pydocstyle is missing: apt-get install pydocstyle.',
  leftOut: ({ kind, name = '' }) => {
    if (kind === 'overload') return 'overloads whose decorator is not called typing.overload';
    if (kind === 'branch') return 'definitions again in further branches, and under TYPE_CHECKING';
    return name.startsWith('__') ? 'magic methods' : undefined;
  },
  lint: ({ folder, files }, program) => {
    const findings: Finding[] = [];
    const linesOf = (file: string): readonly string[] =>
      readFileSync(path.join(folder, file), 'utf8').split('\n');
    for (const group of portions(files)) {
      const { stdout } = outputOf(program, ['--select=D101,D102,D103,D106', '--match=.*', ...group], {
        cwd: folder,
      });
      for (const [, file = '', line = '', kind = '', name = ''] of stdout.matchAll(
        /^(.+?):(\d+) (?:in |at )(.+?) `([^`]+)`:$/gm,
      )) {
        const finding = { path: path.normalize(file), line: Number(line) - 1, kind, name };
        findings.push({ ...finding, kind: decidedKind(linesOf(finding.path), finding) });
      }
    }
    return { findings, remarks: [] };
  },
};

/** With what is an overload by whatever import, or stands in a further branch, told apart. */
function decidedKind(lines: readonly string[], { line, kind, name = '' }: Finding): string {
  const near = lines.slice(Math.max(line - 3, 0), line + 1);
  if (near.some((each) => /^\s*@[\w.]*overload\b/.test(each))) return 'overload';
  const outer = outerLine(lines.slice(0, line), lines[line] ?? '');
  if (/^\s*if (\w+\.)?TYPE_CHECKING:/.test(outer)) return 'branch';
  const definition = new RegExp(`^\\s*(async )?(def|class) ${name}\\b`);
  const isRepeated = lines.filter((each) => definition.test(each)).length > 1;
  return isRepeated && /^\s*(else|elif|except)\b/.test(outer) ? 'branch' : kind;
}

const doclint: DocLinter = {
  name: 'javac -Xdoclint:missing/protected',
  languages: ['java'],
  program: 'javac',
  variable: 'JAVAC',
  install: 'javac is missing: apt-get install default-jdk-headless.',
  lint: ({ folder, files }, program) =>
    inTemporaryFolder((temporary) => {
      const list = path.join(temporary, 'files');
      writeFileSync(list, files.map((file) => `"${file}"`).join('\n'));
      const args = ['-proc:none', '-Xdoclint:missing/protected', '-Xmaxwarns', '9999999', '-Xmaxerrs', '1'];
      const { stderr } = outputOf(program, [...args, '-d', temporary, `@${list}`], { cwd: folder });
      const wrong = /^.+\.java:\d+: error: .*$/m.exec(stderr)?.[0];
      if (wrong !== undefined) {
        const why = `It does not compile: CLASSPATH has to name what it needs (${wrong}).`;
        return { findings: [], covered: new Set(), remarks: [why] };
      }
      const findings = findingsIn(stderr, folder, (message) =>
        /^warning: (?:no comment|\[missing\] no comment)/.test(message) ? { kind: 'no comment' } : undefined,
      );
      return { findings, remarks: [] };
    }),
};

const rubocop: DocLinter = {
  name: 'rubocop Style/Documentation, Style/DocumentationMethod',
  languages: ['ruby'],
  program: 'rubocop',
  variable: 'RUBOCOP',
  install: 'rubocop is missing: apt-get install rubocop.',
  lint: ({ folder, files }, program) =>
    inTemporaryFolder((temporary) => {
      const config = path.join(temporary, 'rubocop.yml');
      writeFileSync(
        config,
        'AllCops:\n  SuggestExtensions: false\n  NewCops: disable\nStyle/DocumentationMethod:\n  Enabled: true\n',
      );
      const args = ['--only', 'Style/Documentation,Style/DocumentationMethod', '--format', 'emacs'];
      const unreadable = new Set<string>();
      const findings = portions(files).flatMap((group) => {
        const { stdout } = outputOf(program, [...args, '--config', config, '--cache', 'false', ...group], {
          cwd: folder,
        });
        const syntax = findingsIn(stdout, folder, (message) =>
          message.includes('Lint/Syntax:') ? { kind: 'syntax' } : undefined,
        );
        for (const { path: file } of syntax) unreadable.add(file);
        return findingsIn(stdout, folder, (message) => {
          const [, kind] = /Style\/(Documentation\w*): Missing/.exec(message) ?? [];
          return kind === undefined ? undefined : { kind };
        });
      });
      return {
        findings: findings.map((finding) => named(folder, finding)),
        covered: new Set(files.filter((file) => !unreadable.has(file))),
        remarks: [...unreadable].map((file) => `${file}: RuboCop cannot parse it.`),
      };
    }),
  leftOut: ({ name = '', scope }) =>
    /^(initialize|method_missing|respond_to_missing\?|inherited|included|extended)$/.test(name)
      ? 'initialize and hooks'
      : scope,
};

/** With the name that the line defines, which RuboCop does not tell, and the decision that leaves it out. */
function named(folder: string, finding: Finding): Finding {
  const lines = readFileSync(path.join(folder, finding.path), 'utf8').split('\n');
  const line = lines[finding.line] ?? '';
  const name = /\bdef\s+(?:self\.)?([^\s(;]+)/.exec(line)?.[1];
  const scope = /#\s*:nodoc:/.test(line)
    ? 'what is marked :nodoc:'
    : isInside(lines.slice(0, finding.line), line)
      ? 'definitions inside conditions and blocks'
      : undefined;
  return { ...finding, ...(name !== undefined && { name }), ...(scope !== undefined && { scope }) };
}

/** Whether a definition of Ruby stands in a condition or a block. */
function isInside(above: readonly string[], line: string): boolean {
  return /^\s*(if|unless|else|elsif|case|when|begin|rescue)\b|\bdo(\s*\|.*\|)?\s*$/.test(
    outerLine(above, line),
  );
}

/** The next line above that begins further left; empty where there is none. */
function outerLine(above: readonly string[], line: string): string {
  const indentOf = (each: string): number => each.search(/\S/);
  return above.findLast((each) => /^\s*[^\s#]/.test(each) && indentOf(each) < indentOf(line)) ?? '';
}

const phpcs: DocLinter = {
  name: 'phpcs PEAR.Commenting ClassComment and FunctionComment, public',
  languages: ['php'],
  program: 'phpcs',
  variable: 'PHPCS',
  install: 'phpcs is missing: apt-get install php-codesniffer.',
  leftOut: ({ name = '' }) => (name.startsWith('__') ? 'constructors and magic methods' : undefined),
  lint: ({ folder, files }, program) =>
    inTemporaryFolder((temporary) => {
      const standard = path.join(temporary, 'ruleset.xml');
      const properties = '<properties><property name="minimumVisibility" value="public"/></properties>';
      writeFileSync(
        standard,
        `<ruleset name="docs"><rule ref="PEAR.Commenting.ClassComment"/><rule ref="PEAR.Commenting.FunctionComment">${properties}</rule></ruleset>`,
      );
      const findings = portions(files).flatMap((group) =>
        findingsIn(
          outputOf(program, [`--standard=${standard}`, '--report=emacs', '-q', ...group], { cwd: folder })
            .stdout,
          folder,
          (message) => {
            const [, kind, name] =
              /Missing doc comment for (\w+) ([^\s(]+)/.exec(message) ??
              /You must use "\/\*\*" style comments for a (\w+) comment()/.exec(message) ??
              [];
            if (kind === undefined) return undefined;
            return name === undefined || name === '' ? { kind } : { kind, name };
          },
        ),
      );
      return { findings, remarks: [] };
    }),
};

/** What npm and Debian have; for the other languages no linter can be had there. */
export const linters: readonly DocLinter[] = [
  eslintJsdoc,
  pydocstyle,
  doclint,
  golint,
  rustc,
  doxygen,
  mcs,
  rubocop,
  phpcs,
];

import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { usesDoxygen } from '../../src/core/hotspots/languages/doxygen';
import {
  decisionOn,
  hasWord,
  isHeader,
  leftOut,
  ordinaryBody,
  ordinaryComments,
  ordinaryFacts,
} from './doxygenDecisions';
import { documentedIn, type DoxygenFinding, findingsOf, preprocessed } from './doxygenOutput';
import { type DocLinter, type Finding, inTemporaryFolder, outputOf, type Project } from './linter';

interface Run {
  readonly stdout: string;
  readonly findings: readonly DoxygenFinding[];
  /** Folder of what was written. */
  readonly output: string;
}

/** Declarations as the compiler reads them: macros are expanded, attributes are put away. */
const settings = [
  'QUIET = YES',
  'WARN_IF_UNDOCUMENTED = YES',
  'MACRO_EXPANSION = YES',
  'PREDEFINED = "__attribute__(x)=" "__declspec(x)=" "__extension__=" "_Atomic(x)=x" "__cplusplus=201703L"',
  'GENERATE_HTML = NO',
  'GENERATE_LATEX = NO',
  'GENERATE_XML = YES',
  'XML_PROGRAMLISTING = NO',
  // Members of a file count only where the file itself has a comment.
  `INPUT_FILTER = "sed -e '1s|^|/** @file */ |'"`,
];

/**
 * `static` functions are asked for in headers, where they are `inline` and part of the API, and not elsewhere: doxygen
 * runs once with and once without them.
 */
export const doxygen: DocLinter = {
  name: 'doxygen WARN_IF_UNDOCUMENTED',
  languages: ['c', 'cpp'],
  program: 'doxygen',
  variable: 'DOXYGEN',
  install: 'doxygen is missing: apt-get install doxygen.',
  leftOut,
  acrossFiles: true,
  lint: (project, program) =>
    inTemporaryFolder((temporary) => {
      const withStatic = run(project, program, path.join(temporary, 'static'), true);
      const withoutStatic = run(project, program, path.join(temporary, 'public'), false);
      const findings = [
        ...withStatic.findings.filter(({ path: file }) => isHeader(file)),
        ...withoutStatic.findings.filter(({ path: file }) => !isHeader(file)),
      ];
      const texts = new Map(
        project.files.map((file) => [file, readFileSync(path.join(project.folder, file), 'utf8')]),
      );
      const ordinary = new Set(project.files.filter((file) => !usesDoxygen(texts.get(file) ?? '')));
      const documented = documentedIn(path.join(withStatic.output, 'xml'));
      const macros = macrosWithArguments(texts.values());
      const plain = ordinaryFacts(project.facts, ordinary);
      const kept = preprocessed(withStatic.stdout, project.folder);
      return {
        findings: once(
          findings.map((finding) => {
            const lines = (texts.get(finding.path) ?? '').split('\n');
            const decision = plain.decisionOn(finding) ?? decisionOn(finding, { lines, documented, macros });
            return decision === undefined ? finding : { ...finding, decision };
          }),
        ),
        remarks: [],
        apart: (file, { line, name, documented: isDocumented }) => {
          if (ordinary.has(file)) return ordinaryComments;
          if (isDocumented && plain.documented.has(name)) return ordinaryBody;
          const read = kept.get(file)?.[line];
          const simple = lastOf(name);
          return read === undefined ||
            hasWord(read, simple) ||
            findings.some((each) => each.name === simple && each.path === file)
            ? undefined
            : 'in a condition that the preprocessor takes for false';
        },
      };
    }),
};

function macrosWithArguments(texts: Iterable<string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const text of texts) {
    for (const [, name = ''] of text.matchAll(/^[ \t]*#[ \t]*define[ \t]+(\w+)\(/gm)) found.add(name);
  }
  return found;
}

/** Doxygen says of each derived class, too, what it misses at members of the base class. */
function once(findings: readonly Finding[]): Finding[] {
  const found = new Map<string, Finding>();
  for (const finding of findings) {
    const key = [finding.path, finding.line, finding.name, finding.kind].join(':');
    const { decision = finding.decision } = found.get(key) ?? {};
    found.set(key, decision === undefined ? finding : { ...finding, decision });
  }
  return [...found.values()];
}

const lastOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

function run({ folder, files }: Project, program: string, output: string, asksForStatic: boolean): Run {
  const quoted = (paths: Iterable<string>): string => [...paths].map((each) => `"${each}"`).join(' ');
  const log = path.join(output, 'log');
  mkdirSync(output);
  const input = [
    ...settings,
    `EXTRACT_STATIC = ${asksForStatic ? 'YES' : 'NO'}`,
    `INPUT = ${quoted(files)}`,
    `INCLUDE_PATH = ${quoted(foldersAround(files.filter(isHeader)))} ${quoted(systemFolders())}`,
    `OUTPUT_DIRECTORY = "${output}"`,
    `WARN_LOGFILE = "${log}"`,
  ].join('\n');
  const { stdout } = outputOf(program, ['-d', 'preprocessor', '-'], { cwd: folder, input });
  return { stdout, findings: findingsOf(readFileSync(log, 'utf8'), folder), output };
}

/** Where the macros of the system's headers are, if it has them. */
function systemFolders(): readonly string[] {
  const [top] = ['/usr/include'].filter((folder) => existsSync(folder));
  if (top === undefined) return [];
  const ofMachine = readdirSync(top).filter((name) => name.endsWith('-linux-gnu'));
  return [top, ...ofMachine.map((name) => path.join(top, name))];
}

function foldersAround(files: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const file of files) {
    for (let at = path.dirname(file); !found.has(at); at = path.dirname(at)) found.add(at);
  }
  return found;
}

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type DocLinter, type Finding, inTemporaryFolder, outputOf } from './linter';

interface Diagnostic {
  readonly level: string;
  readonly message: string;
  readonly code: { readonly code: string } | null;
  readonly spans: readonly {
    readonly file_name: string;
    readonly line_start: number;
    readonly is_primary: boolean;
  }[];
}

/** Crates are compiled one by one without their dependencies: those that need any are left out, and said to be. */
export const rustc: DocLinter = {
  name: 'rustc missing_docs',
  languages: ['rust'],
  program: 'rustc',
  variable: 'RUSTC',
  install: 'rustc is missing: apt-get install rustc.',
  lint: ({ folder, files }, program) =>
    inTemporaryFolder((temporary) => {
      const findings: Finding[] = [];
      const covered = new Set<string>();
      const remarks: string[] = [];
      for (const file of files.filter((each) => /(^|\/)src\/lib\.rs$/.test(each))) {
        const crate = path.dirname(path.dirname(path.join(folder, file)));
        const manifestFile = path.join(crate, 'Cargo.toml');
        if (!existsSync(manifestFile)) continue;
        const manifest = readFileSync(manifestFile, 'utf8');
        const { stderr } = outputOf(program, argsFor(manifest, file, temporary), { cwd: folder });
        const diagnostics = stderr
          .split('\n')
          .filter((line) => line.startsWith('{'))
          .map((line) => JSON.parse(line) as Diagnostic);
        if (diagnostics.some(({ level }) => level === 'error')) {
          remarks.push(`${path.relative(folder, crate) || '.'} does not compile without its dependencies.`);
          continue;
        }
        const dependencies = readFileSync(path.join(temporary, 'crate.d'), 'utf8');
        for (const [, source = ''] of dependencies.matchAll(/^(\S+\.rs):/gm)) {
          covered.add(path.relative(folder, path.resolve(folder, source)));
        }
        for (const { code, message, spans } of diagnostics) {
          const span = spans.find((each) => each.is_primary);
          if (code?.code !== 'missing_docs' || span === undefined) continue;
          findings.push({
            path: path.relative(folder, path.resolve(folder, span.file_name)),
            line: span.line_start - 1,
            kind: message.replace('missing documentation for ', ''),
          });
        }
      }
      return { findings, covered, remarks };
    }),
  leftOut: ({ kind }) =>
    kind === 'the crate' || kind === 'a module' ? 'crates and modules, which are judged as files' : undefined,
};

function argsFor(manifest: string, file: string, temporary: string): string[] {
  const edition = /^\s*edition\s*=\s*"(\d+)"/m.exec(manifest)?.[1] ?? '2021';
  const defaults = /^\s*default\s*=\s*\[([^\]]*)\]/m.exec(manifest)?.[1] ?? '';
  const features = [...defaults.matchAll(/"(\w[\w-]*)"/g)].flatMap(([, name = '']) => [
    '--cfg',
    `feature="${name}"`,
  ]);
  return [
    ...['--edition', edition, '--crate-type', 'lib', '--crate-name', 'documented'],
    ...['--force-warn', 'missing_docs', '--error-format', 'json', ...features],
    ...[
      `--emit=dep-info=${path.join(temporary, 'crate.d')},metadata=${path.join(temporary, 'crate.rmeta')}`,
      file,
    ],
  ];
}

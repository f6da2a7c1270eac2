import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { excludedLines } from './csharpConditions';
import { type DocLinter, type Finding, findingsIn, inTemporaryFolder, outputOf } from './linter';

const libraries = '/usr/lib/mono/4.5';

/**
 * Mono's compiler, which knows the language up to its version 7: older releases of projects compile. Warnings are given
 * where all signatures can be resolved, whatever is wrong in bodies.
 */
export const mcs: DocLinter = {
  name: 'mcs CS1591',
  languages: ['csharp'],
  program: 'mcs',
  variable: 'MCS',
  install:
    'mcs is missing: apt-get install mono-mcs libmono-system-data4.0-cil libmono-system-web4.0-cil libmono-system-runtime-serialization4.0-cil libmono-system-xml-linq4.0-cil.',
  leftOut: ({ decision }) => decision,
  lint: ({ folder, files, facts }, program) =>
    inTemporaryFolder((temporary) => {
      const defines = (process.env['CSHARP_DEFINES'] ?? '').split(/[;,\s]+/).filter((name) => name !== '');
      const list = path.join(temporary, 'files');
      const compiled = facts.filter(
        ({ language, role }) => language === 'csharp' && (role === 'source' || role === 'generated'),
      );
      writeFileSync(list, compiled.map((module) => `"${module.path}"`).join('\n'));
      const args = ['-noconfig', '-target:library', '-langversion:latest', '-unsafe', '-warn:4'];
      const { stderr, stdout } = outputOf(
        program,
        [
          ...args,
          ...referenced().map((name) => `-r:${name}`),
          ...defines.map((name) => `-d:${name}`),
          `-doc:${path.join(temporary, 'docs.xml')}`,
          `-out:${path.join(temporary, 'out.dll')}`,
          `@${list}`,
        ],
        { cwd: folder },
      );
      const output = (stderr + stdout).replace(/^(.+?)\((\d+),\d+\)/gm, '$1:$2');
      const wrong = /^.*\berror CS\d+: .*$/m.exec(output)?.[0];
      if (wrong !== undefined) {
        const why = `It does not compile: CSHARP_DEFINES has to name what it defines (${wrong}).`;
        return { findings: [], covered: new Set(), remarks: [why] };
      }
      const linesOf = new Map(
        files.map((file) => [file, readFileSync(path.join(folder, file), 'utf8').split('\n')]),
      );
      const excluded = new Map([...linesOf].map(([file, lines]) => [file, excludedLines(lines, defines)]));
      const findings = findingsIn(output, folder, (message) => {
        const member = /^warning CS1591: .*`(.*)'$/.exec(message)?.[1];
        if (member === undefined) return undefined;
        return { kind: 'member', name: simpleName(member), isCallable: member.includes('(') };
      });
      return {
        findings: findings.map((finding) => {
          const decision = decisionOn(finding, linesOf.get(finding.path) ?? []);
          return decision === undefined ? finding : { ...finding, decision };
        }),
        remarks: [],
        apart: (file, { line, documented }) => {
          if (excluded.get(file)?.has(line) === true) return 'in a condition that is false';
          return !documented && isBelowEmptyDoc(linesOf.get(file) ?? [], line)
            ? 'with a doc comment that says nothing'
            : undefined;
        },
      };
    }),
};

/** What Debian has of the framework. */
function referenced(): readonly string[] {
  if (!existsSync(libraries)) return [];
  return readdirSync(libraries)
    .filter((name) => /^(System|Microsoft\.CSharp).*\.dll$/.test(name))
    .map((name) => path.basename(name, '.dll'));
}

/** `Space.Type.Method<T>(int)` as `Method`. */
function simpleName(member: string): string {
  let rest = member.replace(/[([].*$/s, '');
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(/<[^<>]*>/g, '');
  }
  return rest.replace(/.*\./, '');
}

/** The compiler is content with `<summary></summary>`. */
function isBelowEmptyDoc(lines: readonly string[], line: number): boolean {
  const above: string[] = [];
  for (let at = line - 1; at >= 0 && /^\s*(\/\/\/|\[|$)/.test(lines[at] ?? ''); at -= 1) {
    if ((lines[at] ?? '').includes('///')) above.push(lines[at] ?? '');
  }
  return above.length > 0 && !/\w/.test(above.join(' ').replace(/<\/?\w+\s*>/g, ''));
}

function decisionOn({ line, name = '' }: Finding, lines: readonly string[]): string | undefined {
  const declaration = lines.slice(Math.max(line - 1, 0), line + 1).join('\n');
  if (/\boverride\b/.test(lines[line] ?? '')) return 'overrides';
  if (/\boperator\b|^op_/.test(lines[line] ?? '') || name.startsWith('op_')) return 'operators';
  return /\bpartial\b/.test(declaration) ? 'parts of partial types' : undefined;
}

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Finding, findingsIn } from './linter';

export interface DoxygenFinding extends Finding {
  /** From the opening parenthesis on. */
  readonly args?: string;
}

/** What is undocumented, from the log of warnings. */
export function findingsOf(log: string, folder: string): DoxygenFinding[] {
  return findingsIn(log, folder, (message) => {
    const [, member, kind, scope] =
      /^warning: Member (.+) \(([\w ]+)\) of (.*) is not documented\.$/.exec(message) ?? [];
    if (member !== undefined && kind !== undefined && scope !== undefined) {
      const name = /\boperator\b/.test(member)
        ? 'operator'
        : /([\w~]+)\s*(?:\(.*)?$/.exec(withoutArguments(member))?.[1];
      const owner = /^(?:class|struct|union) (.*)$/.exec(scope)?.[1];
      return {
        kind,
        scope,
        isCallable: kind === 'function',
        ...(name !== undefined && { name }),
        ...(owner !== undefined && { owner: lastName(owner) }),
        args: member.slice(member.indexOf('(')),
      };
    }
    const compound = /^warning: Compound (.+) is not documented\.$/.exec(message)?.[1];
    return compound === undefined
      ? undefined
      : { kind: 'compound', scope: compound, isCallable: false, name: lastName(compound) };
  });
}

/** `a::Box< T, U<V> >` as `Box`. */
function lastName(qualified: string): string {
  return withoutArguments(qualified).trim().replace(/.*::/, '');
}

function withoutArguments(name: string): string {
  let rest = name;
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(/<[^<>]*>/g, '');
  }
  return rest;
}

export interface Documented {
  /** Functions, as `Class.name` or `name`. */
  readonly functions: ReadonlySet<string>;
  /** Type names and those of members likewise; classes by their simple names. */
  readonly types: ReadonlySet<string>;
}

/** What has a comment, from doxygen's own output. */
export function documentedIn(folder: string): Documented {
  const functions = new Set<string>();
  const types = new Set<string>();
  for (const file of readdirSync(folder)) {
    if (!file.endsWith('.xml')) continue;
    const xml = readFileSync(path.join(folder, file), 'utf8');
    const owner = /<compounddef [^>]*kind="(?:class|struct|union)"[^>]*>\s*<compoundname>([^<]*)/.exec(
      xml,
    )?.[1];
    const ownerName =
      owner === undefined ? undefined : lastName(owner.replaceAll('&lt;', '<').replaceAll('&gt;', '>'));
    for (const [member, kind = ''] of xml.matchAll(
      /<memberdef kind="(function|typedef|enum)".*?<\/memberdef>/gs,
    )) {
      const name = /<name>([^<]*)/.exec(member)?.[1] ?? '';
      if (!saysSomething(member)) continue;
      const full = ownerName === undefined ? name : `${ownerName}.${name}`;
      (kind === 'function' ? functions : types).add(full);
    }
    if (ownerName !== undefined && saysSomething(xml.replace(/<sectiondef.*<\/sectiondef>/s, '')))
      types.add(ownerName);
  }
  return { functions, types };
}

function saysSomething(xml: string): boolean {
  return /<(?:brief|detailed|inbody)description>\s*<\w/.test(
    xml.replace(/<enumvalue .*?<\/enumvalue>/gs, ''),
  );
}

/** The lines of each file as the preprocessor left them. */
export function preprocessed(output: string, folder: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  let lines: string[] | undefined;
  for (const line of output.split('\n')) {
    const file = /^Preprocessor output of (.*) \(size: \d+ bytes\):$/.exec(line)?.[1];
    if (file !== undefined) found.set(path.relative(folder, file), (lines = []));
    else if (/^\d{5,} /.test(line)) lines?.push(line.slice(line.indexOf(' ') + 1));
  }
  return found;
}

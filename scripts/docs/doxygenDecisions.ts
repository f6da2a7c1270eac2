import type { ModuleFacts } from '../../src/core/hotspots/model';
import type { Documented, DoxygenFinding } from './doxygenOutput';
import type { Finding } from './linter';

export const ordinaryBody = 'documented by an ordinary comment where it is defined';
export const ordinaryComments = 'in files whose comments are ordinary, or declared there';

export const isHeader = (file: string): boolean => !/\.(c|cc|cpp|cxx)$/i.test(file);

export const hasWord = (line: string, name: string): boolean =>
  new RegExp(`(?<!\\w)${name.replace(/\W/g, '\\$&')}(?!\\w)`).test(line);

interface OrdinaryFacts {
  /** Names that only ordinary comments document. */
  readonly documented: ReadonlySet<string>;
  decisionOn(finding: Finding): string | undefined;
}

export function ordinaryFacts(facts: readonly ModuleFacts[], ordinary: ReadonlySet<string>): OrdinaryFacts {
  const declared = new Set<string>();
  const documented = new Set<string>();
  for (const { path: file, symbols, describes = [] } of facts) {
    if (!ordinary.has(file)) continue;
    for (const name of describes) documented.add(name);
    for (const { name, documented: isDocumented } of symbols) {
      if (isHeader(file)) declared.add(name);
      if (isDocumented) documented.add(name);
    }
  }
  for (const { path: file, symbols } of facts) {
    if (ordinary.has(file)) continue;
    for (const { name, documented: isDocumented } of symbols) {
      if (isDocumented) documented.delete(name);
      if (isHeader(file)) declared.delete(name);
    }
  }
  return {
    documented,
    decisionOn: ({ path: file, name = '', owner }) => {
      const full = owner === undefined ? name : `${owner}.${name}`;
      if (ordinary.has(file) || (!isHeader(file) && declared.has(full))) return ordinaryComments;
      return documented.has(full) ? ordinaryBody : undefined;
    },
  };
}

interface Surroundings {
  /** Of the file. */
  readonly lines: readonly string[];
  readonly documented: Documented;
  /** Names of macros that take arguments. */
  readonly macros: ReadonlySet<string>;
}

/** The decision that leaves out what doxygen misses at one place of the text. */
export function decisionOn(
  { kind, line, name = '', owner, args = '' }: DoxygenFinding,
  { lines, documented: { functions, types }, macros }: Surroundings,
): string | undefined {
  const isMacroLine =
    /^\s*_*[A-Z][A-Z0-9_]+\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)\s*;?\s*$/.test(lines[line] ?? '') &&
    !new RegExp(`^\\s*${name}\\(`).test(lines[line] ?? '');
  if (isMacroLine || (kind === 'function' && macros.has(name) && /^[A-Z0-9_]+$/.test(name)))
    return writtenByMacro;
  if (kind === 'compound') {
    if (
      !lines
        .slice(Math.max(line - 2, 0), line + 1)
        .some((each) => /\b(class|struct|union|interface)\b/.test(each))
    )
      return writtenByMacro;
  } else if (!lines.slice(line, line + 6).some((each) => hasWord(each, name))) return writtenByMacro;
  const full = owner === undefined ? name : `${owner}.${name}`;
  if (kind === 'compound' || kind === 'typedef')
    return types.has(full) ? 'a type with a second name that is documented' : undefined;
  if (kind !== 'function') return undefined;
  if (functions.has(full)) return 'further overloads';
  const declaration = /^[^;{]*/.exec(lines.slice(line, line + 6).join('\n'))?.[0] ?? '';
  if (/\boverride\b|\bfinal\b\s*$/.test(declaration)) return 'overriding methods';
  if (/=\s*(default|delete)\s*$/.test(declaration)) return 'what is defaulted or deleted';
  const isConstructor = new RegExp(
    `^\\s*(?:(?:explicit|inline|constexpr|[A-Z0-9_]+)\\s+)*${name}\\s*\\(`,
  ).test(declaration);
  return owner !== undefined && isConstructor && !takesArguments(args, name)
    ? 'constructors for copies, moves and defaults'
    : undefined;
}

function takesArguments(args: string, className: string): boolean {
  if (/^\(\s*(void\s*)?\)/.test(args)) return false;
  return !new RegExp(`^\\(\\s*(const\\s+)?(\\w+::)*${className}\\b[^,]*&[^,]*$`).test(args);
}

const writtenByMacro = 'what a macro writes';

/** The decision that leaves out whole kinds. */
export function leftOut({ kind, name = '', scope = '', path: file, decision }: Finding): string | undefined {
  if (/^(enumvalue|variable|macro definition|friend|property)$/.test(kind))
    return 'values, variables and macros';
  if (
    /\b\w*(detail|details|internal|impl|private)::|^(namespace|compound) .*\b(detail|internal|impl)$/.test(
      `${scope}::`,
    )
  ) {
    return 'namespaces that are internal by their name';
  }
  if (/^operator|^~/.test(name)) return 'operators and destructors';
  if (kind !== 'function' && !isHeader(file)) return 'types of files that are no headers';
  return name === 'main' ? 'main' : decision;
}

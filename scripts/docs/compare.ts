import type { ModuleFacts, PublicSymbol } from '../../src/core/hotspots/model';
import type { Finding } from './linter';

/** How a symbol was judged by the two; every class but `agree` says who said what. */
interface Comparison {
  readonly agree: number;
  readonly classes: ReadonlyMap<string, readonly string[]>;
}

/** Beyond so many lines a finding speaks of something else. */
const linesOff = 6;

/** Symbol by symbol: what only one of the two asks for is a disagreement where that one misses documentation. */
export function compare(
  modules: readonly ModuleFacts[],
  findings: readonly Finding[],
  acrossFiles: boolean,
): Comparison {
  const open = new Map<string, Finding[]>();
  for (const finding of findings) {
    const of = open.get(finding.path) ?? [];
    of.push(finding);
    open.set(finding.path, of);
  }
  let agree = 0;
  const classes = new Map<string, string[]>();
  const differ = (name: string, example: string): void => {
    const of = classes.get(name) ?? [];
    of.push(example);
    classes.set(name, of);
  };
  /** A linter may say twice, at the declaration and at the definition, what is one symbol. */
  const reported = new Set<string>();
  const missed: { readonly path: string; readonly symbol: PublicSymbol }[] = [];
  for (const { path, symbols } of modules) {
    const taken = takeMatches(symbols, open.get(path) ?? []);
    symbols.forEach((symbol, index) => {
      const isReported = taken.has(index);
      if (isReported) reported.add(symbol.name);
      if (symbol.documented !== isReported) agree += 1;
      else if (symbol.documented) {
        differ(`${symbol.kind}: documented for us, not for the linter`, placeOf(path, symbol));
      } else missed.push({ path, symbol });
    });
  }
  const seen = new Set(modules.map(({ path }) => path));
  const left = [...open.values()].flat().filter(({ path }) => seen.has(path));
  for (const { path, symbol } of missed) {
    const at = acrossFiles
      ? left.findIndex((finding) => fits(symbol, finding) && finding.name === simpleName(symbol))
      : -1;
    // Declared a second time in another file.
    if (acrossFiles && at === -1 && reported.has(symbol.name)) continue;
    if (at === -1) differ(`${symbol.kind}: missed by us, not by the linter`, placeOf(path, symbol));
    else {
      left.splice(at, 1);
      reported.add(symbol.name);
      agree += 1;
    }
  }
  for (const { path, kind, line, name, owner } of left) {
    if (acrossFiles && name !== undefined && reported.has(owner === undefined ? name : `${owner}.${name}`))
      continue;
    differ(`${kind}: asked for by the linter alone`, `${path}:${String(line + 1)} ${name ?? ''}`.trim());
  }
  return { agree, classes };
}

function placeOf(path: string, symbol: PublicSymbol): string {
  return `${path}:${String(symbol.line + 1)} ${symbol.name}`;
}

function simpleName({ name }: PublicSymbol): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Takes the findings that speak of a symbol out of the list: those at its line first, then near ones of its name. */
function takeMatches(symbols: readonly PublicSymbol[], findings: Finding[]): Set<number> {
  const taken = new Set<number>();
  const rules: ((symbol: PublicSymbol, finding: Finding) => boolean)[] = [
    (symbol, { line, name }) => symbol.line === line && (name === undefined || name === simpleName(symbol)),
    (symbol, { line, name }) => Math.abs(symbol.line - line) <= linesOff && name === simpleName(symbol),
    (symbol, { line, name }) => name === undefined && symbol.line > line && symbol.line - line <= linesOff,
  ];
  for (const rule of rules) {
    symbols.forEach((symbol, index) => {
      if (taken.has(index)) return;
      const at = findings.findIndex((finding) => fits(symbol, finding) && rule(symbol, finding));
      if (at === -1) return;
      findings.splice(at, 1);
      taken.add(index);
    });
  }
  return taken;
}

/** A class and its constructors share a name. */
function fits({ kind }: PublicSymbol, { isCallable }: Finding): boolean {
  return isCallable === undefined || isCallable === /^(function|method|constructor)$/.test(kind);
}

import type { ModuleFacts } from '../../src/core/hotspots/model';
import type { Finding } from './linter';

/** How a symbol was judged by the two; every class but `agree` says who said what. */
interface Comparison {
  readonly agree: number;
  readonly classes: ReadonlyMap<string, readonly string[]>;
}

/** Beyond so many lines a finding speaks of something else. */
const linesOff = 6;

/** Symbol by symbol: what only one of the two asks for is a disagreement where that one misses documentation. */
export function compare(modules: readonly ModuleFacts[], findings: readonly Finding[]): Comparison {
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
  for (const { path, symbols } of modules) {
    const of = open.get(path) ?? [];
    const taken = takeMatches(symbols, of);
    symbols.forEach((symbol, index) => {
      const isReported = taken.has(index);
      if (symbol.documented !== isReported) agree += 1;
      else {
        const who = symbol.documented
          ? 'documented for us, not for the linter'
          : 'missed by us, not by the linter';
        differ(`${symbol.kind}: ${who}`, `${path}:${String(symbol.line + 1)} ${symbol.name}`);
      }
    });
    for (const { kind, line, name } of of) {
      differ(`${kind}: asked for by the linter alone`, `${path}:${String(line + 1)} ${name ?? ''}`.trim());
    }
  }
  return { agree, classes };
}

/** Takes the findings that speak of a symbol out of the list: those at its line first, then near ones of its name. */
function takeMatches(symbols: ModuleFacts['symbols'], findings: Finding[]): Set<number> {
  const taken = new Set<number>();
  const simple = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
  const rules: ((symbol: ModuleFacts['symbols'][number], finding: Finding) => boolean)[] = [
    (symbol, { line, name }) => symbol.line === line && (name === undefined || name === simple(symbol.name)),
    (symbol, { line, name }) => Math.abs(symbol.line - line) <= linesOff && name === simple(symbol.name),
    (symbol, { line, name }) => name === undefined && symbol.line > line && symbol.line - line <= linesOff,
  ];
  for (const rule of rules) {
    symbols.forEach((symbol, index) => {
      if (taken.has(index)) return;
      const at = findings.findIndex((finding) => rule(symbol, finding));
      if (at === -1) return;
      findings.splice(at, 1);
      taken.add(index);
    });
  }
  return taken;
}

import type { ModuleReport, ScanReport } from '../../src/core/hotspots/model';

/**
 * How many symbols of each module had no documentation and got some: of the same name, still there. Modules without
 * such a symbol are left out.
 * @param renames from the path then to the path later
 */
export function laterDocumented(
  then: ScanReport,
  later: ScanReport,
  renames: ReadonlyMap<string, string>,
): ReadonlyMap<string, number> {
  const modules = new Map(later.modules.map((module) => [module.path, module]));
  const found = new Map<string, number>();
  for (const module of then.modules) {
    const now = modules.get(renames.get(module.path) ?? module.path);
    const symbols = now === undefined ? 0 : gained(module, now);
    if (symbols > 0) found.set(module.path, symbols);
  }
  return found;
}

function gained(then: ModuleReport, now: ModuleReport): number {
  const documented = new Set(now.symbols.filter((symbol) => symbol.documented).map(({ name }) => name));
  // Of overloads under one name some may have been documented before.
  const before = new Set(then.symbols.filter((symbol) => symbol.documented).map(({ name }) => name));
  const missing = then.symbols.filter(({ name, documented: had }) => !had && !before.has(name));
  return new Set(missing.map(({ name }) => name).filter((name) => documented.has(name))).size;
}

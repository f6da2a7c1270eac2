import type { ModuleReport, ScanReport } from '../../src/core/hotspots/model';

/**
 * The modules in which people documented a symbol that had no documentation before: of the same name, still there.
 * @param renames from the path then to the path later
 */
export function laterDocumented(
  then: ScanReport,
  later: ScanReport,
  renames: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const modules = new Map(later.modules.map((module) => [module.path, module]));
  const found = new Set<string>();
  for (const module of then.modules) {
    const now = modules.get(renames.get(module.path) ?? module.path);
    if (now !== undefined && gained(module, now)) found.add(module.path);
  }
  return found;
}

function gained(then: ModuleReport, now: ModuleReport): boolean {
  const documented = new Set(now.symbols.filter((symbol) => symbol.documented).map(({ name }) => name));
  // Of overloads under one name some may have been documented before.
  const before = new Set(then.symbols.filter((symbol) => symbol.documented).map(({ name }) => name));
  return then.symbols.some(({ name, documented: had }) => !had && !before.has(name) && documented.has(name));
}

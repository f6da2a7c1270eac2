import type { ModuleFacts, PublicSymbol } from './model';

const families: readonly ModuleFacts['language'][] = ['c', 'cpp'];
const header = /\.(h|hh|hpp|hxx|h\+\+|inl|ipp|tpp)$/i;

/**
 * C and C++ declare in headers what other files define, and either place may have the comment, as for doxygen. What a
 * header declares is then asked for there alone, and is documented if any of its places is.
 */
export function joinDeclarations(modules: readonly ModuleFacts[]): readonly ModuleFacts[] {
  const family = modules.filter(({ language }) => families.includes(language));
  if (family.length === 0) return modules;
  const declared = new Set<string>();
  const documented = new Set<string>();
  for (const { path, symbols, describes } of family) {
    for (const name of describes ?? []) documented.add(`${name}()`);
    for (const symbol of symbols) {
      if (header.test(path)) declared.add(keyOf(symbol));
      if (symbol.documented) documented.add(keyOf(symbol));
    }
  }
  return modules.map((module) => {
    if (!families.includes(module.language)) return module;
    const isHeader = header.test(module.path);
    const symbols = module.symbols
      .filter((symbol) => isHeader || !declared.has(keyOf(symbol)))
      .map((symbol): PublicSymbol => ({ ...symbol, documented: documented.has(keyOf(symbol)) }));
    return { ...module, symbols };
  });
}

/** A struct and a function may share a name. */
function keyOf({ name, kind }: PublicSymbol): string {
  return kind === 'function' || kind === 'method' || kind === 'constructor' ? `${name}()` : name;
}

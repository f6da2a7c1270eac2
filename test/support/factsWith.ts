import type { ModuleFacts } from '../../src/core/hotspots/model';

/** Of a module with one undocumented function, changed by what the test gives. */
export function factsWith(path: string, given: Partial<ModuleFacts> = {}): ModuleFacts {
  return {
    path,
    language: 'typescript',
    lines: 20,
    hasModuleDoc: false,
    symbols: [{ name: 'open', kind: 'function', line: 4, documented: false }],
    probableDebts: [],
    debts: [],
    role: 'source',
    ...given,
  };
}

import type { Debt, ModuleFacts } from './model';

/** So often people write the same; what stands more often was written by a program, or is one decision. */
const ordinaryRepeats = 10;

/** Below so many words people write the same without meaning the same: `TODO: add tests`. */
const leastWords = 4;

/**
 * What a debt says, whatever it names: without quoted code, numbers and its tag. Equal for all the
 * `FIXME: Property 'a' does not exist on type 'B'` that a tool left behind.
 */
export function sayingOf({ text, tag }: Pick<Debt, 'text' | 'tag'>): string {
  return text
    .slice(tag.length)
    .replace(/(?<![\p{L}\p{N}])(['"`]).*?\1(?![\p{L}\p{N}])/gu, '·')
    .replace(/\d+/g, '0')
    .trim();
}

/** The modules with what is said more than ten times in the repository marked as such, see docs/ranking.md. */
export function withRepeats(modules: readonly ModuleFacts[]): readonly ModuleFacts[] {
  const counts = new Map<string, number>();
  for (const { debts } of modules) {
    for (const debt of debts) {
      const saying = sayingOf(debt);
      counts.set(saying, (counts.get(saying) ?? 0) + 1);
    }
  }
  const often = new Map([...counts].filter(([saying, count]) => count > ordinaryRepeats && hasWords(saying)));
  if (often.size === 0) return modules;
  return modules.map((module) => {
    const debts = module.debts.map((debt) => {
      const repeats = often.get(sayingOf(debt));
      return repeats === undefined ? debt : { ...debt, repeats };
    });
    return debts.some(({ repeats }) => repeats !== undefined) ? { ...module, debts } : module;
  });
}

/** 0…1: what a debt counts for in the rank, so that all that say the same together count as ten. */
export function weightOf({ repeats }: Debt): number {
  return repeats === undefined ? 1 : ordinaryRepeats / repeats;
}

/** Those that say the same often, together where the first of them stands; each other one alone. */
export function bySaying<T extends Debt>(debts: readonly T[]): readonly (readonly [T, ...T[]])[] {
  const groups: [T, ...T[]][] = [];
  const often = new Map<string, [T, ...T[]]>();
  for (const debt of debts) {
    const saying = debt.repeats === undefined ? undefined : sayingOf(debt);
    const known = saying === undefined ? undefined : often.get(saying);
    if (known === undefined) {
      const group: [T, ...T[]] = [debt];
      groups.push(group);
      if (saying !== undefined) often.set(saying, group);
    } else known.push(debt);
  }
  return groups;
}

function hasWords(saying: string): boolean {
  return (saying.match(/\p{L}{2,}/gu) ?? []).length >= leastWords;
}

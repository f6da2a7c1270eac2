import type { Debt, ModuleFacts } from './model';

/** So often people write the same; what stands more often was written by a program, or is one decision. */
const ordinaryRepeats = 10;

/** Below so many words people write the same without meaning the same: `TODO: add tests`. */
const leastWords = 4;

/** A message that a tool cut off, and what it says of all of them: `…on ty... Remove this comment to see it`. */
const cutMessage = /\S ?(?:\.{3}|…)\s+(\S.*)$/u;
/** A quoted name that a cut leaves open: `on type 'Vo...`. */
const cutName = /(?<![\p{L}\p{N}])['"`][^'"`]*(?:\.{3}|…)$/u;

/**
 * What a debt says, whatever it names: without quoted code, numbers and its tag. Equal for all the
 * `FIXME: Property 'a' does not exist on type 'B'` that a tool left behind. Where a message is cut off and a
 * sentence follows that is the same for each, that sentence is what they say.
 */
export function sayingOf({ text, tag }: Pick<Debt, 'text' | 'tag'>): string {
  const said = text.slice(tag.length);
  const remark = cutMessage.exec(said)?.[1];
  return (remark !== undefined && hasWords(remark) ? `… ${remark}` : said)
    .replace(/(?<![\p{L}\p{N}])(['"`]).*?\1(?![\p{L}\p{N}])/gu, '·')
    .replace(cutName, '·')
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

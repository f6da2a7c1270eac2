import type { RepoPath } from '../../ports';
import { withoutAnnotations } from '../debtAnnotations';
import { type BothSides, type Listed, withoutEquals } from './equals';

/** What is beyond it changes no answer: texts of debts are no longer; a file may hold anything. */
const mostCharacters = 500;
/** Pairs of one file that are compared by their words; a file with more was written by a program. */
const mostPairs = 40_000;

/** With its words in lower case. */
type Worded<T> = Listed<T> & { readonly words: readonly string[] };

/**
 * The debts of now that stand for none of the baseline. Each of the baseline stands for one: of the same text in the
 * same file; else of the same words there, whatever its tag, owner, day and ticket; else of the same text in another
 * file; else of nearly the same words in its file, most alike first.
 */
export function debtsBeyond<T>(sides: BothSides<Listed<T>>): readonly Listed<T>[] {
  const changed = withoutEquals(sides, ({ path, text }) => `${path}\n${text}`);
  const worded = { old: changed.old.map(withWords<T>), now: changed.now.map(withWords<T>) };
  const reworded = withoutEquals(worded, ({ path, words }) => `${path}\n${words.join(' ')}`);
  return withoutSimilar(withoutEquals(reworded, ({ text }) => text));
}

function withWords<T>(listed: Listed<T>): Worded<T> {
  const text = listed.text.slice(0, mostCharacters);
  const tag = /^[\p{L}\p{N}_-]*/u.exec(text)?.[0] ?? '';
  const words =
    withoutAnnotations(text, tag)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return { ...listed, words };
}

function withoutSimilar<T>({ old, now }: BothSides<Worded<T>>): Worded<T>[] {
  const oldByPath = byPath(old);
  const paired = new Set<Worded<T>>();
  for (const [path, ofFile] of byPath(now)) {
    for (const each of similar(oldByPath.get(path) ?? [], ofFile)) paired.add(each);
  }
  return now.filter((each) => !paired.has(each));
}

/** Those of now that one of the old is nearly the same as. */
function similar<T>(old: readonly Worded<T>[], now: readonly Worded<T>[]): ReadonlySet<Worded<T>> {
  const paired = new Set<Worded<T>>();
  if (old.length * now.length > mostPairs) return paired;
  const sortedNow = now.map((each) => ({ each, words: [...each.words].sort() }));
  const pairs = old.flatMap((former) => {
    const words = [...former.words].sort();
    return sortedNow.map(({ each, words: others }) => ({ former, each, share: sharedWords(words, others) }));
  });
  for (const { former, each, share } of pairs.sort((a, b) => b.share - a.share)) {
    if (share < leastShare) break;
    if (paired.has(former) || paired.has(each)) continue;
    paired.add(former).add(each);
  }
  return paired;
}

/**
 * Of two thirds of their words: of one word another may be added, of three one may be changed, of two none. Less would take
 * two short debts for one.
 */
const leastShare = 2 / 3;

/**
 * 0…1, the coefficient of Dice (1945): twice the words that both have, by all words of both; order does not matter.
 * @param a sorted, as `b`
 */
function sharedWords(a: readonly string[], b: readonly string[]): number {
  let shared = 0;
  for (let atA = 0, atB = 0; atA < a.length && atB < b.length;) {
    const [wordA = '', wordB = ''] = [a[atA], b[atB]];
    if (wordA === wordB) shared += 1;
    if (wordA <= wordB) atA += 1;
    if (wordB <= wordA) atB += 1;
  }
  return a.length + b.length === 0 ? 1 : (2 * shared) / (a.length + b.length);
}

function byPath<T>(listed: readonly Worded<T>[]): Map<RepoPath, Worded<T>[]> {
  const files = new Map<RepoPath, Worded<T>[]>();
  for (const each of listed) {
    const ofFile = files.get(each.path);
    if (ofFile === undefined) files.set(each.path, [each]);
    else ofFile.push(each);
  }
  return files;
}

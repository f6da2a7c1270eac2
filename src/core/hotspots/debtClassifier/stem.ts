const vowel = /[aeiouy]/;

/**
 * Cuts the endings off an English lower-case word, so that "temporarily" and "temporary" count as one.
 * A shortened Porter stemmer (M. F. Porter, "An algorithm for suffix stripping", 1980): plurals, -ed, -ing and the
 * commonest endings of adverbs and nouns. What is left need not be a word; it must only be the same for the same idea.
 */
export function stem(word: string): string {
  if (word.length < 4) return word;
  let rest = word;
  if (rest.endsWith('sses')) rest = rest.slice(0, -2);
  else if (rest.endsWith('ies')) rest = rest.slice(0, -3) + 'y';
  else if (rest.endsWith('s') && !rest.endsWith('ss') && !rest.endsWith('us') && !rest.endsWith('is'))
    rest = rest.slice(0, -1);
  if (rest.endsWith('eed')) rest = rest.slice(0, -1);
  else rest = withoutVerbEnding(rest, 'ing') ?? withoutVerbEnding(rest, 'ed') ?? rest;
  for (const [ending, replacement] of endings) {
    if (rest.length >= ending.length + 4 && rest.endsWith(ending)) {
      rest = rest.slice(0, -ending.length) + replacement;
      break;
    }
  }
  if (rest.length > 4 && rest.endsWith('e')) rest = rest.slice(0, -1);
  if (rest.length > 3 && rest.endsWith('y') && !vowel.test(rest.charAt(rest.length - 2)))
    rest = rest.slice(0, -1) + 'i';
  return rest;
}

const endings: readonly (readonly [ending: string, replacement: string])[] = [
  ['arily', 'ary'],
  ['fully', 'ful'],
  ['ently', 'ent'],
  ['ably', 'able'],
  ['ibly', 'ible'],
  ['ation', 'ate'],
  ['ness', ''],
  ['ment', ''],
  ['ally', 'al'],
  ['ly', ''],
];

function withoutVerbEnding(word: string, ending: string): string | undefined {
  if (!word.endsWith(ending)) return undefined;
  const root = word.slice(0, -ending.length);
  if (root.length < 3 || !vowel.test(root)) return undefined;
  const last = root.charAt(root.length - 1);
  const doubled = last === root.charAt(root.length - 2) && !'lsz'.includes(last);
  return doubled ? root.slice(0, -1) : root;
}

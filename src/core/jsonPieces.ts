/** Items of which each is made when it is written. */
export class LazyList {
  readonly #make: () => Iterable<unknown>;

  constructor(make: () => Iterable<unknown>) {
    this.#make = make;
  }

  items(): Iterable<unknown> {
    return this.#make();
  }
}

/**
 * The text that `JSON.stringify(object, null, 2)` gives, piece by piece, each item of a lazy list a piece of its own: the
 * whole of a large report is never in memory as text. Members that are undefined are left out.
 */
export function* jsonPieces(members: Iterable<readonly [key: string, value: unknown]>): Generator<string> {
  let before = '{';
  for (const [key, value] of members) {
    if (value === undefined) continue;
    const name = `${before}\n  ${JSON.stringify(key)}: `;
    before = ',';
    if (value instanceof LazyList) {
      yield name;
      yield* listPieces(value.items());
    } else yield name + indented(value, 1);
  }
  yield before === '{' ? '{}' : '\n}';
}

function* listPieces(items: Iterable<unknown>): Generator<string> {
  let before = '[';
  for (const item of items) {
    yield `${before}\n    ${indented(item, 2)}`;
    before = ',';
  }
  yield before === '[' ? '[]' : '\n  ]';
}

/** Line feeds within strings are escaped, so that each one in the text is between values. */
function indented(value: unknown, depth: number): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${'  '.repeat(depth)}`);
}

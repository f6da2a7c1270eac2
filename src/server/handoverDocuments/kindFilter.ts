/**
 * Which code actions an editor asks for: those of one of the kinds, or of a kind below it (`refactor.rewrite` below `refactor`).
 * @param only empty kinds stand for all; absent: all are wanted
 */
export function kindFilter(only: readonly string[] | undefined): {
  mayBe(kind: string | undefined): boolean;
} {
  return {
    mayBe: (kind = '') =>
      only === undefined || only.some((each) => each === '' || each === kind || kind.startsWith(`${each}.`)),
  };
}

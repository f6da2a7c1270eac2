/** Two of the same name get ids of their own that do not depend on their lines. */
export function ordinals(): (key: string) => string {
  const seen = new Map<string, number>();
  return (key) => {
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    // In front: behind the key, what a comment says could look like a number of ours.
    return `${String(count)}:${key}`;
  };
}

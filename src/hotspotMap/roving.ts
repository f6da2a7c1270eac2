/**
 * Lets one of the entries be reached with the Tab key, so that nobody has to press it a hundred times to come past them: the
 * given one, else the first. The arrow keys lead to the others.
 */
export function keepOneStop(entries: readonly HTMLElement[], stop?: HTMLElement): void {
  const chosen = stop ?? entries[0];
  for (const entry of entries) entry.tabIndex = entry === chosen ? 0 : -1;
}

/** The entry of a list that a key leads to; undefined for other keys, and beyond its ends. */
export function nextInList(
  key: string,
  from: HTMLElement,
  entries: readonly HTMLElement[],
): HTMLElement | undefined {
  const at = entries.indexOf(from);
  switch (key) {
    case 'ArrowDown':
      return entries[at + 1];
    case 'ArrowUp':
      return entries[at - 1];
    case 'Home':
      return entries[0];
    case 'End':
      return entries.at(-1);
    default:
      return undefined;
  }
}

/** A table that is wider than its place can be scrolled by keyboard, and says so; others take no stop of the Tab key. */
export function startTables(): void {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (!(target instanceof HTMLElement)) continue;
      const isWide = target.scrollWidth > target.clientWidth + 1;
      if (isWide) {
        target.tabIndex = 0;
        target.role = 'group';
        target.ariaLabel = 'Wide content, scrolls sideways';
      } else {
        for (const name of ['tabindex', 'role', 'aria-label']) target.removeAttribute(name);
      }
    }
  });
  for (const element of document.querySelectorAll('.table, .drawing')) observer.observe(element);
}

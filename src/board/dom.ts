/** The element of the page with this id. @throws Error where the page has none of this kind: then it is not our page */
export function element<T extends Element>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The board has no #${id}.`);
  return found;
}

/** As text, never as markup. An element with nothing to say is hidden. */
export function fill(id: string, text: string): void {
  const target = element(id, HTMLElement);
  if (target.textContent !== text) target.textContent = text;
  target.hidden = text === '';
}

/** One item each, with a span for each part; the whole section is hidden where there is nothing. */
export function list<T>(
  id: string,
  items: readonly T[],
  parts: (item: T) => readonly (readonly [className: string, text: string])[],
  className: (item: T) => string = () => '',
): void {
  const target = element(id, HTMLElement);
  target.replaceChildren(
    ...items.map((item) => {
      const entry = document.createElement('li');
      entry.className = className(item);
      for (const [name, text] of parts(item)) {
        if (text === '') continue;
        const span = document.createElement('span');
        span.className = name;
        span.append(...breakable(text));
        entry.append(span, ' ');
      }
      return entry;
    }),
  );
  const section = target.closest('section');
  if (section !== null) section.hidden = items.length === 0;
}

/** A path that does not fit is broken after a slash, not within a name. */
function breakable(text: string): readonly (string | HTMLElement)[] {
  return text
    .split(/(?<=\/)/u)
    .flatMap((part, index) => (index === 0 ? [part] : [document.createElement('wbr'), part]));
}

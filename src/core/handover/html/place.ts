import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { toString } from 'hast-util-to-string';
import { linesOfFragment } from '../../handoverDocuments/linkTarget';
import type { RepoPath } from '../../ports';

/**
 * A place in the repository as text: the reader of the HTML file need not have the repository, and a link that leads
 * nowhere is worse than none. The label stays where it says the place already.
 */
export function placeText(
  path: RepoPath,
  fragment: string | undefined,
  label: readonly ElementContent[],
): Element {
  const lines = fragment === undefined ? undefined : linesOfFragment(fragment);
  const line = lines === undefined ? '' : `:${String(lines.first + 1)}`;
  const whole = path === '' ? '(top folder)' : path + line;
  const words = toString({ type: 'root', children: [...label] }).trim();
  const written = words.replace(/^…\//, '');
  const isBeginning = written !== '' && path.slice(path.lastIndexOf('/') + 1).startsWith(`${written}-`);
  const saysAll =
    isBeginning ||
    whole === written ||
    path === written ||
    whole.endsWith(`/${written}`) ||
    path.endsWith(`/${written}`);
  if (words === '' || saysAll) {
    // A shortened path is written out: here it cannot be followed.
    const shown = words.startsWith('…') || words === '' || !whole.endsWith(written) ? whole : written;
    return h('code.place', breakable(shown));
  }
  return h('span.placed', [...label, ' (', h('code.place', breakable(whole)), ')']);
}

/** Lines may break behind a slash, and nothing is put into what is copied. */
function breakable(path: string): ElementContent[] {
  const segments = path.split(/(?<=\/)/);
  return segments.flatMap((segment, index): ElementContent[] =>
    index === 0 ? [{ type: 'text', value: segment }] : [h('wbr'), { type: 'text', value: segment }],
  );
}

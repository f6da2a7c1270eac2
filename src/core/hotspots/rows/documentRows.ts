import { type Documentation, placeWords } from '../documents/documentation';
import type { ListedHotspot } from '../listedHotspot';
import type { HotspotRow } from './hotspotRow';

/** One for each place that describes the module, or symbols of it. */
export function documentRows({ path: module, documents, described }: ListedHotspot): readonly HotspotRow[] {
  const places = new Map<string, { readonly place: Documentation; readonly symbols: string[] }>();
  for (const place of documents) places.set(placeWords(place), { place, symbols: [] });
  for (const { name, describedIn } of described) {
    if (describedIn === undefined) continue;
    const known = places.get(placeWords(describedIn));
    if (known === undefined) places.set(placeWords(describedIn), { place: describedIn, symbols: [name] });
    else known.symbols.push(name);
  }
  return [...places].map(([words, { place, symbols }]) => {
    const whole = documents.includes(place);
    const what = [...(whole ? [wholeWords[place.by]] : []), ...symbols];
    const description = `describes ${what.slice(0, 3).join(', ')}${what.length > 3 ? `, ${what.length - 3} more` : ''}`;
    return {
      kind: 'document',
      id: `document:${module}:${words}`,
      label: words,
      description,
      tooltip: `${words}\n${description}`,
      spoken: `document, ${words}, ${description}`,
      icon: 'book',
      place: { path: place.path, line: place.line },
    };
  });
}

const wholeWords: Record<Documentation['by'], string> = {
  heading: 'this module',
  link: 'this module',
  code: 'this module',
  readme: 'its folder',
  package: 'its package',
};

/** Of a kind, in a tooltip. */
const mostLines = 5;

/** Of the tooltip of a module: where the module and its symbols are described. */
export function documentLines({ documents, described }: ListedHotspot): readonly string[] {
  if (documents.length + described.length === 0) return [];
  return [
    '',
    ...documents.slice(0, mostLines).map((place) => `Described in ${placeWords(place)}`),
    ...(documents.length > mostLines ? [`… and in ${documents.length - mostLines} more`] : []),
    ...described
      .slice(0, mostLines)
      .flatMap(({ name, describedIn }) =>
        describedIn === undefined ? [] : [`${name}: described in ${placeWords(describedIn)}`],
      ),
    ...(described.length > mostLines ? [`… and ${described.length - mostLines} more symbols`] : []),
  ];
}

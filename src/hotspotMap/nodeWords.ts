import type { MapNode, NotAsked } from '../core/hotspots/map/hotspotMap';

/** From this share on a tile carries the mark of lost knowledge. */
const lossToMark = 0.5;

/** `3 of 12 documented`, or that nothing is asked. */
export function documentedWords({ publicSymbols, documentedSymbols }: MapNode): string {
  return publicSymbols === 0
    ? 'nothing to document'
    : `${numberWords(documentedSymbols)} of ${numberWords(publicSymbols)} documented`;
}

/** `1,337`, in every locale. */
export function numberWords(value: number): string {
  return value.toLocaleString('en-US');
}

export function isLost({ lost = 0 }: MapNode): boolean {
  return lost >= lossToMark;
}

export function lossWords({ lost }: MapNode): string {
  return lost === undefined ? 'not known' : `${String(Math.round(lost * 100))} %`;
}

/** `none`, or 0 to 4: nothing to all documented. */
export function documentedLevel({ publicSymbols, documentedSymbols }: MapNode): string {
  if (publicSymbols === 0) return 'none';
  if (documentedSymbols === publicSymbols) return '4';
  if (documentedSymbols === 0) return '0';
  return String(Math.min(3, Math.max(1, Math.floor((documentedSymbols / publicSymbols) * 4))));
}

/** What a screen reader says of a tile. */
export function spokenWords(node: MapNode): string {
  const { name, lines, entries } = node;
  return [
    // What is seen comes first, as it is seen.
    name,
    documentedWords(node),
    entries === undefined ? 'file' : `folder with ${numberWords(entries)} entries`,
    `${numberWords(lines)} lines`,
    ...(isLost(node) ? [`knowledge lost ${lossWords(node)}`] : []),
    ...(node.score > 0 ? [`score ${String(Math.round(node.score))}`] : []),
  ].join(', ');
}

/** How many hotspots of the list are not on the map, and why; empty where all are. */
export function notAskedWords({ onlyDebts, besideSource }: NotAsked): string {
  const all = onlyDebts + besideSource;
  if (all === 0) return '';
  const reasons = [
    ...(onlyDebts === 0 ? [] : [`${numberWords(onlyDebts)} with debts alone`]),
    ...(besideSource === 0 ? [] : [`${numberWords(besideSource)} among tests, examples and migrations`]),
  ];
  const which = all === 1 ? 'One hotspot of the list is' : `${numberWords(all)} hotspots of the list are`;
  return `${which} not on the map, because no documentation is asked there: ${reasons.join(', ')}.`;
}

import type { Evidence, FoundParty } from '../core/outside/parties';
import { counted } from '../core/wording';
import { padded, safeText, widthOf } from './terminalText';

const nothingFound =
  'No outside party found: no host, client package, image, pipeline or known variable leads to one.';
/** Places shown of each party; the JSON has all. */
const mostPlaces = 3;

/** Each party with what shows it and where, as lines. */
export function suppliersTable(parties: readonly FoundParty[]): string[] {
  if (parties.length === 0) return [nothingFound];
  const width = Math.max(5, ...parties.map(({ name }) => widthOf(safeText(name))));
  const lines = parties.flatMap((party) => {
    const places = distinct(party.evidence);
    const first = places.slice(0, mostPlaces).map(placeWords);
    const rest = places.length - first.length;
    const note = party.own ? ' (seems to be this project itself)' : '';
    return [
      `${padded(safeText(party.name), width)}  ${party.what ?? party.domains.map(safeText).join(', ')}${note}`,
      ...first.map((place) => `${' '.repeat(width)}  ${place}`),
      ...(rest > 0 ? [`${' '.repeat(width)}  and ${counted(rest, 'more place')}`] : []),
    ];
  });
  return [...lines, '', counted(parties.length, 'outside party', 'outside parties')];
}

/** One place for each thing that shows the party first, then the others. */
function distinct(evidence: readonly Evidence[]): readonly Evidence[] {
  const seen = new Set<string>();
  const firsts = evidence.filter(
    ({ kind, what }) => !seen.has(`${kind} ${what}`) && seen.add(`${kind} ${what}`),
  );
  return [...firsts, ...evidence.filter((each) => !firsts.includes(each))];
}

function placeWords({ what, path, line }: Evidence): string {
  return `${safeText(what)}  ${safeText(path)}:${line + 1}`;
}

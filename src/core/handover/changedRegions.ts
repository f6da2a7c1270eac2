import { scanMarkers, splitLines } from './markers';

/**
 * Regions of a chapter that another text of it has otherwise, by the markers of both; none where either makes no sense.
 * @returns name and newer content of each
 */
export function changedRegions(
  former: string,
  next: string,
): readonly { readonly name: string; readonly text: string }[] {
  const before = regionsOf(former);
  return [...regionsOf(next)].flatMap(([name, text]) => {
    const known = before.get(name);
    return known === undefined || known === text ? [] : [{ name, text }];
  });
}

function regionsOf(text: string): ReadonlyMap<string, string> {
  const scan = scanMarkers(splitLines(text));
  return new Map(scan.kind === 'damaged' ? [] : scan.regions.map(({ name, content }) => [name, content]));
}

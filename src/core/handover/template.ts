import { keptWordsOf } from './keptWords';
import { insertMarker, offeredMarker, placedRegions, scanMarkers, splitLines } from './markers';

/** How the line begins that invites people to write; as long as it is all there is, nobody has. */
export const invitation = '> **To be written by those who know:**';

/**
 * The text of a chapter that does not exist yet: title, invitation, and the places of its regions.
 * From then on all but the regions belongs to people.
 */
export function chapterTemplate(
  title: string,
  ask: string,
  regions: readonly { readonly name: string; readonly heading: string }[],
): string {
  const lines = [
    `# ${title}`,
    '',
    `${invitation} ${ask} Write here in place of this line, or anywhere outside the markers.`,
    '',
  ];
  for (const { name, heading } of regions) lines.push(`## ${heading}`, '', insertMarker(name), '');
  lines.push(offeredMarker(regions.map((region) => region.name)), '');
  return lines.join('\n');
}

/** A new file from a team's template: with a list of its regions, so that those that are missing there are added. */
export function ownTemplate(text: string): string {
  const scan = scanMarkers(splitLines(text));
  if (scan.kind === 'damaged' || scan.offered !== undefined) return text;
  return `${text.trimEnd()}\n\n${offeredMarker(placedRegions(text))}\n`;
}

/** How many words people wrote into a chapter: all but regions, what is kept of them, headings, comments and the invitation. */
export function wordsByPeople(text: string): number {
  const lines = splitLines(text);
  const scan = scanMarkers(lines);
  const regions = scan.kind === 'sound' ? scan.regions : [];
  const kept = keptWordsOf(lines);
  const own = lines
    .filter((_, number) => !regions.some((region) => region.beginLine <= number && number <= region.endLine))
    .filter((_, number) => !kept.some(({ line, endLine }) => line <= number && number <= endLine))
    .map((line) => line.text)
    .filter((line) => !line.startsWith(invitation) && !/^#{1,6}\s/.test(line))
    .join('\n')
    .replace(/<!--[\s\S]*?-->/g, ' ');
  return own.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

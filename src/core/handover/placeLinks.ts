import type { Place } from '../manifests/model';
import type { Markdown } from './markdownText';
import { type RepoLinks, shortPath } from './repoLinks';

/** A link to a line, labelled `path:line`. */
export function placeLink({ path, line }: Place, links: RepoLinks): Markdown {
  return links.toLine(path, line, `${shortPath(path)}:${line + 1}`);
}

/** The same for several, with commas. */
export function placeLinks(places: readonly Place[], links: RepoLinks): Markdown {
  return places.map((place) => placeLink(place, links)).join(', ');
}

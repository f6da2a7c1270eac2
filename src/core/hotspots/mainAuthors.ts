import { knownAuthors } from './knownAuthors';
import type { AuthorShare, ModuleHistory } from './model';

/** Above this part of the greatest share (Avelino et al. 2016 for degrees of authorship). */
export const mainAuthorRatio = 0.75;

/**
 * Those who know a module about as well as whoever knows it best, greatest share first. As many as they are must leave
 * until nobody knows it: the truck factor of the module. Empty where the history does not tell.
 */
export function mainAuthorsOf(history: ModuleHistory): readonly AuthorShare[] {
  const authors = knownAuthors(history);
  const greatest = authors.reduce((most, { share }) => Math.max(most, share), 0);
  return authors.filter(({ share }) => share > greatest * mainAuthorRatio);
}

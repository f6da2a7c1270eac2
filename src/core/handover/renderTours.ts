import { counted } from '../wording';
import type { BookFacts } from './facts';
import { isInside } from './formats/tours/linkedTour';
import type { ListedTour } from './formats/tours/listedTours';
import { escapeText, link, type Markdown, shorten } from './markdownText';
import { regionContent } from './provenance';
import { relativeTarget } from './repoLinks';

/** More than these nobody walks from a page. */
const mostTours = 80;
const mostSteps = 60;
const longestTitle = 120;

/** Chapter 23: the code tours, with what each passes. */
export function toursRegion(facts: BookFacts): Markdown {
  const { tours } = facts;
  if (tours.length === 0) {
    return regionContent('tours', facts, [
      'No code tour was exported or found. An export with the format *Code tours* makes them of the notes that have a place in the code.',
    ]);
  }
  const shown = tours.slice(0, mostTours);
  const rest = tours.length - shown.length;
  return regionContent('tours', facts, [
    `${counted(tours.length, 'tour leads', 'tours lead')} through the code. In VS Code the extension CodeTour walks them; the same places can be opened from here.`,
    ...shown.flatMap((tour) => tourBlocks(tour, facts)),
    ...(rest === 0 ? [] : [`${counted(rest, 'more tour is', 'more tours are')} not shown.`]),
  ]);
}

function tourBlocks(tour: ListedTour, facts: BookFacts): readonly Markdown[] {
  const { path, title, description, steps } = tour;
  const name = title.trim() === '' ? (path.split('/').at(-1) ?? path) : title;
  const about = description.trim() === '' ? '' : ` ${escapeText(shorten(description, 200))}`;
  const rest = steps.length - mostSteps;
  return [
    `### ${escapeText(shorten(name, longestTitle))}`,
    `${facts.links.to(path)}, ${counted(steps.length, 'step')}.${about}`,
    ...(steps.length === 0 ? [] : [stepList(tour, facts)]),
    ...(rest > 0 ? [`${counted(rest, 'more step is', 'more steps are')} not shown.`] : []),
  ];
}

function stepList({ steps }: ListedTour, { outputFolder }: BookFacts): Markdown {
  return steps
    .slice(0, mostSteps)
    .map(({ title, place }, at) => {
      const words = escapeText(shorten(title === '' ? (place ?? `Step ${at + 1}`) : title, longestTitle));
      const isLinked = place !== undefined && place !== '' && isInside(place);
      return `${at + 1}. ${isLinked ? link(words, relativeTarget(outputFolder, place)) : words}`;
    })
    .join('\n');
}

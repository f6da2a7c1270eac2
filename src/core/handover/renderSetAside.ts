import type { HotspotDecision } from '../hotspots/decisions/decision';
import { setAsideOf } from '../hotspots/hotspotList';
import { dateWords } from '../wording';
import type { BookFacts } from './facts';
import { escapeText, type Markdown, shorten, table } from './markdownText';
import { regionContent } from './provenance';

const longestTextCharacters = 200;

/** ISO 8601 day that the book is of: decided by the code's commit, so that the same project gives the same book. */
export function todayOf({ asOfEpochMs }: BookFacts): string {
  return dateWords(asOfEpochMs ?? 0);
}

/** Chapter 17: the hotspots that the team snoozed or dismissed, with who did and why. */
export function setAsideRegion(facts: BookFacts): Markdown {
  const decisions = setAsideOf(facts.report, todayOf(facts));
  if (decisions.length === 0) return regionContent('code', facts, ['Nothing was set aside.']);
  return regionContent('code', facts, [
    'The team looked at these and took them off the list.',
    table(
      ['What', 'Decided', 'By', 'On', 'Why'],
      decisions.map((decision) => [
        whatOf(decision, facts),
        decision.kind === 'snoozed' ? `not before ${decision.until ?? ''}` : decision.kind,
        escapeText(decision.by),
        dateWords(decision.atEpochMs),
        escapeText(decision.reason),
      ]),
    ),
  ]);
}

function whatOf({ module, debt }: HotspotDecision, { links }: BookFacts): Markdown {
  return debt === undefined
    ? links.toEndOf(module)
    : `${escapeText(shorten(debt, longestTextCharacters))} in ${links.toEndOf(module)}`;
}

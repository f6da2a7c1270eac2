import { isSetAside } from '../hotspots/decisions/decision';
import { todayOf } from './renderSetAside';
import type { BookFacts } from './facts';
import { escapeText, type Markdown, table } from './markdownText';
import { regionContent } from './provenance';
import { counted } from '../wording';

/** What a mob can work off in a few days. */
const mostShown = 20;

/** Chapter 4: where explanation is missing most, with the reasons. */
export function hotspotsRegion(facts: BookFacts): Markdown {
  const { report, links } = facts;
  const open = report.hotspots.filter(({ decision }) => !isSetAside(decision, todayOf(facts)));
  const shown = open.slice(0, mostShown);
  if (shown.length === 0) return regionContent('codeAndHistory', facts, ['No hotspots were found.']);
  const rows = shown.map(({ path, score, reasons }, index) => [
    String(index + 1),
    links.toEndOf(path),
    score.toFixed(1),
    reasons.map(escapeText).join(' · '),
  ]);
  const which =
    open.length > shown.length
      ? `The first ${shown.length} of ${counted(open.length, 'hotspot')}`
      : counted(shown.length, 'hotspot');
  return regionContent('codeAndHistory', facts, [
    `${which}: where documentation is missing most, in modules that change often and whose authors are no longer active (score 0 to 100).`,
    table(['Rank#', 'Module', 'Score#', 'Why'], rows),
  ]);
}

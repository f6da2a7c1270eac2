import type { Element } from 'hast';
import type { BookFacts } from '../facts';
import { knowledgeMap, leavingPeople } from '../knowledgeMap';
import { churnByYear } from './churnByYear';
import { knowledgeBars } from './knowledgeBars';
import { moduleMap } from './moduleMap';
import { ownershipBars } from './ownershipBars';
import { sessionTimeline } from './sessionTimeline';

/** The drawings of a book, by the region that they belong to; those that would show nothing are left out. */
export function bookFigures(facts: BookFacts): ReadonlyMap<string, readonly Element[]> {
  const { sources, sessions, report, ownership, notes } = facts;
  const { modules } = knowledgeMap({
    modules: sources.map(({ path }) => path),
    ownership,
    notes,
    leaving: leavingPeople(sessions),
  });
  const drawings: readonly (readonly [string, readonly (Element | undefined)[]])[] = [
    ['modules', [moduleMap(sources), churnByYear(report.years ?? [])]],
    ['people', [ownershipBars(sources)]],
    ['knowledge-map', [ownership.knownModules === 0 ? undefined : knowledgeBars(modules)]],
    ['sessions', [sessionTimeline(sessions)]],
  ];
  return new Map(drawings.map(([region, figures]) => [region, figures.filter((each) => each !== undefined)]));
}

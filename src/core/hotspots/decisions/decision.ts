import { slugOf } from '../../knowledge/noteId';
import type { EpochMs, Random, RepoPath } from '../../ports';
import { recordId } from '../../session/recordId';

/** What the team decided on a hotspot: somebody takes it, it is looked at later, or it is none. */
export type DecisionKind = 'claimed' | 'snoozed' | 'dismissed';

export const decisionKinds: readonly DecisionKind[] = ['claimed', 'snoozed', 'dismissed'];

export const decisionsFolder = '.handover/hotspots';

/** What a decision is about: a module, or one debt in it. */
export interface DecisionTarget {
  readonly module: RepoPath;
  /** Text of the debt as the scan tells it; a debt moves, its words stay. */
  readonly debt?: string;
}

export interface DecisionDraft extends DecisionTarget {
  readonly kind: DecisionKind;
  /** Name of the person, or `Name <address>`. */
  readonly by: string;
  readonly atEpochMs: EpochMs;
  /** ISO 8601 day from which a snoozed one is shown again. */
  readonly until?: string;
  /** Empty only for claims. */
  readonly reason: string;
}

/** A decision with its file, which colleagues get with the next pull. */
export interface HotspotDecision extends DecisionDraft {
  readonly path: RepoPath;
}

/** `.handover/hotspots/2026-11-22-tally-k3f9.md`, never a counter: branches do not collide. */
export function decisionPath(
  { module }: DecisionTarget,
  at: { readonly atEpochMs: EpochMs; readonly utcOffsetMinutes: number; readonly random: Random },
): RepoPath {
  const id = recordId(at.atEpochMs, at.utcOffsetMinutes, at.random);
  const name = module.slice(module.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  return `${decisionsFolder}/${id.slice(0, 10)}-${slugOf(name)}-${id.slice(11)}.md`;
}

/** True for a Markdown file right in the folder of decisions. */
export function isDecisionPath(path: string): boolean {
  return /^\.handover\/hotspots\/[\p{L}\p{N}][\p{L}\p{N}._-]*\.md$/u.test(path) && !path.includes('..');
}

/** The same for two decisions on the same thing. */
export function targetKey({ module, debt }: DecisionTarget): string {
  return debt === undefined ? module : `${module}\n${debt}`;
}

/**
 * Whether the decision keeps its hotspot out of the list.
 * @param today ISO 8601 day
 */
export function isSetAside(decision: HotspotDecision | undefined, today: string): boolean {
  if (decision === undefined) return false;
  return (
    decision.kind === 'dismissed' ||
    (decision.kind === 'snoozed' && decision.until !== undefined && today < decision.until)
  );
}

/** The newest decision on each thing; of two of the same moment the one whose file comes last. */
export function newestDecisions(decisions: readonly HotspotDecision[]): ReadonlyMap<string, HotspotDecision> {
  const newest = new Map<string, HotspotDecision>();
  for (const decision of decisions) {
    const key = targetKey(decision);
    const known = newest.get(key);
    const isNewer =
      known === undefined ||
      decision.atEpochMs > known.atEpochMs ||
      (decision.atEpochMs === known.atEpochMs && decision.path > known.path);
    if (isNewer) newest.set(key, decision);
  }
  return newest;
}

/** Whether it is a real day in ISO 8601. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(value);
}

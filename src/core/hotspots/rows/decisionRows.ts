import { nameOf } from '../../repoPath';
import { numberWords } from '../../wording';
import type { HotspotDecision } from '../decisions/decision';
import type { HotspotList } from '../hotspotList';
import type { HotspotRow } from './hotspotRow';
import { shortened } from './shortened';

/** The row below the modules that holds what is not listed by decision. */
export function setAsideRow({ setAside, setAsideCount }: HotspotList): HotspotRow {
  const label = `Set aside (${numberWords(setAsideCount)})`;
  const description = 'snoozed or dismissed, with the reason';
  return {
    kind: 'setAside',
    id: 'setAside',
    label,
    description,
    tooltip: description,
    spoken: `${label}, ${description}`,
    icon: 'archive',
    children: setAside.map(decisionRow),
  };
}

function decisionRow(decision: HotspotDecision): HotspotRow {
  const { module, debt, kind, by, until, reason, path } = decision;
  const label = debt === undefined ? nameOf(module) : shortened(debt);
  const what = kind === 'snoozed' ? `snoozed until ${until ?? ''}` : kind;
  return {
    kind: 'decision',
    id: `decision:${path}`,
    label,
    description: `${what} by ${by} · ${reason}`,
    tooltip: [module, ...(debt === undefined ? [] : [debt]), '', `${what} by ${by}`, reason].join('\n'),
    spoken: `${label}, ${what} by ${by}, ${reason}, in ${module}`,
    icon: kind === 'snoozed' ? 'clock' : 'circle-slash',
    place: { path: module },
    decisionPath: path,
  };
}

/** Of what stays listed: a claim, or a snooze that is over. */
export function claimWords(decision: HotspotDecision | undefined): string {
  if (decision === undefined) return '';
  return decision.kind === 'claimed'
    ? `claimed by ${decision.by}`
    : `was snoozed until ${decision.until ?? ''} by ${decision.by}`;
}

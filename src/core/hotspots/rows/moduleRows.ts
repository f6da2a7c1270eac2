import { nameOf } from '../../repoPath';
import { numberWords } from '../../wording';
import type { HotspotList } from '../hotspotList';
import type { ListedHotspot } from '../listedHotspot';
import { claimWords, setAsideRow } from './decisionRows';
import { documentLines } from './documentRows';
import type { HotspotMore, HotspotRow } from './hotspotRow';
import { probableDebtsRow } from './probableDebtRows';
import { rankWords } from './rankWords';

/** How many more modules a click on the last row brings. */
export const rowsStep = 200;

/** The modules in the order of the list, and a last row where there are more than were asked for. */
export function moduleRows(list: HotspotList): readonly HotspotRow[] {
  return [...listedRows(list), ...restRows(list)];
}

/** One for each listed module, in the order of the list. */
export function listedRows({ listed }: HotspotList): readonly HotspotRow[] {
  const names = new Map<string, number>();
  for (const { path } of listed) names.set(nameOf(path), (names.get(nameOf(path)) ?? 0) + 1);
  return listed.map((hotspot) => moduleRow(hotspot, (names.get(nameOf(hotspot.path)) ?? 0) > 1));
}

/** What stands below the modules, however they are grouped. */
export function restRows(list: HotspotList): readonly HotspotRow[] {
  // Where there are groups, each has a row of its own for more of it.
  const rest = list.groups === undefined ? list.hotspots - list.listed.length : 0;
  return [
    ...(rest > 0 ? [moreRow(rest)] : []),
    ...(list.probableDebts > 0 ? [probableDebtsRow(list)] : []),
    ...(list.setAsideCount > 0 ? [setAsideRow(list)] : []),
  ];
}

function moduleRow(hotspot: ListedHotspot, ambiguous: boolean): HotspotRow {
  const { path, reasons, decision } = hotspot;
  const parts = path.split('/');
  const label = ambiguous ? parts.slice(-2).join('/') : nameOf(path);
  const folder = parts.slice(0, ambiguous ? -2 : -1).join('/');
  const score = String(Math.round(hotspot.score));
  return {
    kind: 'module',
    id: `module:${path}`,
    label,
    description: [claimWords(decision), score, ...hotspot.short, folder]
      .filter((part) => part !== '')
      .join(' · '),
    tooltip: [
      path,
      `Score ${score} of 100`,
      ...(decision === undefined ? [] : [claimWords(decision)]),
      '',
      ...reasons.map((reason) => `• ${reason}`),
      '',
      ...rankWords(hotspot),
      ...documentLines(hotspot),
    ].join('\n'),
    spoken: `${label}, ${decision === undefined ? '' : `${claimWords(decision)}, `}score ${score} of 100, ${reasons.join(', ')}, in ${folder === '' ? 'the top folder' : folder}`,
    place: { path },
    target: { module: path },
    ...(decision === undefined ? {} : { decisionPath: decision.path }),
  };
}

/** @param within the group that is cut; absent: the list is */
export function moreRow(rest: number, within?: HotspotMore): HotspotRow {
  const label = `Show ${String(Math.min(rest, rowsStep))} more`;
  const description = `${numberWords(rest)} not shown`;
  return {
    kind: 'more',
    id: within === undefined ? 'more' : `more:${within.group}`,
    ...(within === undefined ? {} : { more: within }),
    label,
    description,
    tooltip: '',
    spoken: `${label}, ${description}`,
    icon: 'ellipsis',
  };
}

import { isOverdue } from '../debtAnnotations';
import type { ListedHotspot } from '../listedHotspot';
import type { ProbableDebt } from '../model';
import { aliasesOf } from '../people';
import type { EpochMs, Identity } from '../../ports';
import type { HotspotFilter, HotspotQuery, HotspotSort } from './hotspotQuery';

/** What a hotspot is compared by, beside what is listed of it. */
export interface QueriedHotspot {
  readonly listed: ListedHotspot;
  readonly lines: number;
  readonly changes: number;
  /** Of its last change; undefined without history. */
  readonly lastAtEpochMs: EpochMs | undefined;
  /** All who wrote in it. */
  readonly authors: readonly Identity[];
}

const dayMs = 86_400_000;
/** From this share on, what is lost is more than what is left. */
const mostOfIt = 0.5;

/**
 * Those that fit, in the order asked for; what is equal stays in the order of the rank.
 * @param hotspots by rank
 * @param now `today` as ISO 8601 day, and the time from which ages count
 */
export function queryHotspots(
  hotspots: readonly QueriedHotspot[],
  { filter, sort }: HotspotQuery,
  now: { readonly today: string; readonly epochMs: EpochMs },
): readonly ListedHotspot[] {
  const found = hotspots.filter((hotspot) => fits(hotspot, filter, now));
  const order = orders[sort];
  return (order === undefined ? found : [...found].sort(order)).map(({ listed }) => listed);
}

/** Probable debts have no kind, age or person of their own. */
export function fitsProbable({ text, path }: ProbableDebt, language: string, filter: HotspotFilter): boolean {
  const { kind, unchangedForDays, person } = filter;
  if (kind !== undefined || unchangedForDays !== undefined || person !== undefined) return false;
  return (
    (filter.language === undefined || filter.language === language) && hasText([path, text], filter.text)
  );
}

function fits(
  { listed, lastAtEpochMs, authors }: QueriedHotspot,
  { text, kind, language, unchangedForDays, person }: HotspotFilter,
  now: { readonly today: string; readonly epochMs: EpochMs },
): boolean {
  const { path, undocumented, debts } = listed;
  if (language !== undefined && listed.language !== language) return false;
  if (
    unchangedForDays !== undefined &&
    (lastAtEpochMs === undefined || now.epochMs - lastAtEpochMs < unchangedForDays * dayMs)
  )
    return false;
  if (kind === 'undocumented' && undocumented.length === 0) return false;
  if (kind === 'debts' && debts.length === 0) return false;
  if (kind === 'overdue' && !debts.some((debt) => isOverdue(debt, now.today))) return false;
  if (kind === 'lost' && (listed.lost?.share ?? 0) < mostOfIt) return false;
  if (person !== undefined && !concerns(person, authors, listed)) return false;
  return hasText([path, ...undocumented.map(({ name }) => name), ...debts.map((debt) => debt.text)], text);
}

function concerns(person: Identity, authors: readonly Identity[], { debts }: ListedHotspot): boolean {
  const keys = new Set(aliasesOf(person));
  const first = person.name.split(' ')[0]?.toLowerCase() ?? '';
  return (
    authors.some((author) => aliasesOf(author).some((key) => keys.has(key))) ||
    debts.some(
      ({ owner }) => owner !== undefined && [first, person.name.toLowerCase()].includes(owner.toLowerCase()),
    )
  );
}

function hasText(texts: readonly string[], wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  const lower = wanted.toLowerCase();
  return texts.some((text) => text.toLowerCase().includes(lower));
}

type Order = (a: QueriedHotspot, b: QueriedHotspot) => number;

const orders: Record<HotspotSort, Order | undefined> = {
  rank: undefined,
  path: (a, b) => (a.listed.path < b.listed.path ? -1 : 1),
  changes: (a, b) => b.changes - a.changes,
  lines: (a, b) => b.lines - a.lines,
  unchanged: (a, b) => (a.lastAtEpochMs ?? Infinity) - (b.lastAtEpochMs ?? Infinity) || 0,
  debts: (a, b) => b.listed.debts.length - a.listed.debts.length,
};

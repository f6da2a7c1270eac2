import type { ExpiringAsset } from '../knowledge/assets/expiring';
import { daysFrom, expiryWords, horizonDays } from '../knowledge/assets/expiryWords';
import { counted } from '../wording';
import type { NewItem } from './agenda';
import { plainLine } from './plainText';

/** In days: what runs out sooner is ticked when the agenda is made. */
const pressingDays = 30;

/** Something that runs out as an item that may be put on the agenda. */
export interface OfferedExpiry {
  readonly item: NewItem;
  /** What it is and when it runs out, one plain sentence without its stop. */
  readonly why: string;
  /** Soon, or over already. */
  readonly pressing: boolean;
}

/** What runs out within the horizon, or has run out, the soonest first. */
export function offeredExpiries(
  assets: readonly Pick<ExpiringAsset, 'name' | 'day' | 'path' | 'line' | 'renewedBy'>[],
  today: string,
): readonly OfferedExpiry[] {
  return assets
    .flatMap(({ name, day, path, line, renewedBy }) =>
      day === undefined || daysFrom(today, day) > horizonDays
        ? []
        : [{ name: plainLine(name), day, path, line, renewedBy: plainLine(renewedBy) }],
    )
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map(({ name, day, path, line, renewedBy }) => ({
      item: expiryItem(`Who renews ${name}?`, { path, line }, day),
      why: `${name} ${expiryWords(today, day, renewedBy)}`,
      pressing: daysFrom(today, day) <= pressingDays,
    }));
}

/** @param day `2026-12-01` */
export function expiryItem(title: string, place: { path: string; line: number }, day: string): NewItem {
  return { title, source: { kind: 'asset', place, day }, authors: [] };
}

/** The first one with its reason, and how many more there are; undefined where nothing runs out. */
export function expiryWarning(offered: readonly OfferedExpiry[]): string | undefined {
  const [first, ...rest] = offered;
  if (first === undefined) return undefined;
  const more =
    rest.length === 0
      ? ''
      : ` ${counted(rest.length, 'more thing runs', 'more things run')} out within ${horizonDays} days.`;
  return `${first.why}.${more}`;
}

import type { ExpiringAsset } from '../knowledge/assets/expiring';
import { daysFrom, horizonDays } from '../knowledge/assets/expiryWords';
import { counted, dateWords, listWords } from '../wording';
import type { BookFacts } from './facts';
import { escapeText, link, type Markdown, table } from './markdownText';
import { regionContent } from './provenance';
import { shortPath } from './repoLinks';

/** Chapter 13: what runs out, the soonest first, marked where that is soon when this is written. */
export function expiryRegion(facts: BookFacts): Markdown {
  const { assets } = facts.outside;
  if (assets.length === 0) {
    return regionContent('codeAndAssets', facts, [
      'Nothing is known that runs out: no certificate is in the repository, and nobody wrote down a domain, key or subscription.',
    ]);
  }
  const rows = assets.map((asset) => [
    escapeText(asset.name),
    asset.kind,
    dayWords(asset, facts),
    escapeText(asset.owner) || '**nobody said**',
    escapeText(asset.renewedBy) || '**nobody said**',
    escapeText(asset.where) || '**nobody said**',
    facts.links.toLine(asset.path, asset.line, shortPath(asset.path)),
  ]);
  const unlisted = assets.filter((asset) => asset.unlisted);
  return regionContent('codeAndAssets', facts, [
    `${counted(assets.length, 'thing runs', 'things run')} out.`,
    table(['What', 'Kind', 'Until', 'Whose', 'Renewed by', 'Where', 'Known from'], rows),
    ...(unlisted.length === 0
      ? []
      : [
          `Only their files say of ${listWords(unlisted.map(({ name }) => escapeText(name)))}; in \`.handover/assets\` nobody wrote who renews them.`,
        ]),
  ]);
}

function dayWords({ day, written }: ExpiringAsset, facts: BookFacts): Markdown {
  if (day === undefined) return '**nobody said**';
  const left = daysLeft(day, facts);
  const mark =
    left === undefined || left > horizonDays
      ? ''
      : left < 0
        ? ' **(over when this was written)**'
        : left === 0
          ? ' **(runs out on the day this was written)**'
          : ` **(${counted(left, 'day')} left when this was written)**`;
  return `${day}${mark}${written === undefined ? '' : ` (people wrote ${escapeText(written)})`}`;
}

/** What the cover says of what is over, or has its day within the horizon; undefined where nothing is. */
export function expiryGap(facts: BookFacts): Markdown | undefined {
  const dated = facts.outside.assets.flatMap(({ name, day }) => {
    const left = day === undefined ? undefined : daysLeft(day, facts);
    return left === undefined || left > horizonDays ? [] : [{ name, day, left }];
  });
  if (dated.length === 0) return undefined;
  const over = dated.filter(({ left }) => left < 0);
  const soon = dated.filter(({ left }) => left >= 0);
  const named = (things: typeof dated): Markdown =>
    listWords(
      things.map(({ name, day }) => `${escapeText(name)} on ${day}`),
      5,
    );
  const parts = [
    ...(over.length === 0 ? [] : [`${counted(over.length, 'thing')} ran out: ${named(over)}`]),
    ...(soon.length === 0
      ? []
      : [
          `${counted(soon.length, 'thing runs', 'things run')} out within ${horizonDays} days: ${named(soon)}`,
        ]),
  ];
  return `When this was written, ${parts.join('; ')} (${link('What expires', './13-expiry.md#what-runs-out')}).`;
}

/**
 * Counted from the day of the code's commit, never from today: the book must not change by lying about. Undefined without
 * a commit.
 */
function daysLeft(day: string, { asOfEpochMs }: BookFacts): number | undefined {
  return asOfEpochMs === undefined ? undefined : daysFrom(dateWords(asOfEpochMs), day);
}

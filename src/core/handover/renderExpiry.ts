import type { ExpiringAsset } from '../knowledge/assets/expiring';
import { counted, dateWords, listWords } from '../wording';
import type { BookFacts } from './facts';
import { escapeText, type Markdown, table } from './markdownText';
import { regionContent } from './provenance';
import { shortPath } from './repoLinks';

/**
 * Chapter 13: what runs out, the soonest first. Days are compared with the day of the code's commit, never with today: the
 * book must not change by lying about.
 */
export function expiryRegion(facts: BookFacts): Markdown {
  const { assets } = facts.outside;
  if (assets.length === 0) {
    return regionContent('codeAndAssets', facts, [
      'Nothing is known that runs out: no certificate is in the repository, and nobody wrote down a domain, key or subscription.',
    ]);
  }
  const asOf = facts.asOfEpochMs === undefined ? undefined : dateWords(facts.asOfEpochMs);
  const rows = assets.map((asset) => [
    escapeText(asset.name),
    asset.kind,
    dayWords(asset, asOf),
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

function dayWords({ day, written }: ExpiringAsset, asOf: string | undefined): Markdown {
  if (day === undefined) return '**nobody said**';
  const over = asOf !== undefined && day < asOf ? ' **(over when this was written)**' : '';
  return `${day}${over}${written === undefined ? '' : ` (people wrote ${escapeText(written)})`}`;
}

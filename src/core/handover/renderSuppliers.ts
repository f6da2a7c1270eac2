import type { Evidence } from '../outside/parties';
import { countedParties, type PartyEntry, withoutContact } from '../knowledge/suppliers/register';
import { type Supplier, supplierFields, trustFields } from '../knowledge/suppliers/supplier';
import { counted, listWords } from '../wording';
import type { BookFacts } from './facts';
import { escapeText, link, type Markdown, table } from './markdownText';
import { noteMarkdown } from './noteMarkdown';
import { regionContent } from './provenance';
import { expiryGap } from './renderExpiry';
import { shortPath } from './repoLinks';

const mostPlaces = 10;

/** Chapter 7: every outside party, what shows it in the code, what people know of it, and what nobody said. */
export function suppliersRegion(facts: BookFacts): Markdown {
  const { outside } = facts;
  const parties = countedParties(outside.parties);
  const aside = outside.parties.filter(({ state }) => state === 'setAside');
  if (parties.length === 0 && aside.length === 0)
    return regionContent('codeAndRegister', facts, [
      'No outside party was found, and none is in the register.',
    ]);
  const rows = parties.map((party) => [
    escapeText(party.name),
    said(party.supplier?.answers.for ?? '') || escapeText(party.found?.what ?? '') || '**nobody said**',
    said(party.supplier?.answers.contact ?? '') || '**nobody said**',
    party.vanished ? 'nowhere any more' : seenAs(party),
  ]);
  const overview = rows.length === 0 ? [] : [table(['Party', 'What for', 'Whom to call', 'Seen in'], rows)];
  const asideLines = aside.map(
    ({ name, supplier }) => `- ${escapeText(name)}: ${escapeText(supplier?.notASupplier ?? '')}`,
  );
  return regionContent('codeAndRegister', facts, [
    summary(parties),
    ...overview,
    ...parties.flatMap((party) => partyBlocks(party, facts)),
    ...(asideLines.length === 0 ? [] : ['### No suppliers', asideLines.join('\n')]),
  ]);
}

/** How many parties people wrote an entry of. */
export function partiesTold({ outside }: BookFacts): number {
  return outside.parties.filter(({ supplier }) => supplier !== undefined).length;
}

interface OutsideGap {
  readonly kind: 'suppliers';
  readonly text: Markdown;
}

/** What the cover says of parties and of what runs out. */
export function outsideGaps(facts: BookFacts): readonly OutsideGap[] {
  const { outside } = facts;
  const parties = countedParties(outside.parties);
  const silent = withoutContact(outside.parties);
  const unclaimed = outside.assets.filter(({ renewedBy }) => renewedBy === '');
  const gaps: OutsideGap[] = [];
  if (silent.length > 0) {
    const names = listWords(
      silent.map(({ name }) => escapeText(name)),
      5,
    );
    const text = `Nobody said whom to call at ${silent.length} of ${counted(parties.length, 'outside party', 'outside parties')}: ${names} (${link('Suppliers', './07-suppliers.md#outside-parties')}).`;
    gaps.push({ kind: 'suppliers', text });
  }
  const expiry = expiryGap(facts);
  if (expiry !== undefined) gaps.push({ kind: 'suppliers', text: expiry });
  if (unclaimed.length > 0) {
    const text = `Nobody said who renews ${counted(unclaimed.length, 'thing')} that will run out (${link('What expires', './13-expiry.md#what-runs-out')}).`;
    gaps.push({ kind: 'suppliers', text });
  }
  return gaps;
}

function summary(parties: readonly PartyEntry[]): Markdown {
  const known = parties.filter(({ state }) => state === 'known').length;
  const unlisted = parties.filter(({ state }) => state === 'unlisted').length;
  const vanished = parties.filter((party) => party.vanished).length;
  return [
    `${counted(parties.length, 'outside party', 'outside parties')}.`,
    `People have answered every question about ${known === 0 ? 'none' : known} of them.`,
    ...(unlisted > 0 ? [`${counted(unlisted, 'is', 'are')} known from the code only.`] : []),
    ...(vanished > 0 ? [`${counted(vanished, 'is', 'are')} in the register and no longer in the code.`] : []),
  ].join(' ');
}

function partyBlocks(party: PartyEntry, facts: BookFacts): readonly Markdown[] {
  const { supplier, found, gaps, vanished } = party;
  const answers = supplier === undefined ? [] : answerLines(supplier);
  const body =
    supplier === undefined
      ? ''
      : noteMarkdown(supplier.body, { fromFolder: facts.outputFolder, belowDepth: 3, title: supplier.name });
  return [
    `### ${escapeText(party.name)}`,
    ...(supplier === undefined ? [] : [facts.links.to(supplier.path, 'register')]),
    ...(vanished ? ['**Nothing in the code speaks of it any more;** is it still paid for?'] : []),
    ...(answers.length === 0 ? [] : [answers.join('\n')]),
    ...(body === '' ? [] : [body]),
    ...(supplier === undefined
      ? ['Nobody said anything of it yet.']
      : gaps.length === 0
        ? []
        : [`Nobody said ${listWords(gaps.map(escapeText))}.`]),
    ...(found === undefined ? [] : [places(found.evidence, facts)]),
  ];
}

function answerLines({ answers, trust }: Supplier): readonly Markdown[] {
  const told = supplierFields.flatMap(({ key, gap }) =>
    answers[key] === '' ? [] : [`- ${capital(gap)}: ${said(answers[key])}`],
  );
  const trusted = trustFields.flatMap(({ key, question }) => {
    const { answer, evidence } = trust[key];
    if (answer === '') return [];
    const shown = evidence === '' ? '**nobody said what shows it**' : said(evidence);
    return [`- ${question} ${said(answer)} (${shown})`];
  });
  return [...told, ...trusted];
}

/** Each thing that shows the party once, with its first place; then how many more there are. */
function places(evidence: readonly Evidence[], { links }: BookFacts): Markdown {
  const firsts = new Map<string, Evidence>();
  for (const each of evidence) if (!firsts.has(each.what)) firsts.set(each.what, each);
  const shown = [...firsts.values()].slice(0, mostPlaces);
  const items = shown.map(
    ({ what, path, line }) =>
      `- ${escapeText(what)} in ${links.toLine(path, line, `${shortPath(path)}:${line + 1}`)}`,
  );
  const rest = evidence.length - shown.length;
  if (rest > 0) items.push(`- and ${counted(rest, 'more place')}`);
  return items.join('\n');
}

function seenAs({ found }: PartyEntry): Markdown {
  if (found === undefined) return '–';
  const files = new Set(found.evidence.map(({ path }) => path)).size;
  return counted(files, 'file');
}

function said(text: string): Markdown {
  return escapeText(text);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

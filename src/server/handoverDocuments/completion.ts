import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver/node';
import { type CompletionPlace, completionPlace } from '../../core/handoverDocuments/completionPlace';
import { settingsPlace } from '../../core/handoverDocuments/settingsPlace';
import { frontMatterForms, trustKeys, trustParts } from '../../core/handoverDocuments/frontMatterForms';
import { linkTarget } from '../../core/handoverDocuments/linkTarget';
import { sessionsFolder } from '../../core/handover/sessions';
import { fits, noteKinds, noteStatuses } from '../../core/knowledge/note';
import { kindWords } from '../../core/knowledge/noteWords';
import type { Position } from '../../core/lineIndex';
import { longestQuote } from '../../core/knowledge/quoteAnchor';
import type { FoundParty } from '../../core/outside/parties';
import type { Cancellation } from '../../core/ports';
import { yamlScalar } from '../../core/handoverDocuments/yamlScalar';
import { plainLine, yamlString } from '../../core/session/plainText';
import type { HandoverDocument } from './documentFolder';
import type { Place } from './documentFolders';
import { rangeOf } from './lspSpans';

export interface CompletionWish {
  readonly position: Position;
  /** False where the editor completes paths and headings of Markdown by itself. */
  readonly withText: boolean;
  /** The parties in what the last scan of a folder read, by its absolute path. */
  readonly parties: (root: string, cancellation: Cancellation) => Promise<readonly FoundParty[]>;
  readonly cancellation: Cancellation;
}

type Offer = Pick<CompletionItem, 'label' | 'detail' | 'kind' | 'sortText'> & {
  readonly text?: string;
};

/** The settings of the handover, front matter of notes and of the register (keys, values, people, parties, paths, code), and in links paths, headings and symbols. */
export async function completion(
  place: Place,
  document: HandoverDocument,
  { position, ...wish }: CompletionWish,
): Promise<readonly CompletionItem[]> {
  const at =
    document.kind === 'settings'
      ? settingsPlace(document.text, position)
      : completionPlace(document.text, position, document.form);
  if (at === undefined) return [];
  const offers = await offersAt(place, document, at, wish);
  const range = rangeOf(at.span);
  return offers.map(({ text, label, ...rest }) => ({
    ...rest,
    label: plainLine(label),
    // What is replaced is what is compared with, else editors hide items whose text is quoted.
    filterText: at.kind === 'anchorQuote' ? at.typed + label : label,
    textEdit: { range, newText: text ?? label },
  }));
}

async function offersAt(
  { folder }: Place,
  document: HandoverDocument,
  at: CompletionPlace,
  { withText, parties, cancellation }: Omit<CompletionWish, 'position'>,
): Promise<readonly Offer[]> {
  switch (at.kind) {
    case 'key':
      return keyOffers(frontMatterForms[document.form ?? 'note'].keys, at.present);
    case 'anchorKey':
      return keyOffers(anchorKeys);
    case 'trustKey':
      return keyOffers(trustKeys).map((offer) => ({ ...offer, text: `${offer.label}:` }));
    case 'trustPart':
      return keyOffers(trustParts);
    case 'setting':
      return at.as === 'key'
        ? keyOffers(at.words)
        : Object.entries(at.words).map(([label, detail]) => ({
            label,
            detail,
            kind: CompletionItemKind.EnumMember,
          }));
    case 'value':
      return values(at.key, document);
    case 'session':
      return sessionIds(await folder.files.list(sessionsFolder));
    case 'party':
    case 'domain':
    case 'package':
      return partyOffers(at.kind, await parties(folder.root, cancellation));
    case 'person': {
      const { people } = await folder.people.read(cancellation);
      return people.names.map((name) => ({
        label: name,
        text: yamlScalar(name),
        kind: CompletionItemKind.Value,
      }));
    }
    case 'mention': {
      const { people } = await folder.people.read(cancellation);
      return people.names.map((name) => ({
        label: `@${name}`,
        text: plainLine(name),
        kind: CompletionItemKind.Value,
      }));
    }
    case 'symbolName':
      return symbolsOfNote({ folder, path: document.path }, document, cancellation);
    case 'anchorPath':
    case 'linkPath': {
      if (at.kind === 'linkPath' && !withText) return [];
      return paths({ folder, path: document.path }, at.typed, at.kind === 'linkPath');
    }
    case 'anchorQuote':
      return quotes({ folder, path: at.path }, cancellation);
    case 'linkFragment': {
      const target = linkTarget(document.path, at.destination);
      return target.kind === 'place'
        ? fragments({ folder, path: target.path }, { withText, cancellation })
        : [];
    }
  }
}

const anchorKeys: Readonly<Record<string, string>> = {
  path: 'File, from the folder on',
  exact: 'The code itself',
  prefix: 'What stands before it',
  suffix: 'What stands behind it',
  line: 'Where it began, from 1 on',
  commit: 'At which commit',
};

function keyOffers(
  keys: Readonly<Record<string, string>>,
  present: readonly string[] = [],
): readonly Offer[] {
  return Object.entries(keys)
    .filter(([key]) => !present.includes(key))
    .map(([key, detail]) => ({
      label: key,
      detail,
      text: `${key}: `,
      kind: CompletionItemKind.Property,
    }));
}

function values(key: string, { form = 'note', note }: HandoverDocument): readonly Offer[] {
  const kind = CompletionItemKind.EnumMember;
  if (form === 'note' && key === 'kind')
    return noteKinds.map((each) => ({ label: each, detail: kindWords[each].hint, kind }));
  if (form === 'note' && key === 'status')
    return noteStatuses
      .filter((status) => note === undefined || fits(note.kind, status))
      .map((status) => ({ label: status, kind }));
  return (frontMatterForms[form].values[key] ?? []).map((label) => ({ label, kind }));
}

/** What the last scan of the folder found; before one there is nothing to offer. */
function partyOffers(kind: 'party' | 'domain' | 'package', found: readonly FoundParty[]): readonly Offer[] {
  return found.flatMap((party): readonly Offer[] => {
    const names = kind === 'party' ? [party.id] : kind === 'domain' ? party.domains : party.packages;
    return names.map((label) => ({
      label,
      detail:
        kind === 'party' ? party.name : `${party.name}${party.what === undefined ? '' : `, ${party.what}`}`,
      text: yamlScalar(label),
      kind: CompletionItemKind.Value,
    }));
  });
}

function sessionIds(names: readonly string[]): readonly Offer[] {
  return names
    .flatMap((name) => /^([\w-]{1,100})\.md$/.exec(name)?.[1] ?? [])
    .reverse()
    .map((label, number) => ({
      label,
      kind: CompletionItemKind.Value,
      sortText: String(number).padStart(5, '0'),
    }));
}

/** The files and folders of the folder that is written so far, without those that git ignores. */
async function paths(
  { folder, path: from }: Place,
  typed: string,
  isLink: boolean,
): Promise<readonly Offer[]> {
  const written = typed.slice(0, typed.lastIndexOf('/') + 1);
  const target = linkTarget(isLink ? from : '', written === '' ? './' : written);
  if (target.kind !== 'place') return [];
  const entries = await folder.entries(target.path);
  return entries
    .filter(({ name }) => !/\p{Cc}/u.test(name))
    .map(({ name, isFolder }) => {
      const text = isLink ? written + encodeURI(name).replace(/[()#?]/g, encodeURIComponent) : written + name;
      return {
        label: written + name + (isFolder ? '/' : ''),
        text: isFolder ? `${text}/` : isLink ? text : yamlScalar(text),
        kind: isFolder ? CompletionItemKind.Folder : CompletionItemKind.File,
        sortText: `${isFolder ? 1 : 0}${name}`,
      };
    });
}

/** The lines on which the symbols of a file are declared, as quotes; none of a file that git ignores. */
async function quotes({ folder, path }: Place, cancellation: Cancellation): Promise<readonly Offer[]> {
  const facts = await folder.facts(path);
  if (facts.kind !== 'file' || (await folder.isIgnored(path))) return [];
  const lines = facts.text.split(/\r\n?|\n/);
  return (await folder.symbols.of(path, cancellation)).flatMap(({ name, kind, line }, number) => {
    const declaration = (lines[line] ?? '').trim();
    if (declaration === '' || declaration.length > longestQuote) return [];
    return [
      {
        label: name,
        detail: `${kind}, line ${line + 1}`,
        text: yamlString(declaration),
        kind: CompletionItemKind.Reference,
        sortText: String(number).padStart(5, '0'),
      },
    ];
  });
}

/** What is declared in the files that the note speaks of, each name once. */
async function symbolsOfNote(
  { folder }: Place,
  { note }: HandoverDocument,
  cancellation: Cancellation,
): Promise<readonly Offer[]> {
  const offers = new Map<string, Offer>();
  for (const path of new Set(note?.anchors.map((anchor) => anchor.path))) {
    if ((await folder.facts(path)).kind !== 'file') continue;
    for (const { name, kind, line } of await folder.symbols.of(path, cancellation)) {
      const detail = `${kind}, ${path}:${line + 1}`;
      if (!offers.has(name)) offers.set(name, { label: name, detail, kind: CompletionItemKind.Reference });
    }
  }
  return [...offers.values()];
}

async function fragments(
  { folder, path }: Place,
  { withText, cancellation }: Pick<CompletionWish, 'withText' | 'cancellation'>,
): Promise<readonly Offer[]> {
  const facts = await folder.facts(path);
  if (facts.kind === 'file' && facts.headings !== undefined) {
    if (!withText) return [];
    return facts.headings.map(({ slug, text }) => ({
      label: slug,
      detail: plainLine(text),
      kind: CompletionItemKind.Reference,
    }));
  }
  return symbolFragments(await folder.symbols.of(path, cancellation));
}

/** By name: lines move, names stay. */
function symbolFragments(
  symbols: readonly { readonly name: string; readonly kind: string; readonly line: number }[],
): readonly Offer[] {
  return symbols.map(({ name, kind, line }) => ({
    label: name,
    detail: `${kind}, line ${line + 1}`,
    kind: CompletionItemKind.Reference,
    sortText: String(line).padStart(8, '0'),
  }));
}

import type { Evidence } from '../../outside/parties';
import { plainLabel, plainLine } from '../../session/plainText';
import { counted } from '../../wording';
import type { ExpiringAsset } from '../assets/expiring';
import { type NotedRow, notedRow } from '../notedRow';
import type { PartyEntry } from './register';
import type { BrokenFile } from './supplier';

/** A row of the view of suppliers. Labels are plain text: nothing in them becomes an icon or a link. */
export interface PartyRow {
  /** The same for the same thing as long as it is there. */
  readonly id: string;
  readonly kind:
    | 'group'
    | 'unlistedParty'
    | 'listedParty'
    | 'asideParty'
    | 'gap'
    | 'evidence'
    | 'asset'
    | 'unlistedAsset'
    | 'broken';
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  /** Codicon. */
  readonly icon: string;
  /** Id of the party the row belongs to. */
  readonly party?: string;
  /** Name of the asset the row is about. */
  readonly asset?: string;
  /** What opens: a place in the code, or a file of the register. 0-based. */
  readonly place?: { readonly path: string; readonly line: number };
  /** What a note speaks of that is captured from the row: of a party its call sites. Absent for groups and broken files. */
  readonly noted?: NotedRow;
  readonly children: readonly PartyRow[];
}

/** Rows of evidence shown below a party; the command that opens places has all. */
const mostEvidence = 20;

/** Groups: with gaps and unlisted first, then what is known, what expires, what was set aside, what cannot be read. */
export function partyRows(
  parties: readonly PartyEntry[],
  assets: readonly ExpiringAsset[],
  broken: readonly BrokenFile[],
  today: string,
): readonly PartyRow[] {
  const of = (...states: readonly PartyEntry['state'][]) =>
    parties.filter(({ state }) => states.includes(state));
  const unlisted = of('unlisted').filter(({ found }) => found?.own !== true);
  const own = of('unlisted').filter(({ found }) => found?.own === true);
  return [
    group('Not in the register', unlisted.map(partyRow), 'question'),
    group('With gaps', of('gaps').map(partyRow), 'circle-large-outline'),
    group('Known', of('known').map(partyRow), 'pass'),
    group(
      'What runs out',
      assets.map((asset) => assetRow(asset, today)),
      'watch',
    ),
    group('Probably our own', own.map(partyRow), 'home'),
    group('No suppliers', of('setAside').map(partyRow), 'circle-slash'),
    group('Cannot be read', broken.map(brokenRow), 'error'),
  ].filter(({ children }) => children.length > 0);
}

function group(label: string, children: readonly PartyRow[], icon: string): PartyRow {
  return {
    id: `group ${label}`,
    kind: 'group',
    label,
    description: String(children.length),
    tooltip: `${label}: ${children.length}`,
    icon,
    children,
  };
}

function partyRow(party: PartyEntry): PartyRow {
  const { id, name, state, supplier, found, vanished, gaps } = party;
  const told = supplier?.answers.for ?? '';
  const what = told === '' ? (found?.what ?? '') : told;
  const seen =
    found === undefined ? '' : counted(new Set(found.evidence.map(({ path }) => path)).size, 'file');
  const reason = supplier?.notASupplier ?? '';
  const description = vanished
    ? 'gone from the code'
    : [plainLine(reason), plainLine(what), seen].filter((part) => part !== '').join(' · ');
  const kind = state === 'unlisted' ? 'unlistedParty' : state === 'setAside' ? 'asideParty' : 'listedParty';
  return {
    id: `party ${id} ${supplier?.path ?? ''}`,
    kind,
    label: plainLabel(name),
    description,
    tooltip: [plainLine(name), description, ...(found?.domains ?? []), ...(found?.packages ?? [])].join('\n'),
    icon: vanished
      ? 'warning'
      : state === 'known'
        ? 'pass'
        : state === 'setAside'
          ? 'circle-slash'
          : 'organization',
    party: id,
    noted: notedRow('suppliers', found?.evidence ?? []),
    ...(supplier === undefined ? {} : { place: { path: supplier.path, line: 0 } }),
    children: [
      ...(state === 'gaps' ? gaps.map((gap) => gapRow(party, gap)) : []),
      ...(found?.evidence ?? []).slice(0, mostEvidence).map((evidence) => evidenceRow(id, evidence)),
    ],
  };
}

function gapRow({ id, supplier, found }: PartyEntry, gap: string): PartyRow {
  return {
    id: `gap ${id} ${gap}`,
    kind: 'gap',
    label: `Nobody said ${plainLabel(gap)}`,
    description: '',
    tooltip: `Nobody said ${plainLine(gap)}`,
    icon: 'circle-large-outline',
    party: id,
    noted: notedRow('suppliers', found?.evidence ?? []),
    ...(supplier === undefined ? {} : { place: { path: supplier.path, line: 0 } }),
    children: [],
  };
}

function evidenceRow(party: string, { kind, what, path, line }: Evidence): PartyRow {
  return {
    id: `evidence ${party} ${kind} ${what} ${path} ${line}`,
    kind: 'evidence',
    label: plainLabel(what),
    description: `${plainLine(path)}:${line + 1}`,
    tooltip: `${kind}: ${plainLine(what)}\n${plainLine(path)}:${line + 1}`,
    icon: evidenceIcons[kind],
    party,
    place: { path, line },
    noted: notedRow('suppliers', [{ path, line }]),
    children: [],
  };
}

const evidenceIcons: Readonly<Record<Evidence['kind'], string>> = {
  host: 'globe',
  package: 'package',
  image: 'vm',
  service: 'gear',
  action: 'play-circle',
  provider: 'cloud',
  variable: 'symbol-variable',
};

function assetRow(
  { name, kind, day, path, line, unlisted, renewedBy, gaps }: ExpiringAsset,
  today: string,
): PartyRow {
  const who = renewedBy === '' ? 'nobody said who renews it' : plainLine(renewedBy);
  const over = day !== undefined && day < today;
  return {
    id: `asset ${path} ${line} ${name}`,
    kind: unlisted ? 'unlistedAsset' : 'asset',
    label: plainLabel(name),
    description: `${over ? 'ran out ' : ''}${day ?? 'no day'} · ${who}`,
    tooltip: [`${kind}: ${plainLine(name)}`, ...gaps.map((gap) => `Nobody said ${plainLine(gap)}`)].join(
      '\n',
    ),
    icon: over
      ? 'error'
      : kind === 'domain'
        ? 'globe'
        : kind === 'certificate'
          ? 'verified'
          : kind === 'key'
            ? 'key'
            : 'calendar',
    asset: name,
    place: { path, line },
    noted: notedRow('suppliers', [{ path }]),
    children: [],
  };
}

function brokenRow({ path, line, message }: BrokenFile): PartyRow {
  return {
    id: `broken ${path}`,
    kind: 'broken',
    label: plainLabel(path.slice(path.lastIndexOf('/') + 1)),
    description: plainLine(message),
    tooltip: plainLine(message),
    icon: 'error',
    place: { path, line },
    children: [],
  };
}

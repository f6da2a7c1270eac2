import type { NoteOfModule } from '../../knowledge/moduleNotes';
import { kindWords } from '../../knowledge/noteWords';
import type { EpochMs, RepoPath } from '../../ports';
import type { ListedHotspot } from '../listedHotspot';
import type { DebtReport, PublicSymbol, SymbolKind } from '../model';
import { debtRows } from './debtRows';
import { documentRows } from './documentRows';
import type { HotspotRow } from './hotspotRow';
import { ordinals } from './ordinals';
import { rankWords } from './rankWords';
import { shortened } from './shortened';

/** Why the module ranks where it does, then its undocumented symbols, its debts, and the notes and documents that speak of it. */
export function childRows(
  hotspot: ListedHotspot,
  origins: readonly DebtReport[] | undefined,
  nowEpochMs: EpochMs,
): readonly HotspotRow[] {
  const ordinal = ordinals();
  return [
    whyRow(hotspot),
    ...hotspot.undocumented.map((symbol) => symbolRow(hotspot.path, symbol, ordinal)),
    ...debtRows(hotspot, origins, nowEpochMs),
    ...hotspot.notes.map((note) => noteRow(hotspot.path, note)),
    ...documentRows(hotspot),
  ];
}

function whyRow(hotspot: ListedHotspot): HotspotRow {
  const lines = [...hotspot.reasons, ...rankWords(hotspot)];
  return {
    kind: 'why',
    id: `why:${hotspot.path}`,
    label: 'Why it ranks here',
    description: hotspot.reasons.join(' · '),
    tooltip: lines.join('\n'),
    spoken: `Why it ranks here: ${hotspot.reasons.join(', ')}`,
    icon: 'info',
    children: lines.map((line, index) => ({
      kind: 'reason',
      id: `reason:${hotspot.path}:${String(index)}`,
      label: line,
      description: '',
      tooltip: line,
      spoken: line,
    })),
  };
}

const symbolIcons: Record<SymbolKind, string> = {
  class: 'symbol-class',
  struct: 'symbol-structure',
  trait: 'symbol-interface',
  protocol: 'symbol-interface',
  object: 'symbol-class',
  module: 'symbol-namespace',
  interface: 'symbol-interface',
  enum: 'symbol-enum',
  record: 'symbol-structure',
  annotation: 'symbol-interface',
  type: 'symbol-class',
  function: 'symbol-method',
  method: 'symbol-method',
  constructor: 'symbol-method',
  property: 'symbol-property',
  field: 'symbol-field',
  constant: 'symbol-constant',
  variable: 'symbol-variable',
  variant: 'symbol-enum-member',
  macro: 'symbol-method',
  namespace: 'symbol-namespace',
};

function symbolRow(path: RepoPath, symbol: PublicSymbol, ordinal: (key: string) => string): HotspotRow {
  const simpleName = symbol.name.slice(symbol.name.lastIndexOf('.') + 1);
  return {
    kind: 'symbol',
    id: ordinal(`symbol:${path}:${symbol.kind}:${symbol.name}`),
    label: symbol.name,
    description: 'undocumented',
    tooltip: `Public ${symbol.kind} ${symbol.name} has no documentation\n${path}:${String(symbol.line + 1)}`,
    spoken: `${symbol.kind} ${symbol.name}, undocumented, line ${String(symbol.line + 1)}`,
    icon: symbolIcons[symbol.kind],
    place: { path, line: symbol.line, text: simpleName },
  };
}

function noteRow(module: RepoPath, { path, kind, status, title, explains }: NoteOfModule): HotspotRow {
  const words = kindWords[kind];
  const label = title === '' ? words.one : title;
  const description = explains
    ? 'explains this module'
    : kind === 'explanation' && status === 'authored'
      ? 'waits for a second person'
      : words.one.toLowerCase();
  return {
    kind: 'note',
    id: `note:${module}:${path}`,
    label: shortened(label),
    description,
    tooltip: `${words.one}: ${label}\n${path}`,
    spoken: `note, ${label}, ${description}`,
    icon: words.icon,
    place: { path },
  };
}

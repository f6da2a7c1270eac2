import { numberWords } from '../../wording';
import type { HotspotList } from '../hotspotList';
import type { ProbableDebt } from '../model';
import type { HotspotRow } from './hotspotRow';
import { ordinals } from './ordinals';
import { shortened } from './shortened';

/** The row below the modules that holds those without a tag. */
export function probableDebtsRow({ probable, probableDebts }: HotspotList): HotspotRow {
  const ordinal = ordinals();
  const cut = probable.length < probableDebts ? `, the first ${numberWords(probable.length)} are shown` : '';
  const label = `Probable debts (${numberWords(probableDebts)})`;
  const description = `comments without a tag that read like a “not now”${cut}`;
  return {
    kind: 'probableDebts',
    id: 'probableDebts',
    label,
    description,
    tooltip: `${description}. They do not change the rank.`,
    spoken: `${label}, ${description}`,
    icon: 'question',
    children: probable.map((debt) => probableDebtRow(debt, ordinal)),
  };
}

function probableDebtRow(debt: ProbableDebt, ordinal: (key: string) => string): HotspotRow {
  const place = `${debt.path}:${String(debt.line + 1)}`;
  const sure = `${String(Math.round(debt.confidence * 100))} % sure`;
  return {
    kind: 'probableDebt',
    id: ordinal(`probable:${debt.path}:${debt.text}`),
    label: shortened(debt.text),
    description: `${sure} · ${place}`,
    tooltip: [debt.text, '', sure, place].join('\n'),
    spoken: `perhaps not now, ${debt.text}, ${sure}, ${debt.path} line ${String(debt.line + 1)}`,
    icon: 'comment',
    place: { path: debt.path, line: debt.line, column: debt.column },
  };
}

import type * as vscode from 'vscode';
import { parseBreakRhythm, parseMinutes, type BreakRhythm } from '../../core/session/entries';
import { askText, pickOne, type StepFrame, type StepResult } from './steps';
import { durationWords, refusalWords } from './words';

interface ValueItem<T> extends vscode.QuickPickItem {
  /** Undefined for "custom". */
  readonly value: T | undefined;
}

const minuteMs = 60_000;

/** How long a turn is; what was set or used last is active. */
export async function askTurnMs(frame: StepFrame, activeMs: number): Promise<StepResult<number>> {
  const presets = [...new Set([5, 7, 10, 15].map((minutes) => minutes * minuteMs)).add(activeMs)];
  const items: ValueItem<number>[] = presets
    .sort((a, b) => a - b)
    .map((value) => ({ label: durationWords(value), value }));
  items.push({ label: '$(edit) Custom…', value: undefined });
  return askPresetOr(
    frame,
    'How long is a turn?',
    items,
    ({ value }) => value === activeMs,
    () => askMinutes({ title: frame.title, canGoBack: true }, 'Minutes a turn'),
  );
}

/** When a break is offered: only ever at the end of a turn. */
export async function askBreakRhythm(
  frame: StepFrame,
  active: BreakRhythm,
): Promise<StepResult<BreakRhythm>> {
  const rhythms: readonly BreakRhythm[] = [
    ...[3, 4, 6].map((breakAfterTurns) => ({ breakAfterTurns, breakMs: 10 * minuteMs })),
    { breakAfterTurns: 0, breakAfterMs: 60 * minuteMs, breakMs: 10 * minuteMs },
  ];
  const listed = rhythms.some((one) => sameRhythm(one, active)) ? rhythms : [active, ...rhythms];
  const items: ValueItem<BreakRhythm>[] = listed
    .filter(({ breakAfterTurns, breakAfterMs }) => breakAfterTurns > 0 || breakAfterMs !== undefined)
    .map((value) => ({ label: `A break of ${durationWords(value.breakMs)} ${whenWords(value)}`, value }));
  items.push(
    { label: 'No breaks', value: { breakAfterTurns: 0, breakMs: active.breakMs } },
    { label: '$(edit) Custom…', value: undefined },
  );
  const isActive = ({ value }: ValueItem<BreakRhythm>) => value !== undefined && sameRhythm(value, active);
  return askPresetOr(frame, 'When is a break offered?', items, isActive, async () => {
    const check = (text: string) =>
      parseBreakRhythm(text) === undefined
        ? 'Type two numbers: after how many turns (or minutes, such as 60m), and how many minutes.'
        : undefined;
    const prompt =
      'After how many turns, and how many minutes: for example 4 10, or 60m 10 for a break every hour';
    const result = await askText({ title: frame.title, canGoBack: true }, prompt, '', check);
    if (result.kind !== 'next') return result;
    return { kind: 'next', value: parseBreakRhythm(result.value) ?? active };
  });
}

/** @returns milliseconds */
export async function askMinutes(frame: StepFrame, prompt: string): Promise<StepResult<number>> {
  const check = (text: string) => (parseMinutes(text) === undefined ? refusalWords.badDuration : undefined);
  const result = await askText(frame, prompt, '', check);
  if (result.kind !== 'next') return result;
  return { kind: 'next', value: (parseMinutes(result.value) ?? 0) * minuteMs };
}

/** Back from "custom" leads to the presets again. */
async function askPresetOr<T>(
  frame: StepFrame,
  placeholder: string,
  items: readonly ValueItem<T>[],
  isActive: (item: ValueItem<T>) => boolean,
  custom: () => Promise<StepResult<T>>,
): Promise<StepResult<T>> {
  for (;;) {
    const picked = await pickOne(frame, placeholder, items, items.find(isActive));
    if (picked.kind !== 'next') return picked;
    if (picked.value.value !== undefined) return { kind: 'next', value: picked.value.value };
    const result = await custom();
    if (result.kind !== 'back') return result;
  }
}

function sameRhythm(a: BreakRhythm, b: BreakRhythm): boolean {
  const never = a.breakAfterTurns === 0 && a.breakAfterMs === undefined;
  return (
    a.breakAfterTurns === b.breakAfterTurns &&
    a.breakAfterMs === b.breakAfterMs &&
    (a.breakMs === b.breakMs || never)
  );
}

function whenWords({ breakAfterTurns, breakAfterMs }: BreakRhythm): string {
  const parts = [
    ...(breakAfterTurns > 0 ? [`after ${turns(breakAfterTurns)}`] : []),
    ...(breakAfterMs === undefined ? [] : [`after ${durationWords(breakAfterMs)}`]),
  ];
  return parts.join(' or ');
}

function turns(count: number): string {
  return count === 1 ? '1 turn' : `${count} turns`;
}

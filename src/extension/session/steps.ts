import * as vscode from 'vscode';
import { createInput, createPick } from '../quickInput';

/** How a person left a step of a flow. */
export type StepResult<T> =
  { readonly kind: 'next'; readonly value: T } | { readonly kind: 'back' } | { readonly kind: 'cancelled' };

export interface StepFrame {
  readonly title: string;
  /** 1-based; left out for a question outside a count. */
  readonly step?: number;
  readonly totalSteps?: number;
  readonly canGoBack: boolean;
}

interface Input extends vscode.QuickInput {
  buttons: readonly vscode.QuickInputButton[];
  readonly onDidTriggerButton: vscode.Event<vscode.QuickInputButton>;
}

/**
 * Shows a quick input until it is answered, left by its Back button, or hidden (Escape).
 * The input is disposed in the end.
 */
export async function ask<T>(
  input: Input,
  frame: StepFrame,
  listen: (answer: (value: T) => void) => readonly vscode.Disposable[],
): Promise<StepResult<T>> {
  input.title = frame.title;
  input.step = frame.step;
  input.totalSteps = frame.totalSteps;
  input.buttons = frame.canGoBack ? [vscode.QuickInputButtons.Back] : [];
  const listeners: vscode.Disposable[] = [];
  try {
    return await new Promise<StepResult<T>>((resolve) => {
      listeners.push(
        ...listen((value) => {
          resolve({ kind: 'next', value });
        }),
        input.onDidTriggerButton((button) => {
          if (button === vscode.QuickInputButtons.Back) resolve({ kind: 'back' });
        }),
        input.onDidHide(() => {
          resolve({ kind: 'cancelled' });
        }),
      );
      input.show();
    });
  } finally {
    for (const listener of listeners) listener.dispose();
    input.dispose();
  }
}

export async function pickOne<T extends vscode.QuickPickItem>(
  frame: StepFrame,
  placeholder: string,
  items: readonly T[],
  active?: T,
): Promise<StepResult<T>> {
  const pick = createPick<T>();
  pick.placeholder = placeholder;
  pick.items = items;
  if (active !== undefined) pick.activeItems = [active];
  return ask<T>(pick, frame, (answer) => [
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (item !== undefined) answer(item);
    }),
  ]);
}

/** @param check the sentence to show under the box while what is typed will not do */
export async function askText(
  frame: StepFrame,
  prompt: string,
  value: string,
  check: (text: string) => string | undefined,
): Promise<StepResult<string>> {
  const box = createInput();
  box.prompt = prompt;
  box.value = value;
  return ask<string>(box, frame, (answer) => [
    box.onDidChangeValue((text) => {
      box.validationMessage = text === '' ? undefined : check(text);
    }),
    box.onDidAccept(() => {
      const problem = check(box.value);
      box.validationMessage = problem;
      if (problem === undefined) answer(box.value);
    }),
  ]);
}

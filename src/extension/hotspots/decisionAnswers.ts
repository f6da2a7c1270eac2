import * as vscode from 'vscode';
import { isDay } from '../../core/hotspots/decisions/decision';
import { plainLabel, plainMessage } from '../../core/session/plainText';
import { showInput, showPick } from '../quickInput';

/** What the person chose and wrote; tests answer in place of the person. Undefined: given up. */
export interface DecisionAnswers {
  /** @param labels what may be chosen, in order; answers an index */
  choose(title: string, labels: readonly string[]): Promise<number | undefined>;
  /** @param suggested empty where nobody is */
  who(title: string, present: readonly string[], suggested: string): Promise<string | undefined>;
  until(title: string, suggestions: readonly string[]): Promise<string | undefined>;
  /** @param by whose name the decision carries */
  reason(title: string, by: string): Promise<string | undefined>;
  /** After it is done: what of the actions is wanted; undefined for none. */
  after<T extends string>(message: string, actions: readonly T[]): Promise<T | undefined>;
}

const somebodyElse = '$(edit) Somebody else…';
const anotherDay = '$(edit) Another day…';

/** Asks by quick picks and input boxes. */
export const askPerson: DecisionAnswers = {
  choose: async (title, labels) => {
    const items = labels.map((label, index) => ({ label: plainLabel(label), index }));
    return (await showPick(items, { title }))?.index;
  },
  who: async (title, present, suggested) => {
    if (present.length > 0) {
      const items = [
        ...present.map((name) => ({ label: plainLabel(name), name })),
        { label: somebodyElse, name: '' },
      ];
      const chosen = await showPick(items, { title, placeHolder: 'Who decides?' });
      if (chosen?.name !== '') return chosen?.name;
    }
    return typed(title, 'Your name; colleagues see it beside the decision.', suggested, (text) =>
      text.trim() === '' ? 'A decision needs somebody who stands for it.' : undefined,
    );
  },
  until: async (title, suggestions) => {
    const items = [...suggestions.map((day) => ({ label: day, day })), { label: anotherDay, day: '' }];
    const chosen = await showPick(items, { title, placeHolder: 'Until when?' });
    if (chosen?.day !== '') return chosen?.day;
    return typed(title, 'It is back on this day.', '', (text) =>
      isDay(text.trim()) ? undefined : 'Write a day such as 2027-01-31.',
    );
  },
  reason: (title, by) =>
    typed(
      title,
      `Why? Colleagues and the handover book see the reason, with the name ${plainMessage(by)}.`,
      '',
      (text) => (text.trim() === '' ? 'Without a reason nobody will understand it later.' : undefined),
    ),
  after: async (message, actions) => vscode.window.showInformationMessage(plainMessage(message), ...actions),
};

async function typed(
  title: string,
  prompt: string,
  value: string,
  validateInput: (text: string) => string | undefined,
): Promise<string | undefined> {
  const answer = await showInput({
    title,
    prompt,
    value,
    validateInput,
  });
  return answer?.trim();
}

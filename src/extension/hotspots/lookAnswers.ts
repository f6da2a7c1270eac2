import { plainLabel } from '../../core/session/plainText';
import { showInput, showPick } from '../quickInput';

/** One thing to choose; `detail` stands behind it, dimmed. */
export interface Choice<T> {
  readonly label: string;
  readonly detail?: string;
  readonly value: T;
  /** What holds now. */
  readonly isCurrent?: boolean;
}

/** What the person chose and wrote; tests answer in place of the person. Undefined: given up. */
export interface LookAnswers {
  choose<T>(title: string, choices: readonly Choice<T>[]): Promise<T | undefined>;
  text(title: string, prompt: string, value: string): Promise<string | undefined>;
}

/** Asks by quick picks and input boxes. */
export const askLook: LookAnswers = {
  choose: async (title, choices) => {
    const items = choices.map(({ label, detail, value, isCurrent }) => ({
      label: `${isCurrent === true ? '$(check) ' : ''}${plainLabel(label)}`,
      description: plainLabel(detail ?? ''),
      value,
    }));
    return (await showPick(items, { title, matchOnDescription: true }))?.value;
  },
  text: async (title, prompt, value) => showInput({ title, prompt, value }),
};

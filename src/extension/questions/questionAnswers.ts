import type { AskedQuestion } from '../../core/knowledge/questions/askedQuestions';
import { plainLabel } from '../../core/session/plainText';
import type { QuestionsResult } from '../../protocol/requests';
import { showInput, showPick } from '../quickInput';
import { questionPicks } from './pickQuestion';

export type Action = 'answer' | 'open' | 'agenda' | 'assign' | 'notApplicable' | 'reopen';

/** What the person chose and wrote; tests answer in place of the person. */
export interface QuestionAnswers {
  question(result: QuestionsResult): Promise<AskedQuestion | undefined>;
  action(question: AskedQuestion, offered: readonly Action[]): Promise<Action | undefined>;
  /** Undefined: given up. */
  text(title: string, prompt: string, value: string): Promise<string | undefined>;
  chapter(result: QuestionsResult): Promise<string | undefined>;
}

const actionWords: Readonly<Record<Action, { readonly label: string; readonly detail: string }>> = {
  answer: { label: '$(edit) Answer', detail: 'Opens its note to write the answer' },
  open: { label: '$(go-to-file) Open its note', detail: 'Which says why it does not apply' },
  agenda: { label: '$(checklist) Put on the agenda', detail: 'Of the mob session under way' },
  assign: { label: '$(person) Assign…', detail: 'To somebody who knows it' },
  notApplicable: { label: '$(circle-slash) Does not apply…', detail: 'With a reason; the book says so' },
  reopen: { label: '$(debug-restart) Ask again', detail: 'Counts as open until it is answered' },
};

/** Asks by quick picks and input boxes. */
export const askPerson: QuestionAnswers = {
  question: async (result) => {
    const chosen = await showPick([...questionPicks(result)], {
      title: 'Answer a Question',
      placeHolder: 'Which question of the handover?',
      matchOnDescription: true,
    });
    return chosen?.asked;
  },
  action: async (question, offered) => {
    const items = offered.map((action) => ({ ...actionWords[action], action }));
    return (await showPick(items, { title: plainLabel(question.text) }))?.action;
  },
  text: (title, prompt, value) => Promise.resolve(showInput({ title: plainLabel(title), prompt, value })),
  chapter: async ({ chapters }) => {
    const items = chapters.map(({ name, title }) => ({ label: plainLabel(title), name }));
    return (await showPick(items, { title: 'Edit the Questions of a Chapter' }))?.name;
  },
};

import * as vscode from 'vscode';
import { type AskedQuestion, isOpen } from '../../core/knowledge/questions/askedQuestions';
import { plainLabel } from '../../core/session/plainText';
import type { QuestionsResult } from '../../protocol/requests';

export interface QuestionPick extends vscode.QuickPickItem {
  readonly asked?: AskedQuestion;
}

/** Rows of a quick pick: every chapter is a separator, and its questions follow. */
export function questionPicks(
  { chapters, questions }: Pick<QuestionsResult, 'chapters' | 'questions'>,
  shown: (question: AskedQuestion) => boolean = () => true,
): readonly QuestionPick[] {
  return chapters.flatMap(({ name, title }) => {
    const ofChapter = questions.filter((question) => question.chapter === name && shown(question));
    if (ofChapter.length === 0) return [];
    const open = ofChapter.filter(isOpen).length;
    const separator: QuestionPick = {
      label: `${plainLabel(title)} · ${open} of ${ofChapter.length} open`,
      kind: vscode.QuickPickItemKind.Separator,
    };
    return [
      separator,
      ...ofChapter.map((asked) => ({ label: labelOf(asked), description: wordsOf(asked), asked })),
    ];
  });
}

const icons = {
  open: 'circle-large-outline',
  assigned: 'person',
  answered: 'pass',
  notApplicable: 'circle-slash',
};

function labelOf({ state, text }: AskedQuestion): string {
  return `$(${icons[state.kind]}) ${plainLabel(text)}`;
}

function wordsOf({ state }: AskedQuestion): string {
  switch (state.kind) {
    case 'open':
      return '';
    case 'assigned':
      return `${plainLabel(state.to)} is to answer`;
    case 'answered':
      return 'answered';
    case 'notApplicable':
      return 'does not apply';
  }
}

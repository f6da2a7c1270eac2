import type { NoteKind } from './note';

/** What people read of a kind: its name, many of it, when to choose it, its codicon. */
export interface KindWords {
  readonly one: string;
  readonly many: string;
  readonly hint: string;
  readonly icon: string;
}

export const kindWords: Readonly<Record<NoteKind, KindWords>> = {
  explanation: { one: 'Explanation', many: 'Explanations', hint: 'How this works, and why', icon: 'book' },
  discovery: {
    one: 'Discovery',
    many: 'Discoveries',
    hint: '“I never knew that”: who told it, who learnt it',
    icon: 'lightbulb',
  },
  decision: {
    one: 'Decision',
    many: 'Decisions',
    hint: 'What was decided, and why not otherwise',
    icon: 'milestone',
  },
  incident: { one: 'Incident', many: 'Incidents', hint: 'What went wrong, and what helped', icon: 'flame' },
  debtReason: {
    one: 'Reason of a debt',
    many: 'Reasons of debts',
    hint: 'Why not now, and what would make it now',
    icon: 'history',
  },
  question: { one: 'Question', many: 'Questions', hint: 'Open until somebody answers it', icon: 'question' },
  warning: { one: 'Warning', many: 'Warnings', hint: 'What nobody dares to touch', icon: 'warning' },
};

/** Bodies of new notes. The first heading becomes the title. */
export const noteTemplates: Readonly<Record<NoteKind, string>> = {
  explanation: '# \n',
  discovery: '# \n',
  decision: '# \n\n## Context\n\n## Options\n\n## Decision and consequence\n',
  incident: '# \n\n## What happened\n\n## What it looked like\n\n## What helped\n',
  debtReason: '# \n\n## Why not now\n\n## What would make it now\n',
  question: '# \n\n## Answer\n',
  warning: '# \n',
};

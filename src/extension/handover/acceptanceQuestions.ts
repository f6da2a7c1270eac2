import type * as vscode from 'vscode';
import type { HandoverOverview, OverviewChapter } from '../../core/handover/handoverOverview';
import { plainLabel } from '../../core/session/plainText';
import { dateWords } from '../../core/wording';
import { showInput, showPick } from '../quickInput';

/** What the receiving side is asked; tests answer in place of the person. Undefined: given up. */
export interface AcceptanceQuestions {
  chapters(
    overview: HandoverOverview,
    preselected: string | undefined,
  ): Promise<readonly string[] | undefined>;
  chapter(overview: HandoverOverview, preselected: string | undefined): Promise<string | undefined>;
  name(title: string, former: string): Promise<string | undefined>;
  /** May be empty. */
  remark(): Promise<string | undefined>;
  question(chapterTitle: string): Promise<string | undefined>;
}

interface ChapterPick extends vscode.QuickPickItem {
  readonly name: string;
}

function pickOf(chapter: OverviewChapter): ChapterPick {
  const { name, title, percent, signOff } = chapter;
  const share = percent === undefined ? '' : `${percent} % complete`;
  const signed =
    signOff === undefined
      ? ''
      : `signed off by ${plainLabel(signOff.by.join(', '))} on ${dateWords(signOff.atEpochMs)}${signOff.changed.length > 0 ? ', changed since' : ''}`;
  return {
    name,
    label: plainLabel(title),
    description: [share, signed].filter((part) => part !== '').join(' · '),
  };
}

/** Asks by quick picks and input boxes. */
export const askReceivingSide: AcceptanceQuestions = {
  chapters: async ({ chapters }, preselected) => {
    const items = chapters
      .filter(({ path }) => path !== undefined)
      .map((chapter) => ({ ...pickOf(chapter), picked: chapter.name === preselected }));
    const chosen = await showPick(items, {
      title: 'Sign Off',
      placeHolder: 'Which chapters have you read and understood?',
      canPickMany: true,
      matchOnDescription: true,
    });
    return chosen?.map(({ name }) => name);
  },
  chapter: async ({ chapters }, preselected) => {
    const items = [...chapters]
      .sort((a, b) => Number(b.name === preselected) - Number(a.name === preselected))
      .map(pickOf);
    const title = 'Ask the Team';
    const placeHolder = 'Which chapter is the question about?';
    return (await showPick(items, { title, placeHolder }))?.name;
  },
  name: async (title, former) => showInput({ title, prompt: 'Your name', value: former }),
  remark: async () =>
    showInput({
      title: 'Sign Off',
      prompt: 'Anything to remark? Press Enter to leave it empty.',
    }),
  question: async (chapterTitle) =>
    showInput({
      title: `Ask the Team: ${plainLabel(chapterTitle)}`,
      prompt: 'What is not clear? It becomes a question of this chapter.',
    }),
};

import type * as vscode from 'vscode';
import type { HandoverOverview, OverviewChapter } from '../../core/handover/handoverOverview';
import { headingText } from '../../core/handoverDocuments/headingSlug';
import { signOffWords } from '../../core/handover/handoverRows';
import { plainLabel } from '../../core/session/plainText';
import { showInput, showPick } from '../quickInput';

/** What the receiving side is asked; tests answer in place of the person. Undefined: given up. */
export interface AcceptanceQuestions {
  chapters(
    overview: HandoverOverview,
    preselected: string | undefined,
  ): Promise<readonly string[] | undefined>;
  /** Of one chapter that has several. */
  parts(chapter: OverviewChapter): Promise<readonly string[] | undefined>;
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
  const { name, title, percent } = chapter;
  const share = percent === undefined ? '' : `${percent} % complete`;
  const signed = plainLabel(signOffWords(chapter));
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
  parts: async ({ title, parts, signOff }) => {
    const changed = signOff?.changed.map(({ section }) => section) ?? [];
    const items = parts.map((part) => ({
      part,
      label: plainLabel(headingText(part)),
      description: changed.includes(part)
        ? 'changed since it was signed'
        : signOff === undefined || signOff.unsigned.includes(part)
          ? ''
          : 'signed',
      picked: true,
    }));
    const chosen = await showPick(items, {
      title: `Sign Off: ${plainLabel(title)}`,
      placeHolder: 'All of it? Untick what you have not understood yet',
      canPickMany: true,
    });
    return chosen?.map(({ part }) => part);
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

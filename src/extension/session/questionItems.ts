import * as vscode from 'vscode';
import { sentenceOf } from '../../core/errors';
import { isOpen } from '../../core/knowledge/questions/askedQuestions';
import type { NewItem } from '../../core/session/agenda';
import { plainLabel, plainLine } from '../../core/session/plainText';
import { methods } from '../../protocol/requests';
import type { FeatureContext } from '../featureContext';
import { createPick } from '../quickInput';
import type { OfferedItem } from './hotspotItems';
import { questionItem, textItem } from './itemArguments';
import { hotspotPick, type ItemPick, pickOf } from './itemPick';
import { ask } from './steps';
import { answerOf } from './commands/handlers';

/** A question of a chapter as an item that may be put on the agenda. */
export interface OfferedQuestion {
  readonly item: NewItem;
  /** Title of the chapter that asks. */
  readonly chapter: string;
}

/** The open questions of the chapters of a folder. Without a trusted one or a server there are none: no error. */
export async function openQuestions(
  feature: FeatureContext,
  folder: vscode.WorkspaceFolder | undefined,
): Promise<readonly OfferedQuestion[]> {
  if (folder === undefined || feature.trustedFolder() === undefined) return [];
  try {
    const { chapters, questions } = await feature.server.request(methods.questions, {
      folderUri: folder.uri.toString(),
    });
    const titles = new Map(chapters.map(({ name, title }) => [name, title]));
    return questions.filter(isOpen).map(({ id, chapter, text }) => ({
      item: questionItem(text, id),
      chapter: titles.get(chapter) ?? chapter,
    }));
  } catch (error) {
    feature.log.info(`The questions of the chapters are not offered: ${sentenceOf(error)}`);
    return [];
  }
}

/** Something typed, a hotspot, or one of the questions, which come a moment later. Undefined where the question was left. */
export function askItem(
  hotspots: readonly OfferedItem[],
  questions: Promise<readonly OfferedQuestion[]>,
): Promise<NewItem | undefined> {
  const pick = createPick<ItemPick>();
  pick.placeholder =
    'What shall the mob write down? Type it, or choose a hotspot or a question of the handover';
  pick.matchOnDescription = true;
  pick.busy = true;
  const ranked = hotspots.map(hotspotPick);
  let offered: readonly ItemPick[] = ranked;
  const show = (): void => {
    const typed = plainLine(pick.value);
    const own: readonly ItemPick[] =
      typed === '' ? [] : [{ label: `$(add) ${plainLabel(typed)}`, alwaysShow: true, item: textItem(typed) }];
    pick.items = [...own, ...offered];
    // Enter takes what was typed, until somebody moves on to a question.
    pick.activeItems = own;
  };
  const frame = { title: 'Add an agenda item', canGoBack: false };
  show();
  return answerOf(
    ask<NewItem>(pick, frame, (answer) => {
      let there = true;
      void questions.then((found) => {
        if (!there) return;
        offered = [...ranked, ...found.map(({ item, chapter }) => pickOf(item, chapter))];
        pick.busy = false;
        show();
      });
      return [
        new vscode.Disposable(() => (there = false)),
        pick.onDidChangeValue(show),
        pick.onDidAccept(() => {
          const typed = plainLine(pick.value);
          const chosen = pick.selectedItems[0]?.item ?? (typed === '' ? undefined : textItem(typed));
          if (chosen !== undefined) answer(chosen);
        }),
      ];
    }),
  );
}

import * as vscode from 'vscode';
import { sentenceOf } from '../../core/errors';
import { isOpen } from '../../core/knowledge/questions/askedQuestions';
import { isQuestionId } from '../../core/knowledge/questions/question';
import { isDay } from '../../core/knowledge/suppliers/supplier';
import type { Identity } from '../../core/ports';
import type { ItemPlace, NewItem } from '../../core/session/agenda';
import { expiryItem } from '../../core/session/expiryItems';
import { plainLabel, plainLine } from '../../core/session/plainText';
import { methods } from '../../protocol/requests';
import type { FeatureContext } from '../featureContext';
import { createPick } from '../quickInput';
import type { OfferedItem } from './hotspotItems';
import { hotspotPick, type ItemPick, pickOf } from './itemPick';
import { ask } from './steps';
import { answerOf } from './commands/handlers';

/** A question of a chapter as an item that may be put on the agenda. */
export interface OfferedQuestion {
  readonly item: NewItem;
  /** Title of the chapter that asks. */
  readonly chapter: string;
}

/** The open questions of the chapters. Without a trusted folder or a server there are none: no error. */
export async function openQuestions(feature: FeatureContext): Promise<readonly OfferedQuestion[]> {
  const folder = feature.trustedFolder();
  if (folder === undefined) return [];
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

/**
 * The item that an argument, which is not trusted, names: a title, perhaps with the id of a question, with what runs out where and
 * when, or with a place and those who know it.
 * @param folderUri the session's: of another folder, of which the argument's `folderUri` speaks, a turn could not open the place
 */
export function itemIn(argument: unknown, folderUri: string | undefined): NewItem | undefined {
  if (typeof argument === 'string') return textItem(argument);
  if (typeof argument !== 'object' || argument === null || !('title' in argument)) return undefined;
  const { title } = argument;
  if (typeof title !== 'string') return undefined;
  const expiry = 'expires' in argument ? expiryIn(title, argument.expires) : undefined;
  if (expiry !== undefined) return expiry;
  return 'question' in argument && isQuestionId(argument.question)
    ? questionItem(title, argument.question)
    : placedItem(title, argument, folderUri);
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

function expiryIn(title: string, expires: unknown): NewItem | undefined {
  if (typeof expires !== 'object' || expires === null) return undefined;
  if (!('path' in expires) || !('line' in expires) || !('day' in expires)) return undefined;
  const { path, line, day } = expires;
  const isGiven = typeof path === 'string' && typeof line === 'number' && typeof day === 'string';
  return isGiven && isDay(day) ? expiryItem(title, { path, line }, day) : undefined;
}

function placedItem(title: string, argument: object, folderUri: string | undefined): NewItem {
  const ofAnother = 'folderUri' in argument && folderUri !== undefined && argument.folderUri !== folderUri;
  const place = 'place' in argument && !ofAnother ? placeIn(argument.place) : undefined;
  const authors = 'authors' in argument ? peopleIn(argument.authors) : [];
  return { title, source: { kind: 'text', ...(place === undefined ? {} : { place }) }, authors };
}

/** Without a line, the first one. */
function placeIn(value: unknown): ItemPlace | undefined {
  if (typeof value !== 'object' || value === null || !('path' in value)) return undefined;
  const { path } = value;
  const line = 'line' in value && Number.isInteger(value.line) ? Number(value.line) : 0;
  return typeof path === 'string' && path !== '' ? { path, line: Math.max(0, line) } : undefined;
}

function peopleIn(value: unknown): readonly Identity[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('name' in one) || !('email' in one)) return [];
    const { name, email } = one;
    return typeof name === 'string' && typeof email === 'string' ? [{ name, email }] : [];
  });
}

function textItem(title: string): NewItem {
  return { title, source: { kind: 'text' }, authors: [] };
}

function questionItem(title: string, question: string): NewItem {
  const chapter = question.slice(0, question.indexOf('/'));
  return { title, source: { kind: 'question', chapter, question }, authors: [] };
}

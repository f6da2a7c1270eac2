import { isQuestionId } from '../../core/knowledge/questions/question';
import { isDay } from '../../core/knowledge/suppliers/supplier';
import type { Identity } from '../../core/ports';
import { leadsOutside } from '../../core/repoPath';
import type { ItemPlace, NewItem } from '../../core/session/agenda';
import { expiryItem } from '../../core/session/expiryItems';

/**
 * The item that an argument, which is not trusted, names: a title, perhaps with the id of a question, with what runs out where and
 * when, or with a place and those who know it.
 * @param folderUri the session's
 * @returns `otherFolder` where the argument's `folderUri` speaks of another one: a turn could open neither its places nor its questions
 */
export function itemIn(
  argument: unknown,
  folderUri: string | undefined,
): NewItem | 'otherFolder' | undefined {
  if (typeof argument === 'string') return textItem(argument);
  if (typeof argument !== 'object' || argument === null || !('title' in argument)) return undefined;
  const { title } = argument;
  if (typeof title !== 'string') return undefined;
  if (isOfAnother(argument, folderUri)) return 'otherFolder';
  const expiry = 'expires' in argument ? expiryIn(title, argument.expires) : undefined;
  if (expiry !== undefined) return expiry;
  return 'question' in argument && isQuestionId(argument.question)
    ? questionItem(title, argument.question)
    : placedItem(title, argument);
}

/** Whether something says that it belongs to another folder than the session, where both are known. */
export function isOfAnother(owner: object, folderUri: string | undefined): boolean {
  const its: unknown = 'folderUri' in owner ? owner.folderUri : undefined;
  return its !== undefined && folderUri !== undefined && its !== folderUri;
}

export function textItem(title: string): NewItem {
  return { title, source: { kind: 'text' }, authors: [] };
}

export function questionItem(title: string, question: string): NewItem {
  const chapter = question.slice(0, question.indexOf('/'));
  return { title, source: { kind: 'question', chapter, question }, authors: [] };
}

function expiryIn(title: string, expires: unknown): NewItem | undefined {
  if (typeof expires !== 'object' || expires === null || !('day' in expires)) return undefined;
  const place = placeIn(expires);
  const { day } = expires;
  return place !== undefined && typeof day === 'string' && isDay(day)
    ? expiryItem(title, place, day)
    : undefined;
}

function placedItem(title: string, argument: object): NewItem {
  const place = 'place' in argument ? placeIn(argument.place) : undefined;
  const authors = 'authors' in argument ? peopleIn(argument.authors) : [];
  return { title, source: { kind: 'text', ...(place === undefined ? {} : { place }) }, authors };
}

/** Without a line, the first one; nothing outside the folder. */
function placeIn(value: unknown): ItemPlace | undefined {
  if (typeof value !== 'object' || value === null || !('path' in value)) return undefined;
  const { path } = value;
  if (typeof path !== 'string' || path === '' || leadsOutside(path)) return undefined;
  const line = 'line' in value && Number.isInteger(value.line) ? Number(value.line) : 0;
  return { path, line: Math.max(0, line) };
}

function peopleIn(value: unknown): readonly Identity[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('name' in one) || !('email' in one)) return [];
    const { name, email } = one;
    return typeof name === 'string' && typeof email === 'string' ? [{ name, email }] : [];
  });
}

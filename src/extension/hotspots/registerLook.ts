import * as vscode from 'vscode';
import {
  hotspotGroupings,
  hotspotKinds,
  hotspotSorts,
  type HotspotFilter,
  type HotspotLook,
} from '../../core/hotspots/view/hotspotQuery';
import { filterWords, groupingWords, kindWords, sortWords } from '../../core/hotspots/view/queryWords';
import { counted, dateWords } from '../../core/wording';
import { commands } from '../../protocol/names';
import type { HotspotModel } from './hotspotModel';
import { askLook, type Choice, type LookAnswers } from './lookAnswers';

/** In days: a month, half a year, one year, two, five. */
const ages = [30, 182, 365, 730, 1826];

type Aspect = keyof HotspotFilter;
type Change = { readonly [A in Aspect]?: HotspotFilter[A] | undefined };

export interface LookCommands {
  answerWith(answers: LookAnswers | undefined): void;
  dispose(): void;
}

/** Grouping, sorting and filtering the tree of hotspots. */
export function registerLook(model: HotspotModel): LookCommands {
  let answers = askLook;
  const { registerCommand } = vscode.commands;
  const subscriptions = [
    registerCommand(commands.groupHotspots, async () => {
      const grouping = await chooseOne(
        answers,
        'Group Hotspots By',
        hotspotGroupings,
        groupingWords,
        model.look.grouping,
      );
      if (grouping !== undefined) await model.setLook({ ...model.look, grouping });
    }),
    registerCommand(commands.sortHotspots, async () => {
      const sort = await chooseOne(answers, 'Sort Hotspots By', hotspotSorts, sortWords, model.look.sort);
      if (sort !== undefined) await model.setLook({ ...model.look, sort });
    }),
    registerCommand(commands.filterHotspots, async () => {
      const filter = await askFilter(model, answers);
      if (filter !== undefined) await model.setLook({ ...model.look, filter });
    }),
    registerCommand(commands.clearHotspotFilter, () => model.setLook({ ...model.look, filter: {} })),
  ];
  return {
    answerWith: (given) => {
      answers = given ?? askLook;
    },
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

function chooseOne<T extends string>(
  answers: LookAnswers,
  title: string,
  values: readonly T[],
  words: Readonly<Record<T, string>>,
  current: T,
): Promise<T | undefined> {
  return answers.choose(
    title,
    values.map((value) => ({ label: words[value], value, isCurrent: value === current })),
  );
}

/** First what to filter by, then its value; the other parts of the filter stay. */
async function askFilter(model: HotspotModel, answers: LookAnswers): Promise<HotspotFilter | undefined> {
  const { look } = model;
  const title = 'Filter Hotspots';
  const part = (aspect: Aspect): Partial<Choice<Aspect>> => {
    const detail = filterWords(only(look, aspect), model.list?.languages ?? []);
    return detail === '' ? {} : { detail, isCurrent: true };
  };
  const choices: readonly Choice<Aspect | 'clear'>[] = [
    { label: 'Text in path, symbol or debt…', value: 'text', ...part('text') },
    { label: 'Kind…', value: 'kind', ...part('kind') },
    { label: 'Language…', value: 'language', ...part('language') },
    { label: 'Last change…', value: 'unchangedForDays', ...part('unchangedForDays') },
    { label: 'Person…', value: 'person', ...part('person') },
    ...(Object.keys(look.filter).length === 0
      ? []
      : [{ label: 'Clear the filter', value: 'clear' as const }]),
  ];
  const aspect = await answers.choose(title, choices);
  if (aspect === undefined) return undefined;
  if (aspect === 'clear') return {};
  const change = await askValue(aspect, model, answers);
  return change === undefined ? undefined : changed(look.filter, change);
}

/** Undefined: given up. A value of undefined takes that part of the filter away. */
async function askValue(
  aspect: Aspect,
  model: HotspotModel,
  answers: LookAnswers,
): Promise<Change | undefined> {
  const { filter } = model.look;
  const all: Choice<undefined> = { label: 'All', value: undefined };
  const choose = async <T>(title: string, choices: readonly Choice<T>[]): Promise<{ value: T } | undefined> =>
    answers.choose(
      title,
      choices.map((choice) => ({ ...choice, value: { value: choice.value } })),
    );
  switch (aspect) {
    case 'text': {
      const text = await answers.text(
        'Filter by Text',
        'In the path, an undocumented symbol or a debt. Empty: all.',
        filter.text ?? '',
      );
      return text === undefined ? undefined : { text: text.trim() === '' ? undefined : text.trim() };
    }
    case 'kind': {
      const kinds = hotspotKinds.map((value) => ({
        label: kindWords[value],
        value,
        isCurrent: filter.kind === value,
      }));
      const kind = await choose('Filter by Kind', [all, ...kinds]);
      return kind && { kind: kind.value };
    }
    case 'language': {
      const languages = (model.list?.languages ?? []).map(({ id, name }) => ({
        label: name,
        detail: id,
        value: id,
        isCurrent: filter.language === id,
      }));
      const language = await choose('Filter by Language', [all, ...languages]);
      return language && { language: language.value };
    }
    case 'unchangedForDays': {
      const days = ages.map((value) => ({
        label: `Unchanged for ${counted(value, 'day')}`,
        value,
        isCurrent: filter.unchangedForDays === value,
      }));
      const age = await choose('Filter by Last Change', [all, ...days]);
      return age && { unchangedForDays: age.value };
    }
    case 'person': {
      const people = (model.list?.people ?? []).map(({ identity, inactive, lastAtEpochMs }) => ({
        label: identity.name,
        detail: `${identity.email} · ${inactive ? 'inactive, ' : ''}last commit ${dateWords(lastAtEpochMs)}`,
        value: identity,
        isCurrent: filter.person?.email === identity.email,
      }));
      const person = await choose('Filter by Person', [all, ...people]);
      return person && { person: person.value };
    }
  }
}

function only({ filter }: HotspotLook, aspect: Aspect): HotspotFilter {
  return filter[aspect] === undefined ? {} : { [aspect]: filter[aspect] };
}

function changed(filter: HotspotFilter, change: Change): HotspotFilter {
  const merged: Change = { ...filter, ...change };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
}

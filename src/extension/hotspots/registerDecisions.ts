import * as vscode from 'vscode';
import { HandoverError, sentenceOf } from '../../core/errors';
import {
  type DecisionDraft,
  type DecisionKind,
  decisionPath,
  type DecisionTarget,
  isDecisionPath,
} from '../../core/hotspots/decisions/decision';
import type { HotspotRow } from '../../core/hotspots/rows/hotspotRow';
import { commands } from '../../protocol/names';
import { methods } from '../../protocol/requests';
import { deleteFile } from '../deleteFile';
import type { FeatureContext } from '../featureContext';
import { askPerson, type DecisionAnswers } from './decisionAnswers';
import { Decider } from './decider';
import type { HotspotModel } from './hotspotModel';
import { dateWords } from '../../core/wording';

const dayMs = 86_400_000;
/** In days from today: a week, a month, a quarter of a year. */
const snoozeDays = [7, 30, 91];

const titles: Readonly<Record<DecisionKind, string>> = {
  claimed: 'Claim a Hotspot',
  snoozed: 'Snooze a Hotspot',
  dismissed: 'Dismiss a Hotspot',
};
const done: Readonly<Record<DecisionKind, string>> = {
  claimed: 'is claimed',
  snoozed: 'is snoozed',
  dismissed: 'is dismissed',
};

export interface Decisions {
  answerWith(answers: DecisionAnswers | undefined): void;
  dispose(): void;
}

/** Claiming, snoozing and dismissing hotspots, and taking that back: each a file that colleagues see. */
export function registerDecisions(
  { context, clock, random, server, log }: FeatureContext,
  model: HotspotModel,
  present: () => readonly string[],
): Decisions {
  let answers: DecisionAnswers = askPerson;
  const decider = new Decider({
    state: context.globalState,
    server,
    log,
    present,
    answers: () => answers,
  });
  const decide = async (kind: DecisionKind, argument: unknown): Promise<void> => {
    const folder = folderOf(model);
    const title = titles[kind];
    const target = targetOf(argument) ?? (await chooseTarget(model, answers, title));
    if (target === undefined) return;
    const by = await decider.name(title, folder);
    if (by === undefined) return;
    const now = clock.now();
    const until =
      kind === 'snoozed'
        ? await answers.until(
            title,
            snoozeDays.map((days) => dateWords(now + days * dayMs)),
          )
        : undefined;
    if (kind === 'snoozed' && until === undefined) return;
    const reason = kind === 'claimed' ? '' : await answers.reason(title, by);
    if (reason === undefined || (reason === '' && kind !== 'claimed')) return;
    const utcOffsetMinutes = -new Date(now).getTimezoneOffset();
    const path = decisionPath(target, { atEpochMs: now, utcOffsetMinutes, random });
    await write(folder, path, {
      ...target,
      kind,
      by,
      atEpochMs: now,
      ...(until === undefined ? {} : { until }),
      reason,
    });
  };
  const write = async (folder: vscode.WorkspaceFolder, path: string, draft: DecisionDraft): Promise<void> => {
    await server.request(methods.decideHotspot, { folderUri: folder.uri.toString(), path, draft });
    // Not awaited: the notification stays while the work goes on.
    void offerMore(folder, path, draft);
  };
  const offerMore = async (
    folder: vscode.WorkspaceFolder,
    path: string,
    draft: DecisionDraft,
  ): Promise<void> => {
    const message = `${nameOf(draft)} ${done[draft.kind]} by ${draft.by}.`;
    const file = vscode.Uri.joinPath(folder.uri, path);
    try {
      const answer = await answers.after(message, ['Undo', 'Open file', 'Somebody else']);
      if (answer === 'Undo') await deleteFile(file, server, { useTrash: false });
      if (answer === 'Open file') await vscode.window.showTextDocument(file);
      if (answer !== 'Somebody else') return;
      const by = await decider.askAgain(titles[draft.kind], folder);
      if (by !== undefined) await write(folder, path, { ...draft, by });
    } catch (error) {
      void vscode.window.showErrorMessage(sentenceOf(error));
    }
  };
  const reopen = async (argument: unknown): Promise<void> => {
    const folder = folderOf(model);
    const path = decisionOf(argument) ?? (await chooseDecision(model, answers));
    if (path === undefined) return;
    if (!isDecisionPath(path)) throw new HandoverError('file.outside', 'This is no decision on a hotspot.');
    await deleteFile(vscode.Uri.joinPath(folder.uri, path), server, { useTrash: false });
  };
  const told = (work: (argument: unknown) => Promise<void>) => async (argument: unknown) => {
    try {
      await work(argument);
    } catch (error) {
      log.error('Deciding on a hotspot failed.', error);
      void vscode.window.showErrorMessage(sentenceOf(error));
    }
  };
  const { registerCommand } = vscode.commands;
  const subscriptions = [
    registerCommand(
      commands.claimHotspot,
      told((argument) => decide('claimed', argument)),
    ),
    registerCommand(
      commands.snoozeHotspot,
      told((argument) => decide('snoozed', argument)),
    ),
    registerCommand(
      commands.dismissHotspot,
      told((argument) => decide('dismissed', argument)),
    ),
    registerCommand(commands.reopenHotspot, told(reopen)),
  ];
  return {
    answerWith: (given) => {
      answers = given ?? askPerson;
    },
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

function folderOf({ folder, list }: HotspotModel): vscode.WorkspaceFolder {
  if (folder === undefined || list === undefined)
    throw new HandoverError('folder.missing', 'Scan for legacy hotspots first, then decide on one.');
  return folder;
}

async function chooseTarget(
  { shown: list }: HotspotModel,
  answers: DecisionAnswers,
  title: string,
): Promise<DecisionTarget | undefined> {
  const listed = list?.listed ?? [];
  if (listed.length === 0) throw new HandoverError('folder.missing', 'No hotspot is listed to decide on.');
  const index = await answers.choose(
    title,
    listed.map(({ path }) => path),
  );
  const chosen = index === undefined ? undefined : listed[index];
  return chosen === undefined ? undefined : { module: chosen.path };
}

async function chooseDecision({ list }: HotspotModel, answers: DecisionAnswers): Promise<string | undefined> {
  const claims = (list?.listed ?? []).flatMap(({ decision }) => (decision === undefined ? [] : [decision]));
  const all = [...claims, ...(list?.setAside ?? [])];
  if (all.length === 0) throw new HandoverError('folder.missing', 'Nothing was decided on any hotspot yet.');
  const index = await answers.choose(
    'Take Back a Decision',
    all.map((decision) => `${nameOf(decision)}: ${decision.kind} by ${decision.by}`),
  );
  return index === undefined ? undefined : all[index]?.path;
}

/** The argument comes from a tree item, or from whoever calls the command: it is not trusted. */
function targetOf(argument: unknown): DecisionTarget | undefined {
  const target = isObject(argument) && 'target' in argument ? argument.target : undefined;
  if (!isObject(target) || !('module' in target) || typeof target.module !== 'string') return undefined;
  const { module } = target;
  return 'debt' in target && typeof target.debt === 'string' ? { module, debt: target.debt } : { module };
}

function decisionOf(argument: unknown): string | undefined {
  const isDecided = isObject(argument) && 'decisionPath' in argument;
  return isDecided && typeof argument.decisionPath === 'string' ? argument.decisionPath : undefined;
}

function isObject(value: unknown): value is Partial<HotspotRow> & object {
  return typeof value === 'object' && value !== null;
}

function nameOf({ module, debt }: DecisionTarget): string {
  return debt === undefined ? module : `“${debt}” in ${module}`;
}

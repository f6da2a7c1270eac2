import * as vscode from 'vscode';
import type { Identity } from '../../core/ports';
import type { NewItem } from '../../core/session/agenda';
import type { BreakRhythm } from '../../core/session/entries';
import type { OfferedExpiry } from '../../core/session/expiryItems';
import { withLastRoster, type PersonCandidate } from '../../core/session/rosterSources';
import type { Rhythm } from '../../core/session/state';
import { askAgenda } from './agendaStep';
import type { OfferedItem } from './hotspotItems';
import { askBreakRhythm, askTurnMs } from './rhythmSteps';
import type { OfferedQuestion } from './questionItems';
import { askText, type StepFrame, type StepResult } from './steps';
import { askWho, type WhoDraft } from './whoStep';

export interface SessionPlan {
  readonly people: readonly Identity[];
  readonly rhythm: Rhythm;
  readonly agenda: readonly NewItem[];
}

export interface StartFlowSetup {
  /** Of the last session, or of the settings. */
  rhythm(): Rhythm;
  lastRoster(): readonly Identity[];
  /** What the last session left open or parked. */
  leftOver(): readonly NewItem[];
  /** Open questions of the chapters; never rejects. */
  questions(folder: vscode.WorkspaceFolder | undefined): Promise<readonly OfferedQuestion[]>;
  /** What runs out soon; never rejects. */
  expiring(folder: vscode.WorkspaceFolder | undefined): Promise<readonly OfferedExpiry[]>;
  /** The highest hotspots of the last scan. */
  hotspots(folder: vscode.WorkspaceFolder | undefined, people: readonly Identity[]): readonly OfferedItem[];
  /**
   * Authors and `.git-coauthors`; never rejects, nobody where they cannot be had.
   * @param folder the one that was chosen of several
   */
  findPeople(
    folder: vscode.WorkspaceFolder | undefined,
    token: vscode.CancellationToken,
  ): Promise<readonly PersonCandidate[]>;
}

const title = 'Start a mob session';
/** Who, minutes a turn, break rhythm, and the agenda where there may be something to put on it. Escape keeps what was chosen for the next time; Enter on each is a session. */
export class StartFlow {
  readonly #setup: StartFlowSetup;
  #who: WhoDraft | undefined;
  #turnMs: number | undefined;

  constructor(setup: StartFlowSetup) {
    this.#setup = setup;
  }

  /**
   * Undefined when cancelled.
   * @param folder the one that was chosen of several
   */
  async run(folder: vscode.WorkspaceFolder | undefined): Promise<SessionPlan | undefined> {
    const search = new vscode.CancellationTokenSource();
    try {
      return await this.#steps(folder, search.token);
    } finally {
      search.cancel();
      search.dispose();
    }
  }

  async #steps(
    folder: vscode.WorkspaceFolder | undefined,
    token: vscode.CancellationToken,
  ): Promise<SessionPlan | undefined> {
    const lastRoster = this.#setup.lastRoster();
    const defaults = this.#setup.rhythm();
    const found = this.#setup.findPeople(folder, token).then((people) => withLastRoster(people, lastRoster));
    const who = (this.#who ??= { listed: lastRoster, ticked: lastRoster, touched: false });
    const leftOver = this.#setup.leftOver();
    let people: readonly Identity[] = [];
    let breaks: BreakRhythm = defaults;
    let agenda: readonly NewItem[] = [];
    const steps: ((frame: StepFrame) => Promise<StepResult<unknown>>)[] = [
      async (frame) => kept(await askWho(frame, who, found, lastRoster), (value) => (people = value)),
      async (frame) =>
        kept(await askTurnMs(frame, this.#turnMs ?? defaults.turnMs), (value) => (this.#turnMs = value)),
      async (frame) => kept(await askBreakRhythm(frame, breaks), (value) => (breaks = value)),
    ];
    const questions = this.#setup.questions(folder);
    const expiring = this.#setup.expiring(folder);
    if (vscode.workspace.isTrusted || leftOver.length > 0) {
      steps.push(async (frame) => {
        const hotspots = this.#setup.hotspots(folder, people);
        const offered = { leftOver, hotspots, questions, expiring };
        return kept(await askAgenda(frame, offered), (value) => (agenda = value));
      });
    }
    for (let index = 0; ;) {
      const step = steps[index];
      if (step === undefined) break;
      const result = await step({ title, step: index + 1, totalSteps: steps.length, canGoBack: index > 0 });
      if (result.kind === 'cancelled') return undefined;
      index += result.kind === 'next' ? 1 : -1;
    }
    const turnMs = this.#turnMs ?? defaults.turnMs;
    this.#who = undefined;
    this.#turnMs = undefined;
    return { people, rhythm: { turnMs, ...breaks }, agenda };
  }
}

function kept<T>(result: StepResult<T>, keep: (value: T) => void): StepResult<T> {
  if (result.kind === 'next') keep(result.value);
  return result;
}

/** Asked when the session runs already, so that a goal is never in the way of a start. Undefined when cancelled. */
export async function askGoal(goal: string): Promise<string | undefined> {
  const prompt = 'What shall be known at the end? One line; leave it empty for none.';
  const result = await askText(
    { title: 'Goal of the mob session (optional)', canGoBack: false },
    prompt,
    goal,
    () => undefined,
  );
  return result.kind === 'next' ? result.value : undefined;
}

import * as vscode from 'vscode';
import type { Identity } from '../../core/ports';
import type { BreakRhythm } from '../../core/session/entries';
import { rankCandidates, type PersonCandidate } from '../../core/session/rosterSources';
import type { Rhythm } from '../../core/session/state';
import { askBreakRhythm, askTurnMs } from './rhythmSteps';
import { askText } from './steps';
import { askWho, type WhoDraft } from './whoStep';

export interface SessionPlan {
  readonly people: readonly Identity[];
  readonly rhythm: Rhythm;
}

export interface StartFlowSetup {
  /** Of the last session, or of the settings. */
  rhythm(): Rhythm;
  lastRoster(): readonly Identity[];
  /** Authors and `.git-coauthors`; never rejects, nobody where they cannot be had. */
  findPeople(token: vscode.CancellationToken): Promise<readonly PersonCandidate[]>;
}

const title = 'Start a mob session';
const totalSteps = 3;

/** Who, minutes a turn, break rhythm. Escape keeps what was chosen for the next time; Enter three times is a session. */
export class StartFlow {
  readonly #setup: StartFlowSetup;
  #who: WhoDraft | undefined;
  #turnMs: number | undefined;

  constructor(setup: StartFlowSetup) {
    this.#setup = setup;
  }

  /** Undefined when cancelled. */
  async run(): Promise<SessionPlan | undefined> {
    const search = new vscode.CancellationTokenSource();
    try {
      return await this.#steps(search.token);
    } finally {
      search.cancel();
      search.dispose();
    }
  }

  async #steps(token: vscode.CancellationToken): Promise<SessionPlan | undefined> {
    const lastRoster = this.#setup.lastRoster();
    const defaults = this.#setup.rhythm();
    const found = this.#setup.findPeople(token).then((people) => withLastRoster(people, lastRoster));
    const who = (this.#who ??= { listed: lastRoster, ticked: lastRoster, touched: false });
    let people: readonly Identity[] = [];
    for (let step = 1; ;) {
      const frame = { title, step, totalSteps, canGoBack: step > 1 };
      const result =
        step === 1
          ? await askWho(frame, who, found, lastRoster)
          : step === 2
            ? await askTurnMs(frame, this.#turnMs ?? defaults.turnMs)
            : await askBreakRhythm(frame, defaults);
      if (result.kind === 'cancelled') return undefined;
      if (result.kind === 'back') {
        step -= 1;
        continue;
      }
      const { value } = result;
      if (typeof value === 'number') this.#turnMs = value;
      else if ('breakMs' in value) return this.#finish(people, defaults, value);
      else people = value;
      step += 1;
    }
  }

  #finish(people: readonly Identity[], defaults: Rhythm, breaks: BreakRhythm): SessionPlan {
    const turnMs = this.#turnMs ?? defaults.turnMs;
    this.#who = undefined;
    this.#turnMs = undefined;
    return { people, rhythm: { turnMs, ...breaks } };
  }
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

function withLastRoster(
  people: readonly PersonCandidate[],
  lastRoster: readonly Identity[],
): readonly PersonCandidate[] {
  const kept = (source: PersonCandidate['source']) => people.filter((one) => one.source === source);
  return rankCandidates({
    authors: kept('history').map(({ identity, lastAtEpochMs }) => ({
      identity,
      lastAtEpochMs: lastAtEpochMs ?? 0,
    })),
    coauthors: kept('coauthorsFile').map(({ identity }) => identity),
    lastRoster,
  });
}

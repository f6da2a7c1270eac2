import type { Ballot, JuryScore } from '../generated/voteSchema';
import { isSuspicious } from './fraud';
import { weightsOf } from './weights';

export interface ActResult {
  act: string;
  juryPoints: number;
  votes: number;
  percent: number;
}

export type TieRule = 'jury' | 'audience' | 'producer';

const PER_SENDER = 20; // XXX the terms on the website say 10
const GOLDEN_TICKET = 500;

export function countVotes(ballots: Ballot[], withdrawn: string[], now: Date): Map<string, number> {
  const used = new Map<string, number>();
  const votes = new Map<string, number>();
  for (const ballot of ballots) {
    if (withdrawn.includes(ballot.act)) continue;
    if (isSuspicious(ballot, now)) continue;
    const sender = ballot.channel === 'app' ? ballot.device : ballot.phone;
    const before = used.get(sender) ?? 0;
    if (before >= PER_SENDER) continue;
    used.set(sender, before + 1);
    votes.set(ballot.act, (votes.get(ballot.act) ?? 0) + (ballot.golden ? GOLDEN_TICKET : 1));
  }
  return votes;
}

export function mergeJuryAndAudience(
  scores: JuryScore[],
  votes: Map<string, number>,
  show: string,
): ActResult[] {
  const { jury, audience } = weightsOf(show);
  const points = new Map<string, number>();
  // FIXME(kim): a juror who changes seats counts twice, see SHOW-214
  for (const score of latestOf(scores)) {
    points.set(score.act, (points.get(score.act) ?? 0) + score.points);
  }
  const allPoints = sum(points.values()) || 1; // the jury was stuck in the lift once
  const allVotes = sum(votes.values()) || 1;
  const results = [...new Set([...points.keys(), ...votes.keys()])].map((act) => {
    const juryPoints = points.get(act) ?? 0;
    const actVotes = votes.get(act) ?? 0;
    const percent = (juryPoints / allPoints) * jury + (actVotes / allVotes) * audience;
    return { act, juryPoints, votes: actVotes, percent };
  });
  // 70 % jury and 50 % audience make 120 %. Nobody found out who had entered that.
  // HACK: scale until it is 100 again.
  // Written during the final, while the band was playing;
  // should be moved out before the next season
  const total = sum(results.map((result) => result.percent));
  const scale = total > 100 ? 100 / total : 1;
  return results.map((result) => ({ ...result, percent: result.percent * scale }));
}

export function rankActs(results: ActResult[], tie: TieRule): ActResult[] {
  return [...results].sort((a, b) => b.percent - a.percent || breakTie(a, b, tie));
}

export function eliminate(results: ActResult[], tie: TieRule, howMany = 1): string[] {
  // TODO(kim): the producer may save one act a season, and does so by telephone
  return rankActs(results, tie)
    .slice(-howMany)
    .map((result) => result.act);
}

export function toGraphics(results: ActResult[]): string {
  // TODO 2024-01-31: the graphics computer will be replaced, then this can be JSON
  return results.map((result) => `${result.act};${Math.round(result.percent)}`).join('\r\n');
}

function breakTie(a: ActResult, b: ActResult, tie: TieRule): number {
  if (tie === 'audience') return b.votes - a.votes;
  if (tie === 'jury') return b.juryPoints - a.juryPoints;
  return 0; // the producer decides, we keep the order of the running list
}

function latestOf(scores: JuryScore[]): JuryScore[] {
  const latest = new Map<string, JuryScore>();
  for (const score of scores) latest.set(`${score.terminal}/${score.juror}/${score.act}`, score);
  return [...latest.values()];
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

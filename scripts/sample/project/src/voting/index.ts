export { countVotes, eliminate, mergeJuryAndAudience, rankActs, toGraphics } from './tally';
export type { ActResult, TieRule } from './tally';
export { VotingWindow } from './window';
export { weightsOf } from './weights';

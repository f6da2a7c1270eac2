import type {
  FinishOptions,
  HandOverOptions,
  TakeOverOptions,
} from '../../../src/core/gitHandover/operations';

/** What the commands ask for before the user was asked anything. */
export const asking: {
  readonly takeOver: TakeOverOptions;
  readonly handOver: HandOverOptions;
  readonly finish: FinishOptions;
} = {
  takeOver: { uncommitted: 'refuse', diverged: 'refuse', createBase: false },
  handOver: { diverged: 'refuse' },
  finish: { diverged: 'refuse', wipGone: 'refuse', present: [] },
};

export const calm = { cancellation: { aborted: false } };

import type { ErrorCode } from '../errors';
import type { FinishOptions, HandOverOptions, TakeOverOptions } from './operations';

/** A way on after an operation stopped: a button, and what to try again with. */
export interface Offer<Options> {
  readonly label: string;
  readonly options: Options;
}

const mergeBoth = 'Merge Both';

export function takeOverOffers(code: ErrorCode, options: TakeOverOptions): readonly Offer<TakeOverOptions>[] {
  if (code === 'gitHandover.dirty') {
    return [{ label: 'Carry Changes Along', options: { ...options, uncommitted: 'carry' } }];
  }
  if (code === 'gitHandover.noBase') {
    return [{ label: 'Push Base Branch', options: { ...options, createBase: true } }];
  }
  if (code === 'gitHandover.diverged') {
    return [
      { label: mergeBoth, options: { ...options, diverged: 'merge' } },
      { label: 'Keep Mine Aside', options: { ...options, diverged: 'keep' } },
    ];
  }
  return retry(code, options);
}

export function handOverOffers(code: ErrorCode, options: HandOverOptions): readonly Offer<HandOverOptions>[] {
  if (code === 'gitHandover.diverged')
    return [{ label: mergeBoth, options: { ...options, diverged: 'merge' } }];
  return retry(code, options);
}

export function finishOffers(
  code: ErrorCode,
  options: Omit<FinishOptions, 'present'>,
): readonly Offer<Omit<FinishOptions, 'present'>>[] {
  if (code === 'gitHandover.diverged') {
    return [{ label: mergeBoth, options: { ...options, diverged: 'merge' } }];
  }
  if (code === 'gitHandover.wipGone') {
    return [{ label: 'Keep It Aside and Finish', options: { ...options, wipGone: 'keep' } }];
  }
  return retry(code, options);
}

/** Where nothing but time or another program has to change. */
export function retry<Options>(code: ErrorCode, options: Options): readonly Offer<Options>[] {
  const again = code === 'gitHandover.offline' || code === 'gitHandover.locked' || code === 'server.down';
  return again ? [{ label: 'Try Again', options }] : [];
}

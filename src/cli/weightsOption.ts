import { defaultRankWeights, parseRankWeights, type RankWeights } from '../core/hotspots/rankWeights';
import { UsageError } from './command';
import { safeText } from './terminalText';

/**
 * `--weights changes=0.5,leastLoss=1`: what counts for how much in the rank, as the setting of the editor says it.
 * @returns nothing where the option is not given, or says the defaults
 * @throws UsageError for what is no weight
 */
export function weightsOption(list: string | undefined): { readonly weights?: RankWeights } {
  if (list === undefined) return {};
  const pairs = list.split(',').map((pair) => {
    const [name = '', value = ''] = pair.split('=', 2).map((part) => part.trim());
    return [name, value === '' ? Number.NaN : Number(value)] as const;
  });
  const weights = parseRankWeights(Object.fromEntries(pairs), (problem) => {
    throw new UsageError(`--weights: ${safeText(problem)}.`);
  });
  return weights === defaultRankWeights ? {} : { weights };
}

import { defaultScanOptions, type ScanOptions } from '../core/hotspots/model';
import { defaultRankWeights, parseRankWeights } from '../core/hotspots/rankWeights';

/** The options of a request over the defaults. Any editor may send any weights: those that make no sense count as their default. */
export function scanOptions({ weights: given, ...options }: Partial<ScanOptions> = {}): ScanOptions {
  const weights = parseRankWeights(given, () => undefined);
  return {
    ...defaultScanOptions,
    ...options,
    ...(weights === defaultRankWeights ? {} : { weights }),
  };
}

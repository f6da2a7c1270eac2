import { dateWords, listWords, numberWords } from '../../wording';
import type { ListedHotspot } from '../listedHotspot';

/** The three factors of the rank, then who knows the module and when it was last changed; a line each. */
export function rankWords(hotspot: ListedHotspot): readonly string[] {
  return [...factorsInWords(hotspot), ...historyInWords(hotspot)];
}

function factorsInWords({ factors, authorship }: ListedHotspot): readonly string[] {
  const of100 = (factor: number): string => `${String(Math.round(factor * 100))} of 100`;
  return [
    `Documentation gap: ${of100(factors.gap)}`,
    `Attention it gets: ${of100(factors.attention)}`,
    authorship === 'unknown'
      ? 'Knowledge loss: not known, the history is cut off'
      : `Knowledge loss: ${of100(factors.knowledgeLoss)}`,
  ];
}

function historyInWords({
  authors,
  authorship,
  truckFactor = 0,
  lastAtEpochMs = Number.NaN,
}: ListedHotspot): readonly string[] {
  const names = authors.slice(0, truckFactor).map(({ name }) => name);
  const sureness = authorship === 'about' ? 'about ' : '';
  const isDate = !Number.isNaN(new Date(lastAtEpochMs).getTime());
  return [
    ...(truckFactor === 0
      ? []
      : [`Truck factor: ${sureness}${numberWords(truckFactor)} (${listWords(names, 3)})`]),
    ...(isDate ? [`Last changed: ${dateWords(lastAtEpochMs)}`] : []),
  ];
}

import { placeOfParty } from '../knowledge/suppliers/placeOfParty';
import { countedParties, type PartyEntry } from '../knowledge/suppliers/register';
import type { CountedSupplier } from './completeness';

/** The outside parties as completeness counts them: with or without somebody to call. */
export function countedSuppliers(parties: readonly PartyEntry[]): readonly CountedSupplier[] {
  return countedParties(parties).map((party) => {
    const place = placeOfParty(party);
    return {
      name: party.name,
      ...(place === undefined ? {} : { place }),
      hasContact: (party.supplier?.answers.contact ?? '') !== '',
    };
  });
}

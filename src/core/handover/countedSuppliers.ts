import { countedParties, type PartyEntry } from '../knowledge/suppliers/register';
import type { CountedSupplier } from './completeness';

/** The outside parties as completeness counts them: with or without somebody to call. */
export function countedSuppliers(parties: readonly PartyEntry[]): readonly CountedSupplier[] {
  return countedParties(parties).map(({ name, supplier }) => ({
    name,
    ...(supplier === undefined ? {} : { path: supplier.path }),
    hasContact: (supplier?.answers.contact ?? '') !== '',
  }));
}

import { DebtClassifier } from './debtClassifier';
import { shippedWeights } from './weights';

let shipped: DebtClassifier | undefined;

/** The classifier of the product; its weights are read on first use. */
export function shippedClassifier(): DebtClassifier {
  return (shipped ??= new DebtClassifier(shippedWeights));
}

/**
 * How likely a comment admits that something was put off, whether or not it carries a tag.
 * @param text of one comment, with or without its markers
 */
export function classifyComment(text: string): { readonly probability: number } {
  return { probability: shippedClassifier().probability(text) };
}

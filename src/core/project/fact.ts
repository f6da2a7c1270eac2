import { redactSecrets } from '../secrets/redactSecrets';
import type { Place } from '../manifests/model';

/** One thing that a file says, with the line that says it. */
export interface Fact extends Place {
  /** In the words of the book. */
  readonly kind: string;
  /** In the words of the file; secrets redacted. */
  readonly value: string;
  /** In the words of the book. */
  readonly note?: string;
}

/** The same fact for a book that is handed to others. What is cut is to be cut afterwards: half a key is known for none. */
export function withoutSecrets<T extends Fact>(fact: T, redact = redactSecrets): T {
  return {
    ...fact,
    kind: redact(fact.kind),
    value: redact(fact.value),
    ...(fact.note === undefined ? {} : { note: redact(fact.note) }),
  };
}

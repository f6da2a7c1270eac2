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

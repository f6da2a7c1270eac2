import assert from 'node:assert/strict';
import type { ErrorCode } from '../../../src/core/errors';
import { HandoverError } from '../../../src/core/errors';

/** The sentence of an operation that must fail with this code. */
export async function sentenceOfFailure(code: ErrorCode, operation: Promise<unknown>): Promise<string> {
  const error: unknown = await operation.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof HandoverError, `it should fail with ${code}, but gave ${String(error)}`);
  assert.equal(error.code, code, error.message);
  assert.match(error.message, /^[^\n]+\.$/, 'one sentence');
  return error.message;
}

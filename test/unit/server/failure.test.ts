import assert from 'node:assert/strict';
import { LSPErrorCodes } from 'vscode-languageserver/node';
import { HandoverError } from '../../../src/core/errors';
import { responseError } from '../../../src/server/failure';

describe('responseError', () => {
  const errors: string[] = [];
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (message: string) => void errors.push(message),
  };
  beforeEach(() => errors.splice(0));

  it('carries the code and path of an expected failure, and its sentence', () => {
    const response = responseError('m', new HandoverError('file.outside', 'Sentence.', { path: 'a' }), log);
    assert.deepEqual(response.data, { code: 'file.outside', path: 'a' });
    assert.equal(response.message, 'Sentence.');
  });

  it('answers a cancelled request as the protocol has it', () => {
    const response = responseError('m', new HandoverError('cancelled', 'Cancelled.'), log);
    assert.equal(response.code, LSPErrorCodes.RequestCancelled);
  });

  it('logs the cause of an expected failure, and all of an unexpected one', () => {
    responseError('m', new HandoverError('git.failed', 'Sentence.', { cause: new Error('deep') }), log);
    const response = responseError('m', new TypeError('bug'), log);
    assert.deepEqual(errors, ['m: Sentence.', 'm failed.']);
    assert.equal(response.data, undefined);
    assert.equal(response.message, 'bug');
  });
});

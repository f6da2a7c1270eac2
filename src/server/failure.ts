import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { HandoverError, sentenceOf } from '../core/errors';
import type { Log } from '../core/ports';
import type { ErrorData } from '../protocol/requests';

/** What the client is told of a failure: its sentence and, for expected ones, `data` with the stable code. */
export function responseError(
  method: string,
  error: unknown,
  log: Log,
): ResponseError<ErrorData | undefined> {
  if (!(error instanceof HandoverError)) {
    log.error(`${method} failed.`, error);
    return new ResponseError(LSPErrorCodes.RequestFailed, sentenceOf(error), undefined);
  }
  const data = { code: error.code, ...(error.path === undefined ? {} : { path: error.path }) };
  if (error.code === 'cancelled')
    return new ResponseError(LSPErrorCodes.RequestCancelled, error.message, data);
  if (error.cause !== undefined) log.error(`${method}: ${error.message}`, error.cause);
  return new ResponseError(LSPErrorCodes.RequestFailed, error.message, data);
}

import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { HandoverError, sentenceOf } from '../../core/errors';
import type { Position } from '../../core/lineIndex';
import type { Cancellation, Log } from '../../core/ports';
import type { HandoverDocument } from './documentFolder';
import type { DocumentFolders, Place } from './documentFolders';
import { positionOf } from './lspSpans';

interface AtPosition {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
}

/**
 * Finds the file or the document that a request is about, and has it answered; where there is none, or the answer fails,
 * there is no answer. What is asked for is named for the log.
 */
export class DocumentRequests {
  readonly #folders: DocumentFolders;
  readonly #log: Log;

  constructor(folders: DocumentFolders, log: Log) {
    this.#folders = folders;
    this.#log = log;
  }

  /** Any file of the folders, code as well. */
  async inFile<T>(
    what: string,
    uri: string,
    token: CancellationToken,
    answer: (place: Place, cancellation: Cancellation) => Promise<T | undefined>,
  ): Promise<T | null> {
    const place = this.#folders.placeOfUri(uri);
    if (place === undefined) return null;
    return this.guarded(what, token, (cancellation) => answer(place, cancellation));
  }

  /** One of the handover. */
  async inDocument<T>(
    what: string,
    uri: string,
    token: CancellationToken,
    answer: (place: Place, document: HandoverDocument, cancellation: Cancellation) => Promise<T | undefined>,
  ): Promise<T | null> {
    return this.inFile(what, uri, token, async (place, cancellation) => {
      const document = await place.folder.document(place.path);
      return document === undefined ? undefined : answer(place, document, cancellation);
    });
  }

  /** Like {@link inDocument}, with no answer for the settings: one without content would be the last word on their folds. */
  async inMarkdown<T>(
    what: string,
    uri: string,
    token: CancellationToken,
    answer: (place: Place, document: HandoverDocument) => Promise<T>,
  ): Promise<T | null> {
    return this.inDocument(what, uri, token, (place, document) =>
      place.folder.kindOf(place.path) === 'settings' ? Promise.resolve(undefined) : answer(place, document),
    );
  }

  /** Like {@link inDocument}, at a place in it. */
  async atPosition<T>(
    what: string,
    { textDocument, position }: AtPosition,
    token: CancellationToken,
    answer: (
      place: Place,
      document: HandoverDocument,
      position: Position,
      cancellation: Cancellation,
    ) => Promise<T | undefined>,
  ): Promise<T | null> {
    return this.inDocument(what, textDocument.uri, token, (place, document, cancellation) =>
      answer(place, document, positionOf(position), cancellation),
    );
  }

  /** Nothing that fails here is worth a message box of the editor: it is logged, and there is no answer. */
  async guarded<T>(
    what: string,
    token: CancellationToken,
    answer: (cancellation: Cancellation) => Promise<T | undefined>,
  ): Promise<T | null> {
    try {
      return (await answer(cancellationOf(token))) ?? null;
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      if (error instanceof HandoverError && error.code === 'cancelled')
        throw new ResponseError(LSPErrorCodes.RequestCancelled, error.message);
      this.#log.error(`The ${what} of a document failed: ${sentenceOf(error)}`, error);
      return null;
    }
  }
}

function cancellationOf(token: CancellationToken): Cancellation {
  return {
    get aborted() {
      return token.isCancellationRequested;
    },
  };
}

import { LSPErrorCodes, type Range, ResponseError, type WorkspaceEdit } from 'vscode-languageserver/node';
import { headingRename } from '../../core/handoverDocuments/renames';
import type { Position } from '../../core/lineIndex';
import type { Cancellation } from '../../core/ports';
import type { HandoverDocument } from './documentFolder';
import type { Place } from './documentFolders';
import { rangeOf, workspaceEdit } from './lspSpans';
import { headingAt } from './placesAt';

/** Only headings have a name to change. */
export function prepareRename(
  document: HandoverDocument,
  position: Position,
): { readonly range: Range; readonly placeholder: string } | undefined {
  const heading = headingAt(document, position);
  return heading === undefined ? undefined : { range: rangeOf(heading.span), placeholder: heading.text };
}

/** @throws ResponseError where the new name is none, or there is no heading */
export async function rename(
  { folder }: Place,
  document: HandoverDocument,
  { position, newName, cancellation }: { position: Position; newName: string; cancellation: Cancellation },
): Promise<WorkspaceEdit> {
  const heading = headingAt(document, position);
  if (heading === undefined)
    throw new ResponseError(
      LSPErrorCodes.RequestFailed,
      'Only headings can be renamed here; put the cursor on one.',
    );
  if (newName.trim() === '' || /[\p{Cc}\u2028\u2029]/u.test(newName))
    throw new ResponseError(
      LSPErrorCodes.RequestFailed,
      'A heading has words on one line; choose another name.',
    );
  const all = await folder.documents(cancellation);
  return workspaceEdit(folder, headingRename(document, heading, newName.trim(), all));
}

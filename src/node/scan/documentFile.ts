import { mayExplain } from '../../core/hotspots/documents/documentNames';
import { readDocument } from '../../core/hotspots/documents/readDocument';
import { fileRole } from '../../core/hotspots/fileRole';
import type { RepoPath } from '../../core/ports';
import { decodeText } from '../files/textDecoding';
import type { ParseSettings, ScannedFile } from './parseMessages';
import { isBinary, readWhole } from './readWhole';

/** What a Markdown file says of the code. Documents of tests and of other projects explain nothing of ours. */
export function readDocumentFile(file: RepoPath, settings: ParseSettings): ScannedFile {
  const role = fileRole(file, '');
  if ((role !== 'source' && role !== 'example') || !mayExplain(file)) return { path: file };
  const bytes = readWhole(file, settings);
  if (!Buffer.isBuffer(bytes)) return bytes;
  if (isBinary(bytes)) return { path: file };
  const document = readDocument(file, decodeText(bytes).text);
  return document.mentions.length === 0 && !document.tellsOfFolder
    ? { path: file }
    : { path: file, document };
}

import { fileRole } from '../../core/hotspots/fileRole';
import { languageOf } from '../../core/hotspots/languages';
import type { OutsideFact } from '../../core/outside/outsideFacts';
import { readOutside } from '../../core/outside/readOutside';
import type { RepoPath } from '../../core/ports';
import { mostTextBytes } from '../../core/textFiles/textFiles';
import { decodeText } from '../files/textDecoding';
import { certificatesIn, isKeyStore, keyStore, mayHaveCertificate } from './certificates';
import type { ParseSettings, ScannedFile } from './parseMessages';
import { isBinary, readWhole } from './readWhole';

/** Reads one file for what leads out of the repository. */
export function readOutsideFile(file: RepoPath, settings: ParseSettings): ScannedFile {
  if (isKeyStore(file)) return { path: file, outside: keyStore(file) };
  const bytes = readWhole(file, settings);
  if (!Buffer.isBuffer(bytes)) return bytes;
  const certificates = mayHaveCertificate(file, bytes) ? certificatesIn(bytes) : [];
  // Longer texts in no language of ours are data.
  const isRead = !isBinary(bytes) && (languageOf(file) !== undefined || bytes.length <= mostTextBytes);
  const read = isRead ? readOutside(file, decodeText(bytes).text) : undefined;
  const facts: readonly OutsideFact[] = [...certificates, ...(read?.facts ?? [])];
  if (facts.length === 0) return { path: file };
  return { path: file, outside: { path: file, role: read?.role ?? fileRole(file, ''), facts } };
}

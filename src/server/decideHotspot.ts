import { HandoverError } from '../core/errors';
import { isDecisionPath } from '../core/hotspots/decisions/decision';
import { isBrokenDecision, parseDecision, writeDecision } from '../core/hotspots/decisions/decisionFile';
import type { DecideHotspotParams, NoteWritten } from '../protocol/requests';
import type { ScannedFolder } from './scannedFolder';

/**
 * `mobHandover/hotspots/decide`: writes what the team decided on a hotspot to a file of its own; the hotspots follow.
 * @throws HandoverError `file.outside`, `frontMatter.broken`, and what `Files.writeAll` throws
 */
export async function handleDecideHotspot(
  folder: ScannedFolder,
  { path, draft }: DecideHotspotParams,
): Promise<NoteWritten> {
  if (!isDecisionPath(path))
    throw new HandoverError('file.outside', `${path} is no place for a decision; nothing was written.`, {
      path,
    });
  const text = writeDecision(draft);
  const read = parseDecision(path, text);
  if (isBrokenDecision(read)) throw new HandoverError('frontMatter.broken', read.message, { path });
  await folder.scanner.files.writeAll([{ path, text }]);
  folder.changed([path]);
  return { path };
}

import path from 'node:path';
import type { RepoPath } from '../../core/ports';
import { sessionRecord } from '../../core/session/record';
import type { EndedSession } from '../../core/session/state';
import { WorkspaceFiles } from '../files/workspaceFiles';
import { removeLeftovers } from './leftovers';

/**
 * Writes the record of a session into a workspace folder, whole or not at all, and sweeps up what was left half-written
 * where a window was killed over it.
 * @param folder absolute
 * @returns where it is
 * @throws HandoverError as {@link WorkspaceFiles.writeAll}
 */
export async function writeSessionRecord(folder: string, session: EndedSession): Promise<RepoPath> {
  const record = sessionRecord(session);
  await new WorkspaceFiles(folder).writeAll([record]);
  const place = path.join(folder, record.path);
  await removeLeftovers(path.dirname(place), `.${path.basename(place)}.`);
  return record.path;
}

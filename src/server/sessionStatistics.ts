import { statisticsDocument } from '../core/handover/renderStatistics';
import type { Log } from '../core/ports';
import { readSessions } from '../node/handover/readSessions';
import type { DocumentResult } from '../protocol/requests';
import type { ScannedFolder } from './scannedFolder';

/** `mobHandover/sessionStatistics`: what all session records together say. */
export async function handleStatistics(folder: ScannedFolder, log: Log): Promise<DocumentResult> {
  const { sessions, problems } = await readSessions(folder.scanner.files);
  for (const { message } of problems) log.warn(message);
  const unread = problems.map(({ message }) => `> ${message.replace(/[<>[\]\\`*_]/gu, '\\$&')}\n`);
  return { markdown: [statisticsDocument(sessions), ...unread].join('\n') };
}

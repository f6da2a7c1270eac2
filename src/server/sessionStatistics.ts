import { statisticsDocument } from '../core/handover/renderStatistics';
import { statisticsRows } from '../core/handover/statisticsRows';
import type { Log } from '../core/ports';
import { readSessions } from '../node/handover/readSessions';
import type { SessionStatistics } from '../protocol/requests';
import type { ScannedFolder } from './scannedFolder';

/** `mobHandover/sessionStatistics`: what all session records together say. */
export async function handleStatistics(folder: ScannedFolder, log: Log): Promise<SessionStatistics> {
  const { sessions, problems } = await readSessions(folder.scanner.files);
  for (const { message } of problems) log.warn(message);
  const unread = problems.map(({ message }) => `> ${message.replace(/[<>[\]\\`*_]/gu, '\\$&')}\n`);
  const markdown = [statisticsDocument(sessions), ...unread].join('\n');
  return { markdown, rows: statisticsRows(sessions) };
}

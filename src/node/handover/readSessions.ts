import { HandoverError, sentenceOf } from '../../core/errors';
import { readSession, type SessionRecord, sessionsFolder } from '../../core/handover/sessions';
import type { Problem } from '../../core/hotspots/model';
import type { Files } from '../../core/ports';

/** All session records of the workspace, oldest first. What cannot be read is a problem, and the rest goes on. */
export async function readSessions(
  files: Files,
): Promise<{ readonly sessions: readonly SessionRecord[]; readonly problems: readonly Problem[] }> {
  const sessions: SessionRecord[] = [];
  const problems: Problem[] = [];
  for (const name of await files.list(sessionsFolder)) {
    if (!name.endsWith('.md')) continue;
    const path = `${sessionsFolder}/${name}`;
    try {
      const text = await files.readText(path);
      if (text === undefined) continue;
      const read = readSession(path, text);
      if ('code' in read) problems.push(read);
      else sessions.push(read);
    } catch (error) {
      if (!(error instanceof HandoverError)) throw error;
      problems.push({ path, code: error.code, message: sentenceOf(error) });
    }
  }
  sessions.sort((a, b) => a.startedAtEpochMs - b.startedAtEpochMs || (a.path < b.path ? -1 : 1));
  return { sessions, problems };
}

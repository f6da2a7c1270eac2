import { HandoverError, sentenceOf } from '../../core/errors';
import { decisionsFolder, type HotspotDecision } from '../../core/hotspots/decisions/decision';
import type { Problem } from '../../core/hotspots/model';
import type { Files } from '../../core/ports';

export interface ReadDecisions {
  readonly decisions: readonly HotspotDecision[];
  readonly problems: readonly Problem[];
}

/** What the team decided on hotspots. Never throws: a file that cannot be read is a problem, the others count. */
export async function readDecisions(files: Files): Promise<ReadDecisions> {
  const decisions: HotspotDecision[] = [];
  const problems: Problem[] = [];
  try {
    for (const name of await files.list(decisionsFolder)) {
      if (!name.endsWith('.md') || name.startsWith('.')) continue;
      // Most projects have none, and reading YAML takes a library.
      const { isBrokenDecision, parseDecision } = await import('../../core/hotspots/decisions/decisionFile');
      const path = `${decisionsFolder}/${name}`;
      const text = await files.readText(path);
      if (text === undefined) continue;
      const read = parseDecision(path, text);
      if (!isBrokenDecision(read)) decisions.push(read);
      else problems.push({ path, line: read.line, code: 'decision.broken', message: read.message });
    }
  } catch (error) {
    const code = error instanceof HandoverError ? error.code : 'file.unreadable';
    problems.push({ path: decisionsFolder, code, message: sentenceOf(error) });
  }
  return { decisions, problems };
}

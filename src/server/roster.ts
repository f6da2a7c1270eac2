import { homedir } from 'node:os';
import type { Log } from '../core/ports';
import { readCoauthorsFile } from '../node/session/coauthorsFile';
import { rosterCandidates } from '../node/session/rosterCandidates';
import type { ScanHooks } from '../node/scan/scanner';
import type { RosterCandidate } from '../protocol/requests';
import type { ScannedFolder } from './scannedFolder';

/** `mobHandover/rosterCandidates`: whom to offer for the roster. */
export function handleRoster(
  folder: ScannedFolder,
  log: Log,
  hooks: ScanHooks,
): Promise<readonly RosterCandidate[]> {
  const { git, files, root } = folder.scanner;
  return rosterCandidates(git, files, log, hooks.cancellation, () =>
    readCoauthorsFile({ root, files, environment: process.env, home: homedir() }),
  );
}

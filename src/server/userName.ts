import { HandoverError } from '../core/errors';
import { plainLine } from '../core/session/plainText';
import type { UserNameResult } from '../protocol/requests';
import type { ScannedFolder } from './scannedFolder';

/** `mobHandover/userName`: under which name git commits in the folder. */
export async function handleUserName({ scanner }: ScannedFolder): Promise<UserNameResult> {
  try {
    const name = plainLine((await scanner.git.userName()) ?? '');
    return name === '' ? {} : { name };
  } catch (error) {
    if (error instanceof HandoverError) return {};
    throw error;
  }
}

import { HandoverError, sentenceOf } from '../../core/errors';
import {
  type BrokenSignOff,
  isBrokenSignOff,
  isSignOffPath,
  parseSignOff,
  type SignOff,
  signOffsFolder,
} from '../../core/handover/signOff';
import type { Files } from '../../core/ports';

/** All sign-offs of the folder. A file that is none never stops the others. */
export async function readSignOffs(
  files: Files,
): Promise<{ readonly signOffs: readonly SignOff[]; readonly problems: readonly BrokenSignOff[] }> {
  const signOffs: SignOff[] = [];
  const problems: BrokenSignOff[] = [];
  for (const name of await files.list(signOffsFolder)) {
    const path = `${signOffsFolder}/${name}`;
    if (!isSignOffPath(path)) continue;
    try {
      const text = await files.readText(path);
      if (text === undefined) continue;
      const read = parseSignOff(path, text);
      if (isBrokenSignOff(read)) problems.push(read);
      else signOffs.push(read);
    } catch (error) {
      if (!(error instanceof HandoverError)) throw error;
      problems.push({ path, line: 0, message: sentenceOf(error) });
    }
  }
  return { signOffs, problems };
}

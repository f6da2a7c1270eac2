import { chapterName } from '../handover/chapter';
import { chapters } from '../handover/chapters';
import { type HandoverFile, parseHandoverFile } from '../handover/handoverFile';
import type { UnknownSetting } from '../handover/settingsReader';
import type { RepoPath } from '../ports';
import { plainLine } from '../session/plainText';
import type { DocumentProblem } from './documentProblems';
import { nearestPaths } from './nearestPaths';
import type { TargetFacts } from './targetFacts';

/** A slip of two letters in a short word. */
const leastAlike = 0.5;

/** The file `.handover/handover.yaml`, by the chapters of the standard book. */
export function readSettings(text: string): HandoverFile {
  return parseHandoverFile(text, chapters.map(chapterName));
}

/** What of the settings is passed over, templates that are not there, and keys that nothing reads. */
export function settingsProblems(
  { problems, unknown, templates }: HandoverFile,
  facts: ReadonlyMap<RepoPath, TargetFacts>,
): readonly DocumentProblem[] {
  const missing = templates.filter(({ path }) => facts.get(path)?.kind === 'missing');
  return [
    ...problems.map(({ span, sentence, isWhole }): DocumentProblem => ({
      code: isWhole ? 'settings.broken' : 'settings.value',
      span,
      severity: isWhole ? 'error' : 'warning',
      message: plainLine(sentence),
    })),
    ...missing.map(({ path, span }): DocumentProblem => ({
      code: 'link.missing',
      span,
      severity: 'warning',
      message: `There is no file ${plainLine(path)}, so the chapter begins without a template; write it, or mend the path.`,
    })),
    ...unknown.map((key): DocumentProblem => {
      const [meant] = knownSettingsLike(key);
      const kept = `“${plainLine(key.name)}” is no setting of the handover: nothing reads it.`;
      return {
        code: 'settings.unknownKey',
        span: key.span,
        severity: meant === undefined ? 'hint' : 'information',
        message: meant === undefined ? kept : `${kept} Perhaps “${meant}” is meant.`,
      };
    }),
  ];
}

/** The keys that somebody may have meant; at most three. */
export function knownSettingsLike({ name, free }: UnknownSetting): readonly string[] {
  return nearestPaths(name, free, leastAlike);
}

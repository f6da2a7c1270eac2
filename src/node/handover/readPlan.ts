import { HandoverError, sentenceOf } from '../../core/errors';
import { chapterName } from '../../core/handover/chapter';
import { chapters } from '../../core/handover/chapters';
import { type BookPlan, planBook } from '../../core/handover/bookPlan';
import { parseHandoverFile } from '../../core/handover/handoverFile';
import type { HandoverFileProblem } from '../../core/handover/handoverFileFault';
import { handoverFilePath } from '../../core/handover/handoverFilePath';
import {
  defaultSettings,
  type HandoverSettings,
  templatesFolder,
} from '../../core/handover/handoverSettings';
import type { Files, RepoPath } from '../../core/ports';

export interface ReadPlan {
  readonly plan: BookPlan;
  readonly problems: readonly HandoverFileProblem[];
}

/** The book as `.handover/handover.yaml` wants it; the standard one where there is no such file. */
export async function readPlan(files: Files): Promise<ReadPlan> {
  const { settings, problems } = await readHandoverFile(files);
  const found: HandoverFileProblem[] = problems.map(({ path, line, message }) => ({ path, line, message }));
  const templates = new Map<string, string>();
  for (const { name, template } of settings.chapters) {
    const path = template ?? `${templatesFolder}/${name}.md`;
    const text = await readOrComplain(files, path, found);
    if (text !== undefined) templates.set(name, text);
    else if (template !== undefined && !found.some((problem) => problem.path === path))
      found.push({
        path,
        line: 0,
        message: `${path}: there is no such template, so the chapter "${name}" begins without one; write it, or mend ${handoverFilePath}.`,
      });
  }
  return { plan: planBook(settings, templates), problems: found };
}

async function readHandoverFile(
  files: Files,
): Promise<{ readonly settings: HandoverSettings; readonly problems: readonly HandoverFileProblem[] }> {
  const problems: HandoverFileProblem[] = [];
  const text = await readOrComplain(files, handoverFilePath, problems);
  return text === undefined
    ? { settings: defaultSettings, problems }
    : parseHandoverFile(text, chapters.map(chapterName));
}

async function readOrComplain(
  files: Files,
  path: RepoPath,
  problems: HandoverFileProblem[],
): Promise<string | undefined> {
  try {
    return await files.readText(path);
  } catch (error) {
    if (!(error instanceof HandoverError)) throw error;
    problems.push({ path, line: 0, message: sentenceOf(error) });
    return undefined;
  }
}

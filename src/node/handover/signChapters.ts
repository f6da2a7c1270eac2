import { HandoverError } from '../../core/errors';
import { chapterName, chapterTitle } from '../../core/handover/chapter';
import { type Sections, sectionsOf } from '../../core/handover/sections';
import { signOffPath, writeSignOff } from '../../core/handover/signOff';
import type { EpochMs, Files, Random, RepoPath } from '../../core/ports';
import { readPlan } from './readPlan';

export interface ChapterSigning {
  /** Repository path of the book's folder. */
  readonly bookFolder: RepoPath;
  /** Names of chapters. */
  readonly chapters: readonly string[];
  /** Headings of the parts that are signed, where only one chapter is; default: it as a whole. */
  readonly parts?: readonly string[];
  readonly by: string;
  readonly remark: string;
  readonly atEpochMs: EpochMs;
  readonly utcOffsetMinutes: number;
  readonly commit?: string;
}

/**
 * Writes one file for each chapter that somebody signs, all or none.
 * @throws HandoverError `file.unreadable` for a chapter that is not written yet and for a part that it does not have, and what `Files.writeAll` throws
 */
export async function signChapters(
  files: Files,
  signing: ChapterSigning,
  random: Random,
): Promise<readonly RepoPath[]> {
  const { plan } = await readPlan(files);
  const changes = [];
  for (const name of signing.chapters) {
    const chapter = plan.chapters.find((each) => chapterName(each) === name);
    const text = chapter && (await files.readText(`${signing.bookFolder}/${chapter.file}`));
    if (chapter === undefined || text === undefined) {
      const what = chapter === undefined ? name : chapterTitle(chapter);
      const message = `${what} is not in ${signing.bookFolder}, so nothing was signed; export the handover first.`;
      throw new HandoverError('file.unreadable', message);
    }
    const { by, remark, atEpochMs, commit } = signing;
    const all = sectionsOf(text);
    const sections = partsOf(all, signing, chapterTitle(chapter));
    const others = [...all.keys()].filter((section) => !sections.has(section));
    changes.push({
      path: signOffPath(name, { ...signing, random }),
      text: writeSignOff({
        chapter: name,
        by,
        remark,
        atEpochMs,
        ...(commit === undefined ? {} : { commit }),
        sections,
        ...(sections.size < all.size ? { inParts: true as const, otherParts: others } : {}),
      }),
    });
  }
  return files.writeAll(changes);
}

function partsOf(all: Sections, { chapters, parts }: ChapterSigning, title: string): Sections {
  if (parts === undefined || chapters.length !== 1) return all;
  const gone = parts.find((part) => !all.has(part));
  if (gone !== undefined) {
    const message = `${title} has no part "${gone}" any more, so nothing was signed; read it again and choose anew.`;
    throw new HandoverError('file.unreadable', message);
  }
  return new Map([...all].filter(([section]) => parts.includes(section)));
}

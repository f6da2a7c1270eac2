import { countedSuppliers } from '../../core/handover/countedSuppliers';
import { outsideOfFolder } from '../../core/knowledge/suppliers/outsideOfFolder';
import { readRegister } from '../outside/readRegister';
import { chapterName, chapterTitle } from '../../core/handover/chapter';
import { type Completeness, completenessOf } from '../../core/handover/completeness';
import { countedCode } from '../../core/handover/countedCode';
import type { Thresholds } from '../../core/handover/handoverSettings';
import { Ownership } from '../../core/hotspots/ownership';
import { type Sections, sectionsOf } from '../../core/handover/sections';
import { type SignOffState, signOffState } from '../../core/handover/signOff';
import { wordsByPeople } from '../../core/handover/template';
import { isJudged } from '../../core/hotspots/judged';
import type { ScanReport } from '../../core/hotspots/model';
import type { Cancellation, RepoPath } from '../../core/ports';
import type { NoteSources } from '../knowledge/anchorResolver';
import { readNotes } from '../knowledge/readNotes';
import { readQuestions } from '../knowledge/readQuestions';
import { readPlan } from './readPlan';
import { readSignOffs } from './readSignOffs';

interface HandoverChapter {
  readonly name: string;
  readonly title: string;
  /** Repository path of the chapter's file; undefined where it is not written yet. */
  readonly path?: RepoPath;
  readonly signOff: SignOffState;
  /** Of the file as it is now. */
  readonly sections: Sections;
}

/** How far the book is, without exporting it. */
export interface HandoverState {
  readonly completeness: Completeness;
  /** In the order of the book, as in `completeness`. */
  readonly chapters: readonly HandoverChapter[];
  readonly thresholds: Thresholds;
  /** False: hotspots and owners are not counted. */
  readonly scanned: boolean;
  /** One sentence each, with file and line. */
  readonly problems: readonly { readonly path: RepoPath; readonly line: number; readonly message: string }[];
}

/**
 * Reads the notes, questions, sign-offs and chapters of a folder; scans nothing.
 * @throws HandoverError `cancelled`, and `file.unreadable` where a folder cannot be listed
 */
export async function readHandoverState(
  sources: NoteSources,
  options: {
    /** Of the folder: hosts with its name are the project's own. */
    readonly projectName: string;
    /** Repository path of the book's folder. */
    readonly bookFolder: RepoPath;
    /** The last scan; undefined where there was none. */
    readonly report: ScanReport | undefined;
    readonly activeWithinDays: number;
    readonly cancellation: Cancellation;
  },
): Promise<HandoverState> {
  const { files } = sources;
  const { plan, problems } = await readPlan(files);
  const { notes, broken } = await readNotes(sources, options.cancellation);
  const asked = await readQuestions(
    files,
    plan.chapters.map(chapterName),
    notes.map(({ note }) => note),
  );
  const signed = await readSignOffs(files);
  const register = await readRegister(files);
  const outside = outsideOfFolder(options.report?.outside ?? [], register, options.projectName);
  const chapters = await Promise.all(
    plan.chapters.map(async (chapter) => {
      const path = `${options.bookFolder}/${chapter.file}`;
      const text = await files.readText(path);
      const sections: Sections = text === undefined ? new Map() : sectionsOf(text);
      const name = chapterName(chapter);
      return {
        counted: {
          name,
          title: chapterTitle(chapter),
          source: chapter.source,
          words: text === undefined ? 0 : wordsByPeople(text),
        },
        shown: {
          name,
          title: chapterTitle(chapter),
          ...(text === undefined ? {} : { path }),
          signOff: signOffState(name, text, signed.signOffs),
          sections,
        },
      };
    }),
  );
  return {
    completeness: completenessOf({
      chapters: chapters.map(({ counted }) => counted),
      questions: asked.questions,
      notes,
      code: codeOf(options.report, options.activeWithinDays),
      suppliers: countedSuppliers(outside.parties),
    }),
    chapters: chapters.map(({ shown }) => shown),
    thresholds: plan.thresholds,
    scanned: options.report !== undefined,
    problems: [...problems, ...broken, ...asked.problems, ...signed.problems, ...register.broken],
  };
}

function codeOf(report: ScanReport | undefined, activeWithinDays: number) {
  if (report === undefined) return undefined;
  const sources = report.modules.filter(isJudged);
  const asOfEpochMs = report.headAtEpochMs;
  return countedCode(report, new Ownership(sources, report.people, { asOfEpochMs, activeWithinDays }));
}

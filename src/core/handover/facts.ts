import type { ModuleReport, Problem, ScanReport } from '../hotspots/model';
import type { ListedTour } from './formats/tours/listedTours';
import { nothingOutside, type OutsideOfFolder } from '../knowledge/suppliers/outsideOfFolder';
import type { AskedQuestion } from '../knowledge/questions/askedQuestions';
import type { ResolvedNote } from '../knowledge/resolvedNote';
import { isJudged } from '../hotspots/judged';
import type { EpochMs, RepoPath } from '../ports';
import type { ProjectFacts } from '../project/projectFacts';
import type { CountedSupplier } from './completeness';
import { Ownership } from '../hotspots/ownership';
import { RepoLinks } from './repoLinks';
import type { SessionRecord } from './sessions';
import type { SignOff } from './signOff';

/** The state of the code that the book describes: the newest commit that touched more than the book itself. */
export interface CodeState {
  /** Full id. */
  readonly commit?: string;
  readonly atEpochMs?: EpochMs;
  /** Files outside the book with changes that are in no commit. */
  readonly uncommittedFiles: number;
}

/** What the regions know of the book as a team wants it, see `BookPlan`. */
export interface PlannedBook {
  /** Of the whole book. */
  readonly title?: string;
  /** Who takes over. */
  readonly receivingParty?: string;
  /** In the order of the book. */
  readonly chapters: readonly PlannedChapter[];
  /** Switched off. */
  readonly off: readonly PlannedChapter[];
}

interface PlannedChapter {
  /** Name of the file in the book's folder. */
  readonly file: string;
}

export interface BookInput {
  readonly plan: PlannedBook;
  /** For the title of a cover that does not exist yet, where the plan has none. */
  readonly projectName: string;
  /** Repository path of the book's folder, without a trailing slash. */
  readonly outputFolder: RepoPath;
  /** With the debts' authors where git knows them. */
  readonly report: ScanReport;
  /** What manifests, lock files and the like say. */
  readonly project: ProjectFacts;
  /** Absent without git. */
  readonly code: CodeState | undefined;
  /** Oldest first. */
  readonly sessions: readonly SessionRecord[];
  /** Oldest first. */
  readonly notes: readonly ResolvedNote[];
  /** Of all chapters, with what became of them. */
  readonly questions: readonly AskedQuestion[];
  /** Default: nothing was found outside. */
  readonly outside?: OutsideOfFolder;
  /** The code tours there are after the export; default none. */
  readonly tours?: readonly ListedTour[];
  /** Records, notes, sign-offs, packs of questions and files of the register that could not be read. */
  readonly problems: readonly Problem[];
  readonly signOffs: readonly SignOff[];
  /** The register of outside parties, as far as completeness depends on it. */
  readonly suppliers: readonly CountedSupplier[];
  /** Text of `provenance.json` as the last export left it; undefined where there is none. */
  readonly formerRecord: string | undefined;
  /**
   * Texts of the Markdown files that lie directly in the book's folder, by file name.
   * `undefined`: something of that name is there that must be left alone.
   */
  readonly existing: ReadonlyMap<string, string | undefined>;
  /** Without a commit for this long before the code's commit a person counts as inactive. */
  readonly activeWithinDays: number;
}

/** What the chapters are rendered from. */
export interface BookFacts {
  readonly plan: PlannedBook;
  readonly report: ScanReport;
  readonly project: ProjectFacts;
  readonly code: CodeState | undefined;
  /** Ages in the book count from here. Absent without history: then there are no ages. */
  readonly asOfEpochMs: EpochMs | undefined;
  readonly sessions: readonly SessionRecord[];
  readonly notes: readonly ResolvedNote[];
  readonly questions: readonly AskedQuestion[];
  readonly outside: OutsideOfFolder;
  readonly tours: readonly ListedTour[];
  readonly problems: readonly Problem[];
  /** Repository path of the book's folder. */
  readonly outputFolder: RepoPath;
  readonly links: RepoLinks;
  readonly ownership: Ownership;
  /** The modules that are judged: no tests, no generated or vendored files. */
  readonly sources: readonly ModuleReport[];
}

export function factsOf(input: BookInput): BookFacts {
  const { report, code, sessions } = input;
  const asOfEpochMs = code?.atEpochMs ?? report.headAtEpochMs;
  const sources = report.modules.filter(isJudged);
  return {
    plan: input.plan,
    report,
    project: input.project,
    code,
    asOfEpochMs,
    sessions,
    notes: input.notes,
    questions: input.questions,
    outside: input.outside ?? nothingOutside,
    tours: input.tours ?? [],
    outputFolder: input.outputFolder,
    problems: [...report.problems, ...input.project.problems, ...input.problems],
    links: new RepoLinks(input.outputFolder),
    ownership: new Ownership(sources, report.people, {
      asOfEpochMs,
      activeWithinDays: input.activeWithinDays,
    }),
    sources,
  };
}

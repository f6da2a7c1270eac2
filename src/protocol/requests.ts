import type { ErrorCode } from '../core/errors';
import type {
  FinishOptions,
  FinishResult,
  HandOverOptions,
  HandOverResult,
  ResetResult,
  TakeOverOptions,
  TakeOverResult,
} from '../core/gitHandover/operations';
import type { ExportWarning, FormatId } from '../core/handover/formats/formatList';
import type { HandoverOverview } from '../core/handover/handoverOverview';
import type { Bottleneck } from '../core/handover/nextBottleneck';
import type { StatisticsRow } from '../core/handover/statisticsRows';
import type { DecisionDraft } from '../core/hotspots/decisions/decision';
import type { HotspotList } from '../core/hotspots/hotspotList';
import type { HotspotMap } from '../core/hotspots/map/hotspotMap';
import type { GroupingRequest } from '../core/hotspots/view/groupHotspots';
import type { HotspotQuery } from '../core/hotspots/view/hotspotQuery';
import type { DebtReport, ScanOptions, ScanProgress, ScanReport } from '../core/hotspots/model';
import type { AskedQuestion } from '../core/knowledge/questions/askedQuestions';
import type { PackProblem } from '../core/knowledge/questions/questionPack';
import type { OpenQuestions } from '../core/knowledge/noteRows';
import type { AssetDraft } from '../core/knowledge/assets/assetKinds';
import type { ExpiringAsset } from '../core/knowledge/assets/expiring';
import type { PartyEntry } from '../core/knowledge/suppliers/register';
import type { BrokenFile } from '../core/knowledge/suppliers/supplier';
import type { SupplierDraft } from '../core/knowledge/suppliers/writeSupplier';
import type { NotesOfFolder } from '../core/knowledge/resolvedNote';
import type { NoteChange, NoteDraft } from '../core/knowledge/writeNote';
import type { Identity, RepoPath } from '../core/ports';

/**
 * The requests that the language server answers beside LSP. Each is a JSON-RPC request of the given name;
 * all can be cancelled (`$/cancelRequest`). Failures carry `data: ErrorData`.
 */
export const methods = {
  scan: 'mobHandover/scan',
  hotspots: 'mobHandover/hotspots',
  decideHotspot: 'mobHandover/hotspots/decide',
  hotspotMap: 'mobHandover/hotspotMap',
  scanProgress: 'mobHandover/scanProgress',
  hotspotsChanged: 'mobHandover/hotspotsChanged',
  debtOrigins: 'mobHandover/debtOrigins',
  rosterCandidates: 'mobHandover/rosterCandidates',
  userName: 'mobHandover/userName',
  sessionStatistics: 'mobHandover/sessionStatistics',
  knowledgeMap: 'mobHandover/knowledgeMap',
  nextBottlenecks: 'mobHandover/nextBottlenecks',
  exportHandover: 'mobHandover/exportHandover',
  previewHandover: 'mobHandover/previewHandover',
  notes: 'mobHandover/notes',
  captureNote: 'mobHandover/notes/capture',
  changeNote: 'mobHandover/notes/change',
  questions: 'mobHandover/questions',
  questionPack: 'mobHandover/questions/pack',
  parties: 'mobHandover/parties',
  writeRegister: 'mobHandover/parties/write',
  handover: 'mobHandover/handover',
  signOff: 'mobHandover/handover/signOff',
  gitTakeOver: 'mobHandover/git/takeOver',
  gitHandOver: 'mobHandover/git/handOver',
  gitFinish: 'mobHandover/git/finish',
  gitReset: 'mobHandover/git/reset',
  gitCoauthors: 'mobHandover/git/coauthors',
  gitProgress: 'mobHandover/git/progress',
} as const;

/** Parameters and result of each request. */
export interface Requests {
  readonly [methods.scan]: { readonly params: ScanParams; readonly result: ScanReport };
  readonly [methods.hotspots]: { readonly params: HotspotsParams; readonly result: HotspotList };
  readonly [methods.hotspotMap]: { readonly params: HotspotMapParams; readonly result: HotspotMap };
  readonly [methods.decideHotspot]: { readonly params: DecideHotspotParams; readonly result: NoteWritten };
  readonly [methods.debtOrigins]: {
    readonly params: DebtOriginsParams;
    readonly result: readonly DebtReport[];
  };
  readonly [methods.sessionStatistics]: {
    readonly params: SessionStatisticsParams;
    readonly result: SessionStatistics;
  };
  readonly [methods.knowledgeMap]: { readonly params: KnowledgeMapParams; readonly result: DocumentResult };
  readonly [methods.nextBottlenecks]: {
    readonly params: NextBottlenecksParams;
    readonly result: readonly Bottleneck[];
  };
  readonly [methods.rosterCandidates]: {
    readonly params: RosterCandidatesParams;
    readonly result: readonly RosterCandidate[];
  };
  readonly [methods.userName]: { readonly params: UserNameParams; readonly result: UserNameResult };
  readonly [methods.exportHandover]: { readonly params: ExportParams; readonly result: ExportResult };
  readonly [methods.previewHandover]: { readonly params: PreviewParams; readonly result: PreviewResult };
  readonly [methods.notes]: { readonly params: NotesParams; readonly result: NotesResult };
  readonly [methods.captureNote]: { readonly params: CaptureNoteParams; readonly result: NoteWritten };
  readonly [methods.changeNote]: { readonly params: ChangeNoteParams; readonly result: NoteWritten };
  readonly [methods.questions]: { readonly params: QuestionsParams; readonly result: QuestionsResult };
  readonly [methods.questionPack]: {
    readonly params: QuestionPackParams;
    readonly result: NoteWritten;
  };
  readonly [methods.parties]: { readonly params: PartiesParams; readonly result: PartiesResult };
  readonly [methods.writeRegister]: { readonly params: WriteRegisterParams; readonly result: NoteWritten };
  readonly [methods.handover]: { readonly params: HandoverParams; readonly result: HandoverOverview };
  readonly [methods.signOff]: { readonly params: SignOffParams; readonly result: SignOffResult };
  readonly [methods.gitTakeOver]: { readonly params: GitTakeOverParams; readonly result: TakeOverResult };
  readonly [methods.gitHandOver]: { readonly params: GitHandOverParams; readonly result: HandOverResult };
  readonly [methods.gitFinish]: { readonly params: GitFinishParams; readonly result: FinishResult };
  readonly [methods.gitReset]: { readonly params: GitResetParams; readonly result: ResetResult };
  readonly [methods.gitCoauthors]: {
    readonly params: GitCoauthorsParams;
    readonly result: GitCoauthorsResult;
  };
}

/** Parameters of each notification that the server sends. */
export interface Notifications {
  readonly [methods.scanProgress]: ScanProgressParams;
  readonly [methods.hotspotsChanged]: HotspotsChangedParams;
  readonly [methods.gitProgress]: GitProgressParams;
}

/** Handed over as `initializationOptions`. Any editor may leave all of it out. */
export interface ServerOptions {
  /** False in an untrusted workspace: the server then runs no git, writes nothing, and refuses to scan. Default false. */
  readonly trusted?: boolean;
  /** Absolute folder for the scan cache; without it nothing is cached. */
  readonly cacheFolder?: string;
  /** Folder of the book for editors that cannot be asked for settings. Default `docs/handover`. */
  readonly outputFolder?: string;
  /**
   * True: the editor knows Markdown by itself, its headings, links and their renames, and the server adds only what it
   * does not. Default false.
   */
  readonly editorHasMarkdown?: boolean;
  /** True: lenses and code actions may run the commands of the VS Code extension. Default false: lenses only say something. */
  readonly editorCommands?: boolean;
  /** True: the first file that is opened in a folder has it scanned, for editors in which nothing else asks for that. Default false. */
  readonly scanOnOpen?: boolean;
  /** What is shown in code, for editors that cannot be asked for settings; see `editorSettingsFrom`. */
  readonly editor?: unknown;
}

export interface ScanParams {
  /** `file:` URI of the workspace folder. */
  readonly folderUri: string;
  readonly options?: Partial<ScanOptions>;
  /** False: no git is asked, modules are ranked by documentation alone. Default true. */
  readonly withHistory?: boolean;
}

/** Notification from the server while a scan runs, at most ten a second. */
export interface ScanProgressParams extends ScanProgress {
  readonly folderUri: string;
}

/**
 * The top of the ranking instead of the whole report, which can be a hundred megabytes for a large repository.
 * Answered from the last scan of the folder; scans where there was none, or none with these options.
 */
export interface HotspotsParams extends ScanParams {
  /** Default 200. */
  readonly limit?: number;
  /** True: scan now, even if there is a report. Default false. */
  readonly scan?: boolean;
  /** Who is present in a mob session: the knowledge of all others counts as lost. Absent: that of the inactive ones. */
  readonly room?: readonly Identity[];
  /** Which hotspots, in which order. Default: all, by rank. */
  readonly query?: HotspotQuery;
  /** In groups, and by what; the limit then counts for nothing. Absent: none. */
  readonly grouping?: GroupingRequest;
}

/** Notification from the server after changed files were scanned again: `mobHandover/hotspots` now answers anew. */
export interface HotspotsChangedParams {
  readonly folderUri: string;
  /** Repository paths that were scanned again; deleted ones included. */
  readonly paths: readonly string[];
}

/** The modules in their folders; scans where there was no scan with these options yet. */
export interface HotspotMapParams extends ScanParams {
  /** The folder that is shown with what is in it. Default: the whole. */
  readonly path?: RepoPath;
  /** As in {@link HotspotsParams}. */
  readonly room?: readonly Identity[];
}

/** `path`: as `decisionPath` makes it. */
export interface DecideHotspotParams {
  readonly folderUri: string;
  readonly path: RepoPath;
  readonly draft: DecisionDraft;
}

export interface DebtOriginsParams {
  readonly folderUri: string;
  readonly path: string;
}

interface UserNameParams {
  readonly folderUri: string;
}

/** `name`: git's `user.name` in the folder; absent where git has none, or there is no git. */
export interface UserNameResult {
  readonly name?: string;
}

interface SessionStatisticsParams {
  readonly folderUri: string;
}

/** Something to be read, not written to disk. */
export interface DocumentResult {
  /** A whole document. */
  readonly markdown: string;
}

/** What all session records together say: to be read as a whole, and as rows of a view. */
export interface SessionStatistics extends DocumentResult {
  readonly rows: readonly StatisticsRow[];
}

/** Scans where there was no scan with these options yet. */
export interface KnowledgeMapParams extends ScanParams {
  /** Id of the mob session whose notes are looked at; all notes without one. */
  readonly session?: string;
  /** Names of those who leave, besides those with a last day in the session records. */
  readonly leaving: readonly string[];
}

/** Scans where there was no scan with these options yet. */
export interface NextBottlenecksParams extends ScanParams {
  /** `2026-11-27`, where the people are. */
  readonly today: string;
  readonly leaving: readonly { readonly name: string; readonly lastDay: string }[];
}

interface RosterCandidatesParams {
  readonly folderUri: string;
}

/** One person to offer for the roster, in the order to offer them. */
export interface RosterCandidate {
  readonly identity: Identity;
  readonly source: 'history' | 'coauthorsFile' | 'codeowners';
  /** Of the newest commit; only for people from the history. */
  readonly lastAtEpochMs?: number;
  /** In the last year; only for people from the history. */
  readonly commits?: number;
}

export interface ExportParams {
  readonly folderUri: string;
  /** Folder of the book, relative to the workspace folder. Default `docs/handover`. */
  readonly outputFolder?: string;
  /** Default `markdown`. */
  readonly formats?: readonly FormatId[];
  readonly options?: Partial<ScanOptions>;
}

export interface ExportResult {
  /** Folder of the book, repository path. */
  readonly folder: RepoPath;
  /** What to open of each format that was written, in the order of the formats. */
  readonly mains: readonly { readonly format: FormatId; readonly path: RepoPath }[];
  /** How many files the export has, changed or not. */
  readonly files: number;
  readonly changed: readonly RepoPath[];
  /** Files of former exports that are no more. */
  readonly removed: readonly RepoPath[];
  /** Regions a person edited, files that could not be read, links that lead nowhere. */
  readonly warnings: readonly ExportWarning[];
}

/** What the next export would change in the chapters there are; nothing is written. */
export type PreviewParams = Omit<ExportParams, 'formats'>;

export interface PreviewResult {
  /** `path` of the chapter, `name` of the region, `text` as it would be written. */
  readonly regions: readonly { readonly path: RepoPath; readonly name: string; readonly text: string }[];
}

/** All notes of the folder, each with the places it speaks of as the files on disk have them now. */
export interface NotesParams {
  readonly folderUri: string;
}

/** Every note, and the questions of the chapters that nobody has answered. */
export interface NotesResult extends NotesOfFolder {
  readonly open: OpenQuestions;
}

/** Writes a new note; the server adds the commit at HEAD to its anchors. */
export interface CaptureNoteParams {
  readonly folderUri: string;
  /** Made by `notePath`. */
  readonly path: RepoPath;
  readonly draft: NoteDraft;
}

export interface ChangeNoteParams {
  readonly folderUri: string;
  readonly path: RepoPath;
  /** confirm: the place an anchor was resolved to is right. anchor: it is here. status: of the whole note. */
  readonly change: NoteChange | { readonly kind: 'confirm'; readonly index: number };
}

export interface NoteWritten {
  readonly path: RepoPath;
  /** Files of which it keeps no words, because git ignores them or the words hold a secret; absent where there are none. */
  readonly wholeFiles?: readonly RepoPath[];
}

/** What the chapters ask of people, with what the notes say to it. */
export interface QuestionsParams {
  readonly folderUri: string;
}

export interface QuestionsResult {
  /** In the order of the book. */
  readonly chapters: readonly { readonly name: string; readonly title: string }[];
  readonly questions: readonly AskedQuestion[];
  /** Packs and questions that cannot be used. */
  readonly problems: readonly PackProblem[];
}

/** The file with a chapter's questions; made with the default ones where the team has none yet. */
export interface QuestionPackParams {
  readonly folderUri: string;
  /** Name of the chapter's file without its ending. */
  readonly chapter: string;
}

/** Scans where there was no scan with these options yet, or where one is asked for. */
export interface PartiesParams extends ScanParams {
  /** True: scan now, even if there is a report. Default false. */
  readonly scan?: boolean;
  /** True: what the last scan found, whatever its options were; nothing is scanned. Default false. */
  readonly withoutScan?: boolean;
}

export interface PartiesResult {
  /** By name. */
  readonly parties: readonly PartyEntry[];
  /** The soonest first. */
  readonly assets: readonly ExpiringAsset[];
  /** Files of the register and of the assets that cannot be read. */
  readonly broken: readonly BrokenFile[];
}

/** A supplier or an asset that has a file already keeps it. */
export interface WriteRegisterParams {
  readonly folderUri: string;
  readonly entry:
    | { readonly kind: 'supplier'; readonly draft: SupplierDraft }
    | { readonly kind: 'asset'; readonly draft: AssetDraft }
    | {
        readonly kind: 'notASupplier';
        readonly draft: SupplierDraft;
        readonly reason: string;
        /** Its file in the register, where it has one. */
        readonly path?: RepoPath;
      };
}

/** How far the book is; answered from the files and the last scan, never by a new one. */
export interface HandoverParams {
  readonly folderUri: string;
  /** Folder of the book, relative to the workspace folder. Default `docs/handover`. */
  readonly outputFolder?: string;
  /** Default as in a scan. */
  readonly activeWithinDays?: number;
  /** Chapters of which more gaps are wanted than the first 50. */
  readonly moreGaps?: readonly {
    /** Name. */
    readonly chapter: string;
    readonly atMost: number;
  }[];
}

/** Writes one file for each chapter that somebody of the receiving side signs. */
export interface SignOffParams {
  readonly folderUri: string;
  readonly outputFolder?: string;
  /** Names of chapters. */
  readonly chapters: readonly string[];
  /** Parts of the chapter, where only one is signed; default: the chapter as a whole. */
  readonly parts?: readonly string[];
  /** Name. */
  readonly by: string;
  /** Markdown; empty where there is none. */
  readonly remark: string;
  readonly atEpochMs: number;
  readonly utcOffsetMinutes: number;
}

export interface SignOffResult {
  /** Of the files that were written. */
  readonly paths: readonly RepoPath[];
}

/** Joins the mob on its WIP branch, or begins one. Failures carry a `gitHandover.*` code that says what to ask. */
export interface GitTakeOverParams extends TakeOverOptions {
  readonly folderUri: string;
}

export interface GitHandOverParams extends HandOverOptions {
  readonly folderUri: string;
}

export interface GitFinishParams extends Omit<FinishOptions, 'present'> {
  readonly folderUri: string;
  /** Absolute folder with the state of the mob session; without it only authors of commits become co-authors. */
  readonly sessionFolder?: string;
}

export interface GitResetParams {
  readonly folderUri: string;
}

/** Who is to be a co-author of the next commit; with `hook`, also written down for the commit hook. */
export interface GitCoauthorsParams {
  readonly folderUri: string;
  readonly sessionFolder?: string;
  /** False: takes our hook away, if it is there. Absent: hooks are left alone. */
  readonly hook?: boolean;
}

export interface GitCoauthorsResult {
  readonly coauthors: readonly Identity[];
  /** foreign: another prepare-commit-msg hook or hooks folder is in use, and was left alone. */
  readonly hook?: 'installed' | 'removed' | 'foreign';
}

/** Notification from the server at each step of a hand-over. */
export interface GitProgressParams {
  readonly folderUri: string;
  readonly title: string;
}

/** The `data` of every failure that a user can act on; its `message` is fit to be shown. */
export interface ErrorData {
  readonly code: ErrorCode;
  readonly path?: string;
}

/** True for the `data` of a failure that one of the requests above gave. */
export function isErrorData(data: unknown): data is ErrorData {
  return typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string';
}

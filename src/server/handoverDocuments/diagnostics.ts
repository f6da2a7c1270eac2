import { setImmediate as nextTurn } from 'node:timers/promises';
import { DiagnosticSeverity, type PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { sentenceOf } from '../../core/errors';
import type { DocumentProblem } from '../../core/handoverDocuments/documentProblems';
import type { Cancellation, Log, RepoPath } from '../../core/ports';
import { type Diagnosis, diagnose, type DiagnosisAids } from './diagnoseDocument';
import type { DocumentFolder, HandoverDocument } from './documentFolder';
import type { DocumentFolders } from './documentFolders';
import { rangeOf } from './lspSpans';
import { PathUses } from './pathUses';

/** Edits and file events within this time are looked at together. */
const gatherMs = 200;

export interface DiagnosticsSetup {
  readonly folders: DocumentFolders;
  readonly log: Log;
  publish(params: PublishDiagnosticsParams): void;
}

const severities: Record<DocumentProblem['severity'], DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/**
 * Says what is wrong with all documents of the handover, open or not. After a change only those are looked at again that
 * changed or that depend on the changed file; an edit ends the work on the former text.
 */
export class Diagnostics {
  readonly #setup: DiagnosticsSetup;
  readonly #uses = new PathUses();
  readonly #latest = new WeakMap<HandoverDocument, Diagnosis>();
  readonly #waiting = new Set<string>();
  #isWaitingForAll = false;
  #timer: NodeJS.Timeout | undefined;
  #running: { aborted: boolean } | undefined;

  constructor(setup: DiagnosticsSetup) {
    this.#setup = setup;
  }

  /** A file was edited, saved, created, deleted or changed by another program. */
  changed(file: string): void {
    const place = this.#setup.folders.placeOf(file);
    if (place === undefined) return;
    if (place.folder.kindOf(place.path) !== undefined) this.#waiting.add(file);
    for (const user of this.#uses.usersOf(file)) this.#waiting.add(user);
    this.#schedule();
  }

  /** All documents again: the folders or what is trusted changed. */
  restart(): void {
    this.#isWaitingForAll = true;
    this.#schedule();
  }

  /** What was last said of a document as it is now; looks at it where nothing was said yet. */
  async of(
    folder: DocumentFolder,
    document: HandoverDocument,
    cancellation: Cancellation,
  ): Promise<Diagnosis | undefined> {
    const known = this.#latest.get(document);
    if (known !== undefined) return known;
    const { people, isComplete } = await folder.people.read(cancellation);
    const aids: DiagnosisAids = { resolver: folder.resolver(), cancellation };
    return diagnose(folder, document, isComplete ? { ...aids, people } : aids);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#waiting.clear();
    if (this.#running !== undefined) this.#running.aborted = true;
  }

  #schedule(): void {
    if (!this.#isWaitingForAll && this.#waiting.size === 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), gatherMs);
  }

  /** Never rejects. */
  async #run(): Promise<void> {
    if (this.#running !== undefined) {
      this.#running.aborted = true;
      this.#schedule();
      return;
    }
    const cancellation = { aborted: false };
    this.#running = cancellation;
    try {
      if (this.#isWaitingForAll) await this.#gatherAll(cancellation);
      for (const folder of this.#setup.folders.all) await this.#diagnoseIn(folder, cancellation);
    } catch (error) {
      this.#setup.log.error(`Looking through the notes failed: ${sentenceOf(error)}`, error);
    } finally {
      this.#running = undefined;
    }
  }

  async #gatherAll(cancellation: Cancellation): Promise<void> {
    const { folders } = this.#setup;
    this.#isWaitingForAll = false;
    for (const file of this.#uses.users()) this.#waiting.add(file);
    for (const folder of folders.all) {
      for (const path of await folder.reader.documents(folder.bookFolder, cancellation))
        this.#waiting.add(folder.fileOf(path));
    }
    // What no folder holds any more is said to be without problems.
    for (const file of this.#waiting) {
      if (folders.placeOf(file) !== undefined) continue;
      this.#waiting.delete(file);
      this.#uses.delete(file);
    }
  }

  async #diagnoseIn(folder: DocumentFolder, cancellation: Cancellation): Promise<void> {
    const own = [...this.#waiting].filter((file) => this.#setup.folders.placeOf(file)?.folder === folder);
    if (own.length === 0) return;
    const aids: DiagnosisAids = { resolver: folder.resolver(), cancellation };
    let people: DiagnosisAids['people'];
    let arePeopleRead = false;
    for (const file of own) {
      if (cancellation.aborted) return;
      const path = folder.pathOf(file);
      const document = path === undefined ? undefined : await folder.document(path);
      if (path === undefined || document === undefined) {
        this.#forget(folder, file, path);
        continue;
      }
      if (!arePeopleRead && document.note !== undefined && (document.layout?.people.length ?? 0) > 0) {
        const read = await folder.people.read(cancellation);
        people = read.isComplete ? read.people : undefined;
        arePeopleRead = true;
      }
      const diagnosis = await diagnose(folder, document, people === undefined ? aids : { ...aids, people });
      if (diagnosis === undefined) return;
      this.#waiting.delete(file);
      this.#latest.set(document, diagnosis);
      this.#uses.set(
        file,
        [...diagnosis.uses].map((used) => folder.fileOf(used)),
        folder.root,
      );
      this.#publish(folder, document, diagnosis.problems);
      // Requests of the editor come in between.
      await nextTurn();
    }
  }

  #publish(folder: DocumentFolder, { path }: HandoverDocument, problems: readonly DocumentProblem[]): void {
    this.#setup.publish({
      uri: folder.uriOf(path),
      diagnostics: problems.map(({ code, span, severity, message }) => ({
        range: rangeOf(span),
        severity: severities[severity],
        code,
        source: 'mob-handover',
        message,
      })),
    });
  }

  #forget(folder: DocumentFolder, file: string, path: RepoPath | undefined): void {
    this.#waiting.delete(file);
    this.#uses.delete(file);
    if (path !== undefined) this.#setup.publish({ uri: folder.uriOf(path), diagnostics: [] });
  }
}

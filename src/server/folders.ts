import { stat } from 'node:fs/promises';
import * as path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { HandoverError, sentenceOf } from '../core/errors';
import { isDecisionPath } from '../core/hotspots/decisions/decision';
import { isMarkdown } from '../core/hotspots/documents/documentNames';
import { isReadable } from '../core/hotspots/judged';
import { isNotePath } from '../core/knowledge/noteId';
import { isTextFile } from '../core/textFiles/textFiles';
import type { OutsideFile } from '../core/outside/outsideFacts';
import { type FoundParty, partiesOf } from '../core/outside/parties';
import type { ScanReport } from '../core/hotspots/model';
import type { Cancellation, Log, RepoPath } from '../core/ports';
import { repoPathOf } from '../node/files/repoPathOf';
import { Scanner } from '../node/scan/scanner';
import type { ServerOptions } from '../protocol/requests';
import { ScannedFolder } from './scannedFolder';

export interface FoldersSetup {
  readonly options: ServerOptions;
  readonly log: Log;
  /** There is a new report of the folder at an absolute path. */
  onReport(root: string): void;
  onChanged(folderUri: string, paths: readonly RepoPath[]): void;
}

/** The folders that were asked for, each with a scanner of its own. */
export class Folders {
  readonly #setup: FoldersSetup;
  /** By absolute path. */
  readonly #folders = new Map<string, ScannedFolder>();
  readonly #parties = new WeakMap<readonly OutsideFile[], readonly FoundParty[]>();

  constructor(setup: FoldersSetup) {
    this.#setup = setup;
  }

  /** Throws HandoverError `untrusted`, or `folder.missing` where there is no such folder on disk. */
  async open(folderUri: string): Promise<ScannedFolder> {
    return this.#open(folderUri, filePath(folderUri));
  }

  /** The same by its absolute path. */
  openRoot(root: string): Promise<ScannedFolder> {
    return this.#open(pathToFileURL(root).href, root);
  }

  get roots(): readonly string[] {
    return [...this.#folders.keys()];
  }

  /** A folder that was opened before, by its absolute path. */
  known(root: string): ScannedFolder | undefined {
    return this.#folders.get(root);
  }

  /** The report of the last scan; undefined before it. */
  latestOf(root: string): ScanReport | undefined {
    return this.#folders.get(root)?.latest;
  }

  async #open(folderUri: string, root: string | undefined): Promise<ScannedFolder> {
    if (this.#setup.options.trusted !== true) {
      throw new HandoverError(
        'untrusted',
        'This folder is not trusted, so it is not scanned; trust it first (initializationOptions.trusted).',
      );
    }
    const isFolder = root !== undefined && (await stat(root).catch(() => undefined))?.isDirectory() === true;
    if (!isFolder) {
      throw new HandoverError('folder.missing', `There is no folder ${folderUri} to scan; open one on disk.`);
    }
    const known = this.#folders.get(root);
    if (known !== undefined) return known;
    const { options, log } = this.#setup;
    const folder = new ScannedFolder({
      scanner: new Scanner({
        root,
        log,
        ...(options.cacheFolder === undefined ? {} : { cacheFolder: options.cacheFolder }),
      }),
      log,
      onReport: () => {
        this.#setup.onReport(root);
      },
      onChanged: (paths) => {
        this.#setup.onChanged(folderUri, paths);
      },
    });
    this.#folders.set(root, folder);
    await this.#finishWrites(folder);
    return folder;
  }

  /** Never rejects: the next export tries again, and says what is wrong. */
  async #finishWrites({ scanner }: ScannedFolder): Promise<void> {
    try {
      for (const file of await scanner.files.finishWrites())
        this.#setup.log.info(`Completed the export that was interrupted: ${file}`);
    } catch (error) {
      this.#setup.log.warn(`An interrupted export could not be completed: ${sentenceOf(error)}`);
    }
  }

  /** A file was saved, created or deleted, as its URI. Files that change nothing in the list are passed over. */
  changed(uris: readonly string[]): void {
    const files = uris.flatMap((uri) => filePath(uri) ?? []);
    for (const [root, folder] of this.#folders) {
      const paths = files
        .flatMap((file) => repoPathOf(root, file) ?? [])
        .filter((file) => isScannedHere(file));
      if (paths.length > 0) folder.changed(paths);
    }
  }

  /** The outside parties in what the last scan of a folder read, by its absolute path; none before a scan. */
  async foundParties(root: string, cancellation: Cancellation): Promise<readonly FoundParty[]> {
    const files = (await this.#folders.get(root)?.lookOutside({ cancellation }))?.outside;
    if (files === undefined) return [];
    const known = this.#parties.get(files) ?? partiesOf(files, path.basename(root));
    this.#parties.set(files, known);
    return known;
  }

  async dispose(): Promise<void> {
    const folders = [...this.#folders.values()];
    this.#folders.clear();
    await Promise.allSettled(folders.map((folder) => folder.dispose()));
  }
}

/** What changes the list or the outside parties: files that are read, notes, and decisions. */
function isScannedHere(file: RepoPath): boolean {
  if (file.startsWith('.handover/')) return isNotePath(file) || isDecisionPath(file);
  return isReadable(file) || isTextFile(file) || isMarkdown(file);
}

function filePath(uri: string): string | undefined {
  try {
    return path.resolve(fileURLToPath(uri));
  } catch {
    return undefined;
  }
}

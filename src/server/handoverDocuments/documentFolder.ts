import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { HandoverError } from '../../core/errors';
import { documentKind, type DocumentKind } from '../../core/handoverDocuments/documentKind';
import {
  longestDocument,
  noMarkdown,
  type MarkdownDocument,
  readMarkdown,
} from '../../core/handoverDocuments/markdownDocument';
import { readSettings } from '../../core/handoverDocuments/settingsProblems';
import { type FormName, formOf } from '../../core/handoverDocuments/frontMatterForms';
import { noteLayout, type NoteLayout } from '../../core/handoverDocuments/noteLayout';
import type { TargetFacts } from '../../core/handoverDocuments/targetFacts';
import type { HandoverFile } from '../../core/handover/handoverFile';
import { editedText, type EditedText } from '../../core/hotspots/editor/editedText';
import type { Note } from '../../core/knowledge/note';
import { isBroken, parseNote } from '../../core/knowledge/parseNote';
import type { Cancellation, Files, Log, RepoPath } from '../../core/ports';
import { repoPathOf } from '../../node/files/repoPathOf';
import { WorkspaceFiles } from '../../node/files/workspaceFiles';
import { GitRepository } from '../../node/git/gitRepository';
import { FileSymbols } from '../../node/handoverDocuments/fileSymbols';
import { type FolderEntry, FolderReader } from '../../node/handoverDocuments/folderReader';
import { PeopleOfFolder } from '../../node/handoverDocuments/peopleOfFolder';
import { AnchorResolver } from '../../node/knowledge/anchorResolver';
import { walkFolder } from '../../node/scan/folderWalk';
import type { OpenDocuments } from './openDocuments';

/** A document of the handover, as it is in the editor or else on disk. */
export interface HandoverDocument {
  readonly path: RepoPath;
  readonly kind: DocumentKind;
  readonly text: string;
  readonly markdown: MarkdownDocument;
  /** What its front matter may hold, where people write that. */
  readonly form?: FormName;
  /** Of documents with a form whose front matter is a map. */
  readonly layout?: NoteLayout;
  /** Absent for other documents and for notes that cannot be read. */
  readonly note?: Note;
  /** Of the settings of the handover. */
  readonly settings?: HandoverFile;
}

export interface DocumentFolderSetup {
  /** Absolute. */
  readonly root: string;
  /** False: git is not run. */
  readonly trusted: boolean;
  readonly bookFolder: RepoPath;
  readonly open: OpenDocuments;
  readonly log: Log;
}

/** Larger files are not read for the sake of a link or a preview. */
const mostBytes = 2_000_000;
const mostKept = 2000;
/** Files that are read at the same time. */
const readTogether = 32;

interface Kept<T> {
  readonly stamp: string;
  readonly value: T;
}

/**
 * One workspace folder as the language features see it. What was read is kept until the file or the editor has another
 * text; nothing is watched here.
 */
export class DocumentFolder {
  readonly root: string;
  readonly bookFolder: RepoPath;
  readonly trusted: boolean;
  readonly reader: FolderReader;
  readonly symbols: FileSymbols;
  readonly people: PeopleOfFolder;
  /** Of the editor where a file is open there, else of the disk. */
  readonly files: Files;
  readonly #disk: WorkspaceFiles;
  readonly #open: OpenDocuments;
  readonly #git: GitRepository | undefined;
  readonly #documents = new Map<RepoPath, Kept<HandoverDocument>>();
  readonly #facts = new Map<RepoPath, Kept<TargetFacts>>();
  readonly #renames = new Map<string, Promise<ReadonlyMap<RepoPath, RepoPath>>>();

  constructor({ root, trusted, bookFolder, open, log }: DocumentFolderSetup) {
    this.root = root;
    this.trusted = trusted;
    this.bookFolder = bookFolder;
    this.#open = open;
    this.#disk = new WorkspaceFiles(root);
    this.#git = trusted ? new GitRepository(root) : undefined;
    this.reader = new FolderReader(root);
    this.symbols = new FileSymbols(root, log);
    this.files = {
      readText: async (file) => this.#open.textOf(this.fileOf(file)) ?? this.#readSmall(file),
      list: (folder) => this.#disk.list(folder),
      isFolder: (folder) => this.#disk.isFolder(folder),
      writeAll: (changes, removed) => this.#disk.writeAll(changes, removed),
      finishWrites: () => this.#disk.finishWrites(),
    };
    this.people = new PeopleOfFolder({
      files: this.files,
      log,
      ...(this.#git === undefined ? {} : { git: this.#git }),
    });
  }

  /** The repository path of an absolute one; undefined outside the folder. */
  pathOf(file: string): RepoPath | undefined {
    return repoPathOf(this.root, file);
  }

  uriOf(file: RepoPath): string {
    const place = this.fileOf(file);
    return this.#open.uriOf(place) ?? pathToFileURL(place).href;
  }

  fileOf(file: RepoPath): string {
    return path.join(this.root, file);
  }

  kindOf(file: RepoPath): DocumentKind | undefined {
    return documentKind(file, this.bookFolder);
  }

  /** Undefined where there is no such document, or it is far too long. */
  async document(file: RepoPath): Promise<HandoverDocument | undefined> {
    const kind = this.kindOf(file);
    if (kind === undefined) return undefined;
    return this.#kept(this.#documents, file, (text) => readDocument(file, kind, text));
  }

  /** As it is in the editor or else on disk, with what became of the lines on disk. Undefined where there is no such file. */
  async editedText(file: RepoPath): Promise<EditedText | undefined> {
    const disk = await this.#readSmall(file);
    return disk === undefined ? undefined : editedText(disk, this.#open.editedTextOf(this.fileOf(file)));
  }

  /** @throws HandoverError `cancelled` */
  async documents(cancellation: Cancellation): Promise<readonly HandoverDocument[]> {
    const found: HandoverDocument[] = [];
    const paths = await this.reader.documents(this.bookFolder, cancellation);
    for (let at = 0; at < paths.length; at += readTogether) {
      if (cancellation.aborted)
        throw new HandoverError('cancelled', 'Looking through the notes was cancelled.');
      const together = paths.slice(at, at + readTogether).map((file) => this.document(file));
      found.push(...(await Promise.all(together)).filter((document) => document !== undefined));
    }
    return found;
  }

  /** What can be said of a path that a link names. Never fails. */
  async facts(file: RepoPath): Promise<TargetFacts> {
    if (file === '') return { kind: 'folder' };
    const state = await this.reader.state(file);
    if (state.kind === 'folder' || state.kind === 'missing') return { kind: state.kind };
    if (state.kind !== 'file' || state.bytes > mostBytes) return { kind: 'unread' };
    const read = (text: string): TargetFacts =>
      text.includes('\0')
        ? { kind: 'unread' }
        : {
            kind: 'file',
            text,
            ...(/\.(?:md|markdown)$/i.test(file) ? { headings: readMarkdown(text).headings } : {}),
          };
    return (await this.#kept(this.#facts, file, read)) ?? { kind: 'unread' };
  }

  /** Resolves anchors with the files as they are at this moment. */
  resolver(): AnchorResolver {
    return new AnchorResolver({
      files: this.files,
      git: {
        renamesSince: (commit) => this.#renamesSince(commit),
        untrackedFiles: () => this.#git?.untrackedFiles() ?? Promise.resolve([]),
        goneFiles: () => this.#git?.goneFiles() ?? Promise.resolve(new Map()),
      },
    });
  }

  /** Commit at HEAD; undefined without git. */
  async head(): Promise<string | undefined> {
    try {
      return (await this.#git?.state())?.head;
    } catch (error) {
      if (error instanceof HandoverError) return undefined;
      throw error;
    }
  }

  /** The files and folders right in a folder without those that git ignores, and all of them where git cannot tell. */
  async entries(parent: RepoPath): Promise<readonly FolderEntry[]> {
    const entries = (await this.reader.entries(parent)).filter(({ name }) => name !== '.git');
    const pathOf = ({ name }: FolderEntry): RepoPath => (parent === '' ? name : `${parent}/${name}`);
    const ignored = await this.#ignored(entries.map(pathOf));
    return entries.filter((entry) => !ignored.has(pathOf(entry)));
  }

  /** True where git ignores a file: notes, which are committed, keep no words of it. */
  async isIgnored(file: RepoPath): Promise<boolean> {
    return (await this.#ignored([file])).has(file);
  }

  /** All files that are neither ignored nor in folders of tools. Never fails: what cannot be listed is not there. */
  async filePaths(cancellation: Cancellation): Promise<readonly RepoPath[]> {
    try {
      if (this.#git !== undefined) return await this.#git.listFiles();
    } catch (error) {
      if (!(error instanceof HandoverError)) throw error;
    }
    try {
      return (await walkFolder(this.root, cancellation)).paths;
    } catch (error) {
      if (error instanceof HandoverError) return [];
      throw error;
    }
  }

  /** Files were saved or changed by another program: what git said of renames may be old. */
  forgetRenames(): void {
    this.#renames.clear();
  }

  async dispose(): Promise<void> {
    await Promise.allSettled([this.#git?.dispose(), this.symbols.dispose()]);
  }

  async #renamesSince(commit: string): Promise<ReadonlyMap<RepoPath, RepoPath>> {
    if (this.#git === undefined) return new Map();
    const known = this.#renames.get(commit) ?? this.#git.renamesSince(commit);
    this.#renames.set(commit, known);
    try {
      return await known;
    } catch (error) {
      if (error instanceof HandoverError) return new Map();
      throw error;
    }
  }

  async #ignored(files: readonly RepoPath[]): Promise<ReadonlySet<RepoPath>> {
    try {
      return (await this.#git?.ignored(files)) ?? new Set();
    } catch (error) {
      if (error instanceof HandoverError) return new Set();
      throw error;
    }
  }

  async #readSmall(file: RepoPath): Promise<string | undefined> {
    const state = await this.reader.state(file);
    return state.kind === 'file' && state.bytes > mostBytes ? undefined : this.#disk.readText(file);
  }

  /** What `read` makes of the text now; undefined where there is none. */
  async #kept<T>(
    kept: Map<RepoPath, Kept<T>>,
    file: RepoPath,
    read: (text: string) => T,
  ): Promise<T | undefined> {
    const open = this.#open.textOf(this.fileOf(file));
    const state = open === undefined ? await this.reader.state(file) : undefined;
    const stamp = open ?? (state?.kind === 'file' && state.bytes <= mostBytes ? state.stamp : undefined);
    if (stamp === undefined) {
      kept.delete(file);
      return undefined;
    }
    const known = kept.get(file);
    if (known?.stamp === stamp) return known.value;
    const text = open ?? (await this.#disk.readText(file).catch(() => undefined));
    if (text === undefined) return undefined;
    const value = read(text);
    if (kept.size >= mostKept) kept.clear();
    kept.set(file, { stamp, value });
    return value;
  }
}

function readDocument(file: RepoPath, kind: DocumentKind, text: string): HandoverDocument {
  if (kind === 'settings')
    return { path: file, kind, text, markdown: noMarkdown, settings: readSettings(text) };
  const form = formOf(file);
  const layout = form !== undefined && text.length <= longestDocument ? noteLayout(text) : undefined;
  const note = kind === 'note' ? parseNote(file, text) : undefined;
  return {
    path: file,
    kind,
    text,
    markdown: readMarkdown(text),
    ...(form === undefined ? {} : { form }),
    ...(layout === undefined ? {} : { layout }),
    ...(note === undefined || isBroken(note) ? {} : { note }),
  };
}

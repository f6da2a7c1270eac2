import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { appendFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sentenceOf } from '../../core/errors';
import { FileHistories, type FileHistory } from '../../core/hotspots/fileHistories';
import type { HistoryFacts } from '../../core/hotspots/history';
import type { LineOrigin, Log, RepoPath } from '../../core/ports';
import { piecesOfLength } from '../../core/textPieces';
import { codeOf } from '../files/fileErrors';
import { makeFolder } from '../files/makeFolder';
import type { ParseSettings, ScannedFile } from './parseMessages';

/** What tells one state of a file from another without reading it. */
export interface FileStamp {
  readonly size: number;
  readonly mtimeMs: number;
}

interface CachedFile extends FileStamp {
  readonly file: ScannedFile;
}

/** Origins of lines of a file. */
export interface KnownOrigins {
  /** Of which content and which lines. */
  readonly state: string;
  readonly origins: readonly LineOrigin[];
}

export interface StoredOrigins {
  /** Name of the history that was asked. */
  readonly history: string;
  readonly files: ReadonlyMap<RepoPath, KnownOrigins>;
}

export interface ScanCacheSetup {
  /** Absolute; made when needed. */
  readonly folder: string;
  readonly root: string;
  /** Of the scanning code: what another version wrote is not read. */
  readonly version: string;
  readonly log: Log;
}

/** Characters that are read or written at a time. */
const pieceLength = 1 << 18;
/** Rewritten when it has so many times the lines that it needs. */
const wasteLimit = 2;

/**
 * What was found, on disk. Files are appended as they are done, so that a scan that is killed loses nothing it had;
 * a line that cannot be read is as if it were not there. Never fails a scan: without the cache it is only slower.
 */
export class ScanCache {
  readonly #setup: ScanCacheSetup;
  readonly #prefix: string;
  #pending: Promise<void> = Promise.resolve();

  constructor(setup: ScanCacheSetup) {
    this.#setup = setup;
    this.#prefix = path.join(setup.folder, hashOf(setup.root));
  }

  /** Whether an earlier scan left anything. */
  hasFiles(): boolean {
    return existsSync(this.#filesPlace('hotspots'));
  }

  /** @param settings all that changes what is found in a file; what files are read for has a place of its own each */
  async openFiles(settings: ParseSettings): Promise<FileCache> {
    const options = { ...settings, root: undefined };
    const header = JSON.stringify({ format: 'mob-handover/files', version: this.#setup.version, options });
    const place = this.#filesPlace(settings.lookFor);
    const known = new Map<RepoPath, CachedFile>();
    let lines = 0;
    for await (const line of this.#lines(place)) {
      if (lines === 0 && line !== header) break;
      lines += 1;
      const entry = lines === 1 ? undefined : cachedFile(parsed(line));
      if (entry !== undefined) known.set(entry.file.path, entry);
    }
    const found = new Map<RepoPath, CachedFile>();
    let begun = lines > 0;
    return {
      get: (file, stamp) => {
        const entry = known.get(file);
        if (entry?.size !== stamp.size || entry.mtimeMs !== stamp.mtimeMs) return undefined;
        found.set(file, entry);
        return entry.file;
      },
      add: (entries) => {
        if (entries.length === 0) return this.#pending;
        const cached = entries.map(([stamp, file]) => ({ size: stamp.size, mtimeMs: stamp.mtimeMs, file }));
        for (const entry of cached) found.set(entry.file.path, entry);
        const text = `${cached.map(lineOf).join('\n')}\n`;
        const write = begun
          ? () => appendFile(place, text)
          : () => this.#replace(place, [`${header}\n${text}`]);
        begun = true;
        return this.#later(write);
      },
      finish: async () => {
        known.clear();
        if (begun && lines > wasteLimit * (found.size + 10))
          void this.#later(() => this.#replace(place, linesOf(header, found.values(), lineOf)));
        await this.#pending;
      },
    };
  }

  #filesPlace(lookFor: ParseSettings['lookFor']): string {
    return `${this.#prefix}.${lookFor === 'outside' ? 'outside' : 'files'}.jsonl`;
  }

  /** Whether an earlier scan left the history, of whatever HEAD. */
  hasHistory(): boolean {
    return existsSync(this.#historyPlace);
  }

  get #historyPlace(): string {
    return `${this.#prefix}.history.jsonl`;
  }

  /** The one that is kept, where it was kept by that key. */
  async history(key: string): Promise<HistoryFacts | undefined> {
    let header: HistoryHeader | undefined;
    const files: (readonly [RepoPath, FileHistory])[] = [];
    for await (const line of this.#lines(this.#historyPlace)) {
      const entry = parsed(line);
      if (header !== undefined && isFileHistory(entry)) files.push(entry);
      else if (header === undefined && isHistory(entry)) header = entry;
      else return undefined;
      if (header.head !== key || header.version !== this.#setup.version) return undefined;
    }
    if (header?.files !== files.length) return undefined;
    const { people, years } = header;
    return { people, years, files: new FileHistories(files) };
  }

  async keepHistory(key: string, { people, years, files }: HistoryFacts): Promise<void> {
    const { version } = this.#setup;
    const header: HistoryHeader = { head: key, version, people, years, files: files.size };
    const lines = linesOf(JSON.stringify(header), files.entries(), (file) => JSON.stringify(file));
    await this.#later(() => this.#replace(this.#historyPlace, lines));
  }

  /** What blame said, of whatever history it was. */
  async origins(): Promise<StoredOrigins | undefined> {
    const stored = parsed((await this.#read(`${this.#prefix}.origins.json`)) ?? '');
    return isOrigins(stored) && stored.version === this.#setup.version
      ? { history: stored.history, files: new Map(stored.files) }
      : undefined;
  }

  async keepOrigins({ history, files }: StoredOrigins): Promise<void> {
    const text = JSON.stringify({ version: this.#setup.version, history, files: [...files] });
    await this.#later(() => this.#replace(`${this.#prefix}.origins.json`, [text]));
  }

  async #read(place: string): Promise<string | undefined> {
    try {
      return await readFile(place, 'utf8');
    } catch (error) {
      if (codeOf(error) !== 'ENOENT')
        this.#setup.log.warn(`The cache ${place} was not read: ${sentenceOf(error)}`);
      return undefined;
    }
  }

  /** Line by line, so that the whole text is never in memory. */
  async *#lines(place: string): AsyncGenerator<string> {
    let rest = '';
    try {
      for await (const piece of createReadStream(place, { encoding: 'utf8', highWaterMark: pieceLength })) {
        const lines = (rest + String(piece)).split('\n');
        rest = lines.pop() ?? '';
        yield* lines;
      }
    } catch (error) {
      if (codeOf(error) !== 'ENOENT')
        this.#setup.log.warn(`The cache ${place} was not read: ${sentenceOf(error)}`);
      return;
    }
    if (rest !== '') yield rest;
  }

  async #replace(place: string, text: Iterable<string>): Promise<void> {
    await makeFolder(this.#setup.folder);
    const temporary = `${place}.${randomBytes(6).toString('hex')}.tmp`;
    try {
      await writeFile(temporary, piecesOfLength(text, pieceLength));
      await rename(temporary, place);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  /** Never rejects: what cannot be written is logged. */
  #later(write: () => Promise<void>): Promise<void> {
    this.#pending = this.#pending.then(write).catch((error: unknown) => {
      this.#setup.log.warn(`The scan cache was not written: ${sentenceOf(error)}`);
    });
    return this.#pending;
  }
}

/** The files of one scan. */
export interface FileCache {
  /** What was found in this state of the file. */
  get(file: RepoPath, stamp: FileStamp): ScannedFile | undefined;
  /** Written in the background, in order. Fulfilled once it is on disk, or could not be written; never rejected. */
  add(entries: readonly (readonly [FileStamp, ScannedFile])[]): Promise<void>;
  /** Waits for all writing. */
  finish(): Promise<void>;
}

/** Each line with its end. */
function* linesOf<T>(header: string, entries: Iterable<T>, lineFor: (entry: T) => string): Generator<string> {
  yield `${header}\n`;
  for (const entry of entries) yield `${lineFor(entry)}\n`;
}

function lineOf({ size, mtimeMs, file }: CachedFile): string {
  return JSON.stringify([size, mtimeMs, file]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The version in the header vouches for what is inside a file's entry, but not that the line was written whole. */
function cachedFile(entry: unknown): CachedFile | undefined {
  if (!Array.isArray(entry)) return undefined;
  const [size, mtimeMs, file] = entry as readonly unknown[];
  const isWhole =
    typeof size === 'number' &&
    typeof mtimeMs === 'number' &&
    typeof file === 'object' &&
    file !== null &&
    'path' in file;
  return isWhole ? { size, mtimeMs, file: file as ScannedFile } : undefined;
}

/** The first line of a cached history; a line for each file follows. */
interface HistoryHeader extends Omit<HistoryFacts, 'files'> {
  readonly head: string;
  readonly version: string;
  readonly files: number;
}

function isHistory(stored: unknown): stored is HistoryHeader {
  return (
    typeof stored === 'object' &&
    stored !== null &&
    'head' in stored &&
    'version' in stored &&
    'people' in stored &&
    'years' in stored &&
    'files' in stored
  );
}

function isFileHistory(stored: unknown): stored is readonly [RepoPath, FileHistory] {
  return Array.isArray(stored) && typeof stored[0] === 'string' && typeof stored[1] === 'object';
}

/** The version vouches for what is inside the entries. */
function isOrigins(
  stored: unknown,
): stored is { version: string; history: string; files: readonly [RepoPath, KnownOrigins][] } {
  return (
    typeof stored === 'object' &&
    stored !== null &&
    'version' in stored &&
    'history' in stored &&
    typeof stored.history === 'string' &&
    'files' in stored &&
    Array.isArray(stored.files)
  );
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

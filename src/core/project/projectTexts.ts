import { parseJson, parseToml, parseYaml } from '../manifests/formats';
import { TextLines } from '../manifests/textLines';
import { parseXml, type XmlElement } from '../manifests/xml';
import type { RepoPath } from '../ports';
import { depthOf } from '../repoPath';

/** The texts of a project's files with LF line endings, and what can be parsed of them; what is broken is undefined. */
export class ProjectTexts {
  /** Sorted. */
  readonly paths: readonly RepoPath[];
  readonly #known: ReadonlySet<RepoPath>;
  readonly #texts: ReadonlyMap<RepoPath, string>;
  readonly #lines = new Map<RepoPath, TextLines>();
  readonly #parsed = new Map<RepoPath, unknown>();

  constructor(paths: readonly RepoPath[], texts: ReadonlyMap<RepoPath, string>) {
    this.paths = paths;
    this.#known = new Set(paths);
    this.#texts = new Map(
      [...texts].map(([path, text]) => [path, text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')]),
    );
  }

  has(path: RepoPath): boolean {
    return this.#known.has(path);
  }

  /** `''` where it was not read. */
  text(path: RepoPath): string {
    return this.#texts.get(path) ?? '';
  }

  /** Paths of the texts that were read and match, nearest to the top first. */
  read(pattern: RegExp): readonly RepoPath[] {
    return [...this.#texts.keys()]
      .filter((path) => pattern.test(path))
      .sort((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1));
  }

  lines(path: RepoPath): TextLines {
    let lines = this.#lines.get(path);
    if (!lines) this.#lines.set(path, (lines = new TextLines(this.text(path))));
    return lines;
  }

  json(path: RepoPath): unknown {
    return this.#parse(path, parseJson);
  }

  toml(path: RepoPath): unknown {
    return this.#parse(path, parseToml);
  }

  yaml(path: RepoPath): unknown {
    return this.#parse(path, parseYaml);
  }

  xml(path: RepoPath): XmlElement | undefined {
    return this.#parse(path, parseXml) as XmlElement | undefined;
  }

  /** A broken manifest is reported by those who read manifests; here it only says nothing. */
  #parse(path: RepoPath, parse: (text: string) => unknown): unknown {
    if (this.#parsed.has(path)) return this.#parsed.get(path);
    let parsed: unknown;
    try {
      parsed = this.text(path) === '' ? undefined : parse(this.text(path));
    } catch {
      parsed = undefined;
    }
    this.#parsed.set(path, parsed);
    return parsed;
  }
}

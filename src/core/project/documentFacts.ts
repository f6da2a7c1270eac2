import type { Place } from '../manifests/model';
import type { RepoPath } from '../ports';
import { depthOf, nameOf } from '../repoPath';
import { redactSecrets } from '../secrets/redactSecrets';
import type { Fact } from './fact';
import type { ProjectTexts } from './projectTexts';

/** A decision that the team wrote down before. */
export interface DecisionRecord {
  readonly path: RepoPath;
  readonly title: string;
  /** As the record says; absent where it does not. */
  readonly status?: string;
  /** As the record says. */
  readonly date?: string;
}

export interface DocumentFact {
  readonly path: RepoPath;
  /** First heading, or the file's name. */
  readonly title: string;
  readonly words: number;
}

const document =
  /\.(md|markdown|mdx|rst|adoc|asciidoc|org)$|(^|\/)(README|INSTALL|HACKING|CONTRIBUTING|CHANGES|CHANGELOG|NEWS|AUTHORS|MAINTAINERS|WHATSNEW|RELEASE[\w-]*)(\.txt)?$/i;
const decisionFolder =
  /(^|\/)(doc|docs|documentation)\/(architecture\/|design\/)?(adrs?|decisions|architecture-decisions)\/|(^|\/)(adrs?|decisions)\/\d/i;

export function isDocument(path: RepoPath): boolean {
  return document.test(path) && !/(^|\/)(node_modules|vendor|testdata|fixtures|__fixtures__)\//i.test(path);
}

/** Decision records of adr-tools and MADR, by path. */
export function decisionRecords(files: ProjectTexts): readonly DecisionRecord[] {
  return files
    .read(/\.(md|markdown|rst|adoc)$/)
    .filter((path) => decisionFolder.test(path) && !/(^|\/)(README|index|template)[\w.-]*$/i.test(path))
    .sort()
    .map((path) => {
      const text = files.text(path);
      const status =
        /^status\s*:\s*["']?([^"'\n]+)/im.exec(text)?.[1] ??
        /^#{1,4}\s*Status\s*\n+\s*(?:[*_-]\s*)*([^\n]+)/im.exec(text)?.[1] ??
        /^[*_\- ]*status[*_]*\s*:\s*[*_]*\s*([^\n*]+)/im.exec(text)?.[1];
      const date =
        /^[*_\- ]*date[*_]*\s*:\s*[*_]*\s*["']?(\d{4}-\d\d-\d\d)/im.exec(text)?.[1] ??
        /\b(\d{4}-\d\d-\d\d)\b/.exec(text.slice(0, 800))?.[1];
      return {
        path,
        title: titleOf(text) ?? nameOf(path),
        ...(status === undefined
          ? {}
          : { status: redactSecrets(withoutEmphasis(status.trim())).slice(0, 80) }),
        ...(date === undefined ? {} : { date }),
      };
    });
}

/** Characters of a document in which its title is sought. */
const mostOfTitle = 6000;

/** The first heading of Markdown, reStructuredText or AsciiDoc. */
function titleOf(text: string): string | undefined {
  const rows = text.slice(0, mostOfTitle).split('\n');
  // In what the cut left of a row, half a key is known for none.
  if (text.length > mostOfTitle && rows.length > 1) rows.pop();
  for (const [number, row] of rows.entries()) {
    const marked =
      /^(?:#{1,3}|={1,2})\s+(\S.*?)\s*#*$/.exec(row)?.[1] ?? /^<h1[^>]*>([^<]+)</i.exec(row)?.[1];
    if (marked !== undefined) return plainTitle(marked);
    const next = rows[number + 1] ?? '';
    if (
      /^\S/.test(row) &&
      row.length < 200 &&
      /^(=|-|~|\*|#){3,}\s*$/.test(next) &&
      !/^(=|-|~|\*|#){3,}\s*$/.test(row) &&
      !row.startsWith('..') &&
      row.trim() !== '---'
    )
      return plainTitle(row);
  }
  return undefined;
}

/** Without the `_` around words, next to which a key is known for none. */
function withoutEmphasis(text: string): string {
  return text.replace(/(?<!\w)_{1,3}(?=\S)|(?<=[^\s_])_{1,3}(?!\w)/g, '');
}

function plainTitle(title: string): string | undefined {
  const plain = redactSecrets(withoutEmphasis(title))
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]+>|[*`_]{1,3}(?=\S)|(?<=\S)[*`_]{1,3}/g, '')
    .trim();
  return plain === '' ? undefined : plain.slice(0, 160);
}

/** Documents that were read, nearest to the top first. */
export function documentFacts(files: ProjectTexts): readonly DocumentFact[] {
  return files
    .read(document)
    .filter(isDocument)
    .map((path) => {
      const text = files.text(path);
      return { path, title: titleOf(text) ?? nameOf(path), words: (text.match(/\S+/g) ?? []).length };
    });
}

const instructive =
  /\b(install\w*|set(ting)?[ -]?up|getting started|quick ?start|usage|build\w*|compil\w*|run(ning)?|test(s|ing)?|develop(ment|ing)?|contribut\w*|requirements|prerequisites|deploy\w*|docker|local(ly)?|environment|configur\w*|releas\w*|hacking)\b/i;

/** Headings of the project's own instructions, with their lines. */
export function instructions(files: ProjectTexts): readonly Fact[] {
  const found: Fact[] = [];
  const own =
    /(^|\/)(README|INSTALL|HACKING|CONTRIBUTING|DEVELOPMENT|DEVELOPING|BUILDING|GETTING[-_]STARTED|SETUP)[\w.-]*$/i;
  const paths = files
    .read(own)
    .filter((path) => isDocument(path) && (depthOf(path) === 0 || /^(docs?|\.github)\/[^/]+$/.test(path)));
  for (const path of paths.slice(0, 12)) {
    const rows = files.text(path).split('\n');
    const before = found.length;
    let fenced = false;
    for (const [line, row] of rows.entries()) {
      if (/^\s*(```|~~~)/.test(row)) fenced = !fenced;
      if (fenced) continue;
      const heading =
        /^(?:#{1,4}|={1,4})\s+(\S.*?)\s*#*$/.exec(row)?.[1] ??
        (/^(=|-|~|\^){3,}\s*$/.test(rows[line + 1] ?? '') && /^\S.{1,100}$/.test(row) ? row : undefined);
      if (heading !== undefined && instructive.test(heading))
        found.push({ kind: nameOf(path), value: plainTitle(heading) ?? nameOf(path), path, line });
    }
    if (found.length === before)
      found.push({ kind: nameOf(path), value: titleOf(files.text(path)) ?? nameOf(path), path, line: 0 });
  }
  return found.slice(0, 60);
}

/** A line of CODEOWNERS: who is asked about the paths that match. */
export interface OwnerRule extends Place {
  readonly pattern: string;
  readonly owners: readonly string[];
  /** Files for which this is the last rule that matches. */
  readonly files: number;
}

const mostRules = 500;

/** CODEOWNERS of the place that hosts take it from: `.github/`, the top, `docs/`, `.gitlab/`; the last match counts. */
export function ownerRules(files: ProjectTexts): readonly OwnerRule[] {
  const path = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'].find(
    (one) => files.text(one) !== '',
  );
  if (path === undefined) return [];
  const rules = files
    .text(path)
    .split('\n')
    .flatMap((content, line) => {
      const [pattern = '', ...owners] = content
        .replace(/(^|\s)#.*$/, '')
        .trim()
        .split(/\s+/);
      return pattern === '' || /^[![^]/.test(pattern)
        ? []
        : [{ pattern, owners, path, line, matcher: matcherOf(pattern) }];
    })
    .slice(0, mostRules);
  const counts = new Map<number, number>();
  for (const file of files.paths) {
    const last = rules.findLastIndex(({ matcher }) => matcher.test(file));
    if (last >= 0) counts.set(last, (counts.get(last) ?? 0) + 1);
  }
  return rules.map(({ pattern, owners, line }, index) => ({
    pattern,
    owners,
    path,
    line,
    files: counts.get(index) ?? 0,
  }));
}

/** As in .gitignore: a slash before the end ties it to the top, `*` stays in a folder, `**` does not. */
function matcherOf(pattern: string): RegExp {
  const tied = pattern.replace(/\/$/, '').includes('/');
  const source = pattern
    .slice(0, 200)
    .replace(/^\//, '')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*{2,}\/?|\*|\?/g, (wild) => (wild === '*' ? '[^/]*' : wild === '?' ? '[^/]' : '.*'))
    .replace(/(\.\*)+/g, '.*');
  return new RegExp(`${tied ? '^' : '(^|/)'}${source.endsWith('/') ? source : `${source}(/|$)`}`);
}

/** Files in which projects name their people. */
export function peopleFiles(files: ProjectTexts): readonly RepoPath[] {
  return files.paths.filter((path) =>
    /^(\.github\/|docs?\/)?(AUTHORS|MAINTAINERS|CONTRIBUTORS|CREDITS|OWNERS|GOVERNANCE)(\.\w+)?$/i.test(path),
  );
}

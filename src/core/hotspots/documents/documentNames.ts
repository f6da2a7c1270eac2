import { languageOf } from '../languages';

const markdown = /\.(?:md|markdown|mdown|mkdn?)$/i;

/** Kept for other reasons than to explain code: what changed, who may do what, texts of law, forms to fill in. */
const notExplaining = [
  // Whatever the name says beside it: `ChangeLog-old.md`, `api_changelog.md`.
  /(?:^|[/._-])(?:change-?log|release[-_ ]?note)s?(?:[-_. ][^/]*)?\.[^./]+$/i,
  /(?:^|\/)(?:(?:old|previous)[-_. ])?(?:changes|history|news|releases?|authors|contributors|maintainers|licen[cs]e|copying|notice|third[-_ ]?party[-_\w]*|security|code[-_]of[-_]conduct|support|funding|todo|roadmap|upgrad(?:e|ing)|migrat(?:ion|ing)(?:[-_ ]?guide)?)(?:[-_. ](?:v?[\d.]+|old|older|previous|archived?|legacy))*\.[^./]+$/i,
  /(?:^|\/)(?:change-?logs?|release-?notes|news|\.github|\.gitlab|\.changeset|changes\.d|newsfragments)\//i,
  // Notes on one release, named by its version.
  /(?:^|\/)(?:notes|releases)\/(?:[^/]*\/)*v?\d+(?:\.(?:\d+|x))+(?:[-._+]?(?:rc|m|alpha|beta|pre|preview|final|ga|sp|snapshot)[-._]?\d*)*\.[^./]+$/i,
];

/** Names that so many files have that alone they say nothing. */
const commonStems = new Set(
  '__init__ __main__ app application api base build cli client common config configuration conftest const constants core data default defaults doc docs entry env errors exceptions handler handlers helper helpers index init interface interfaces internal lib library main manage misc mod model models module options package package-info parser program project readme run runner script server service services settings setup shared src start state test tests tool tools type types user users util utils utilities version view views'.split(
    ' ',
  ),
);

export function isMarkdown(path: string): boolean {
  return markdown.test(path);
}

/** Whether a Markdown file is one that explains: no change log, licence, form or the like. */
export function mayExplain(path: string): boolean {
  return !notExplaining.some((pattern) => pattern.test(path));
}

/** @param name of a file or module, with or without its ending */
export function isCommonName(name: string): boolean {
  const stem = languageOf(name) === undefined ? name : name.replace(/\.[^.]*$/, '');
  return stem.length < 3 || commonStems.has(stem.toLowerCase());
}

/** Whether a name is none that prose has too: two words in one, or with a digit or an underscore in it. */
export function isDistinctive(name: string): boolean {
  return name.length >= 4 && /[\p{Ll}\d]\p{Lu}|\p{Lu}{2}\p{Ll}|[\p{L}\d]_[\p{L}\d]|\p{L}\d/u.test(name);
}

import { maxLength } from './features';

/** Licences, notices of generators, and lines that a program reads. */
const notice =
  /copyright|\(c\) ?(?:19|20)\d\d|licen[cs]ed? (?:under|to|agreement|version|headers?|notices?)|spdx-|all rights reserved|permission is hereby|without (?:any )?warrant|as is" basis|generated (?:by|from|code|file)|do not edit|gnu (?:lesser )?general public/i;

const directive =
  /^\W*(?:eslint|jshint|jslint|tslint|stylelint|prettier|istanbul|c8 ignore|v8 ignore|biome-|globals? |exported |ts-(?:ignore|expect|nocheck)|noqa|nosec|nolint|nosonar|noinspection|pylint|pragma|type: ?ignore|mypy|isort|fmt: ?(?:on|off)|clang-format|checkstyle|suppress|region|endregion|vim:|sourcemappingurl|go:|\+build|cspell|i18n\b|\{\{\{|\}\}\})/i;

const codeLine =
  /[;{}]\s*$|^\s*(?:\}|\{|@\w+\s*\(|(?:import|package|return|if|for|while|else|elif|def|class|public|private|protected|static|final|const|let|var|func|fn|case|break|assert\w*)\b.*[=(;{:]|[\w$.[\]]+\s*(?:\([^ ].*\)|\(\))\s*;?\s*$|[\w$.[\]]+(?:\s+[\w$]+)?\s*[+\-|*]?:?=\s*\S|<\/?[\w-]+[ >/])/;

const marker = /^\s*(?:\/\*+!?|\*+\/|\*+|\/\/+!?|#+|--|<!--|;+)?\s*/;

/** Names what the next lines test, as comments before a condition do; asks nobody. */
const condition =
  /^\W*(?:how (?:many|much|long|far|deep)|ha(?:s|ve|d) (?:we|it|this|the)|did (?:we|it|the)|does it|do we (?:know|have|already)|was it|were we)\b[^?]*\?(?:\W|$)/i;

/** Where an old fault is written up, and no more: `bug: ABC-132`. */
const reference = /^\W*(?:bug|issue|ticket|fix(?:es|ed)?|see)\b[\W_]*(?:[a-z]+-)?\d*\W*$/i;

/** What a doc block has to say it says to users; the labelled comments have none of them without a tag. */
const docBlock = /^\s*(?:\/\*(?:!|\*(?![*/]))|(?:\/{4,}[ \t]*\r?\n[ \t]*)?\/\/[/!](?!\/))/;
const docBlockHere = /\/\*(?:!|\*(?![*/]))|(?:\/{4,}[ \t]*\r?\n[ \t]*)?\/\/[/!](?!\/)/y;

/** A heading in a box and what it says, as frameworks put above each entry of a configuration file. */
const headingBox = /^\s*\/\*+[ \t]*\r?\n[ \t]*\|-{8,}/;

/** A question to whoever uses the program, as above the steps of a dialog: about them, not about the code. */
const questionToUser =
  /^\W*(?:(?:hi|hello|hey|welcome)\b[^.?!;:]{0,60}|(?:what|who|where|which|when)\b(?:\s+[\w']+){1,2}\s+you(?:r|rs)?\b[^.?!;:]{0,40})\?\W*$/i;

/** A comment in Go's form, which begins with the name that the next line declares. */
const goDeclaration =
  /[ \t]*\r?\n[ \t]*(?:func\s+(?:\([^()\n]*\)\s*)?|type\s+|var\s+|const\s+|(?=\p{Lu}))([\p{L}_][\p{L}\p{N}_]*)/uy;
const firstWord = /^\/\/[ \t]*(?:An?[ \t]+|The[ \t]+)?([\p{L}_][\p{L}\p{N}_]*)(?=[ \t])/u;

/** The end of what was announced above. */
const closing =
  /^\W*(?:end(?:ing)? (?:of )?(?:the |this )?(?:\w+ )?(?:hack|work-?around)s?|(?:\w+ ){0,2}(?:hack|work-?around)s? ends?(?: here)?)\W*$/i;

/** An element that was commented out, with what it says. */
const markup = /^<!--\s*<\/?[a-z][\w:.-]*[\s/>]/i;

const never = [
  closing,
  markup,
  docBlock,
  headingBox,
  directive,
  notice,
  condition,
  questionToUser,
  reference,
];

/**
 * Whether a text is none of those in which people talk to people: a licence, a word to a tool, code that was
 * commented out, an element of markup likewise, a doc block, a heading in a box, a condition in words, a question to the user, a single word. Such a comment is no debt whatever words are in it.
 */
export function isNeverDebt(text: string): boolean {
  const beginning = text.slice(0, maxLength);
  return (
    (beginning.match(/[\p{L}'_]+/gu) ?? []).length < 2 ||
    never.some((pattern) => pattern.test(beginning)) ||
    isMostlyCode(beginning)
  );
}

/** Whether a doc block begins there, which is never a debt: told apart quickly, since many languages have more of them than of all else. */
export function isDocBlockAt(text: string, index: number): boolean {
  docBlockHere.lastIndex = index;
  return docBlockHere.test(text);
}

/** Whether a comment of a Go file documents what is declared directly below it: it then begins with that name. */
export function isGoDoc(text: string, start: number, end: number): boolean {
  const name = firstWord.exec(text.slice(start, end))?.[1];
  if (name === undefined) return false;
  goDeclaration.lastIndex = end;
  return goDeclaration.exec(text)?.[1] === name;
}

function isMostlyCode(text: string): boolean {
  if (!/[;{}=(<]/.test(text)) return false;
  const lines = text
    .split(/\r?\n| \/\/ /)
    .map((line) => line.replace(marker, '').replace(/\s*(?:\*+\/|-->)\s*$/, ''))
    .filter((line) => line.trim() !== '');
  const code = lines.filter((line) => codeLine.test(line)).length;
  return code * 2 > lines.length;
}

import { isDocBlockAt } from './docComments';
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

/** What is asked of a thing at hand, to be answered by the code below; whether it is right or needed is a doubt. */
const conditionOfThing =
  /^\W*(?:is|does|can|has|was|will|did)\s+th(?:is|e)\s+(?!(?:an?|the|all|not|also|too|even|actually|just|only|how|what|where|why|as|so|in|on|at|of|for|to|good|better|best|make|matter|need|needs|want|happen|have|cause|break|mean|handle|do|be|use|work|works)\b)(?![^?]*\b(?:really|still (?:need|use|require|relevant)|needed|necessary|required|any ?more|right|correct|ok|okay|safe|enough|worth|supposed|hack|work-?around|remov\w*|delet\w*|simplif\w*|refactor\w*|used)\b)\w+\s+[^?]*\?(?:\W|$)/i;

/**
 * What the program finds out for itself (`Do we pick this element?`), or whether it tells its user (`Should we show an
 * explanation?`); whether something has to be done, or done in code, is a doubt.
 */
const conditionOfProgram =
  /^\W*(?:do we (?!(?:really|still|even|actually|ever|want|care|support|handle)\b|need (?:th[ei]s|that|these|those|it|any|to (?:add|handle|support|care|worry|do|test))\b)|(?:should|shall) we (?:also |actually )?(?:show|display|print|log|draw|paint|render|prompt|ask|notify|warn)\b)[^?]*\?(?:\W|$)/i;

/** What never happens, said where it is asserted or guarded against; not where it is worked around. */
const invariant =
  /^(?![^]*\b(?:work(?:s|ed|ing)?[- ]?around|hack|kludge|ugly|for now|temporar|remov|bugs?\b|but it does))[^]*?\b(?:(?:should(?: not|n't| never)|can(?:not|'t| never)) (?:ever |actually |normally |really )?(?:happen|occur|be (?:possible|reached|necessary|needed|empty|null|nil|used|called))|be unreachable)\b/i;

/** What was wrong once, as tests of its repair tell it. */
const repaired =
  /\b(?:before|prior to) (?:the |this )?(?:fix\b|bug ?fix|#\d)|^\W*(?:a )?regression tests? (?:for|of|that)\b/i;

/** Speaks of whom the code defends against: *hack* is what they do. */
const attack = /\b(?:malicious|attackers?|hackers?|attacker-\w+)\b/i;

/** The heading of a section between two rows of signs, with what it says below, as in configuration files. */
const sectionBanner = /^\W*[#*=-]{5,} {0,3}\p{Lu}[\p{Lu}\d]*(?:[ /&-]{1,3}[\p{Lu}\d]+){0,6} {0,3}[#*=-]{5,}/u;

/** Where an old fault is written up, and no more: `bug: ABC-132`. */
const reference = /^\W*(?:bug|issue|ticket|fix(?:es|ed)?|see)\b[\W_]*(?:[a-z]+-)?\d*\W*$/i;

/** The title of a fault that is written up elsewhere (`Bug 205893 - font completion`), unless something is said of the code. */
const ticketTitle =
  /^\W*(?:fix(?:e[sd])?\s+(?:for\s+)?)?(?:bug|issue)\b[\s#]*\d{3,}(?!.*(?:[.?!;]\s+[^\W\d]|\?|work-? ?around|hack|kludge|ugly|temporar|should|must|need|ideal|better|unknown|no idea|not sure|maybe|perhaps|why|prevent|avoid|for now|(?:remove|revert) (?:this|it)\b|be removed|is broken|until|(?:when|once) (?:it is )?fixed))[^\n]*$/i;

/** A heading in a box and what it says, as frameworks put above each entry of a configuration file. */
const headingBox = /^\s*\/\*+[ \t]*\r?\n[ \t]*\|-{8,}/;

/** A question to whoever uses the program, as above the steps of a dialog: about them, not about the code. */
const questionToUser =
  /^\W*(?:(?:hi|hello|hey|welcome)\b[^.?!;:]{0,60}|(?:what|who|where|which|when)\b(?:\s+[\w']+){1,2}\s+you(?:r|rs)?\b[^.?!;:]{0,40})\?\W*$/i;

/** The end of what was announced above. */
const closing =
  /^\W*(?:end(?:ing)? (?:of )?(?:the |this )?(?:\w+ )?(?:hack|work-?around)s?|(?:\w+ ){0,2}(?:hack|work-?around)s? ends?(?: here)?)\W*$/i;

/** An element that was commented out, with what it says. */
const markup = /^<!--\s*<\/?[a-z][\w:.-]*[\s/>]/i;

const never = [
  closing,
  markup,
  headingBox,
  directive,
  notice,
  condition,
  conditionOfThing,
  conditionOfProgram,
  invariant,
  repaired,
  attack,
  sectionBanner,
  questionToUser,
  reference,
  ticketTitle,
];

/**
 * Whether a text is one of those that are no debt whatever words are in them: a licence, a word to a tool, code that was
 * commented out, an element of markup likewise, a doc block, a heading in a box or between rows of signs, a condition in
 * words, what never happens, what was repaired, a word on attackers, a question to the user, a single word.
 */
export function isNeverDebt(text: string): boolean {
  const beginning = text.slice(0, maxLength);
  return (
    (beginning.match(/[\p{L}'_]+/gu) ?? []).length < 2 ||
    isDocBlockAt(beginning, beginning.search(/\S|$/)) ||
    never.some((pattern) => pattern.test(beginning)) ||
    isMostlyCode(beginning)
  );
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

import { stem } from './stem';

/**
 * English words that say much the same where people speak of code, so that what one project learns of one of them
 * holds for the others, also for those that no labelled comment has. Named by what they mean, not picked by counting.
 * Words that code has as plain terms (dirty, broken, missing, duplicate, temporary, placeholder) stand in none.
 */
const wordsOfClasses: Readonly<Record<string, string>> = {
  UGLY:
    'ugly ugliness nasty nastier horrible horribly awful awfully terrible terribly stupid stupidity silly dumb gross ' +
    'messy lame crap crappy shit shitty fuck fucking fucked sucks bullshit yuck yucky ick icky disgusting ' +
    'abomination atrocious hideous sloppy kludgy kludgey hacky hackish clumsy clunky cumbersome insane ridiculous ' +
    'braindead cheesy crude pathetic brittle fragile flaky lousy ghastly dreadful hokey janky awkward inelegant ' +
    'smelly shameful embarrassing naive',
  ODD:
    'weird weirdness strange strangely odd oddly bizarre crazy hairy annoying annoyingly irritating unfortunate ' +
    'unfortunately sad sadly painful quirk quirky funky wacky mysterious mysteriously',
  SIGH: 'wtf grr grrr argh arghh ugh hmm hmmm sigh damn oops eek yikes meh duh geez gah ouch',
  HACK: 'hack hacks hacked hackery kludge kludges kluge workaround workarounds bodge bandaid fudge fudging cheat cheating',
  INTERIM: 'temporarily interim stopgap provisional provisionally',
  FUTURE: 'someday eventually future sometime',
  PERHAPS: 'perhaps maybe probably presumably apparently might possibly arguably somehow supposedly',
  CHANGE:
    'refactor refactored reimplement redesign redesigned rework reworked restructure cleanup simplify generalize ' +
    'generalise consolidate optimize optimise improve improved improvement revisit reconsider rethink reexamine ' +
    'reevaluate revise',
  WRONG: 'wrong wrongly incorrect incorrectly buggy misbehave flawed',
  NEEDLESS:
    'unused unneeded unnecessary unnecessarily redundant redundantly obsolete duplication useless superfluous pointless',
  SLOW: 'slow slower inefficient inefficiently inefficiency suboptimal wasteful',
  BETTER: 'better cleaner nicer smarter simpler proper properly elegant elegantly ideal ideally',
  UNDONE: 'unimplemented unsupported incomplete unfinished untested tbd',
  UNSURE: 'unclear unsure dunno wonder doubt doubtful questionable suspicious dubious',
};

/** The class of a stem that has one; in upper case, as no stem is. */
export const classOfStem: ReadonlyMap<string, string> = new Map(
  Object.entries(wordsOfClasses).flatMap(([name, words]) =>
    words.split(' ').map((word) => [stem(word), name] as const),
  ),
);

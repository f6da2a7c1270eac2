import type { Command, Purpose } from '../project/command';
import { isPlain } from '../project/plainCommands';
import { counted, listWords } from '../wording';
import type { BookFacts } from './facts';
import { factTable } from './factTable';
import { codeSpan, escapeText, type Markdown, shorten, table } from './markdownText';
import { placeLink } from './placeLinks';
import { regionContent } from './provenance';

/** Chapter 2: what must be installed, in which version. */
export function toolsRegion(facts: BookFacts): Markdown {
  const { tools } = facts.project;
  if (tools.length === 0)
    return regionContent('code', facts, ['No file says which tools are needed in which version.']);
  return regionContent('code', facts, factTable(tools, ['Tool', 'Version'], facts.links, 60));
}

const doing: Readonly<Partial<Record<Purpose, string>>> = {
  'set up': 'set it up',
  build: 'build it',
  run: 'run it',
  test: 'test it',
};

/** In the order in which one does them. */
const order: readonly (readonly [Purpose, string])[] = [
  ['set up', 'Set up'],
  ['build', 'Build'],
  ['run', 'Run'],
  ['test', 'Test'],
  ['check', 'Check'],
  ['release', 'Release'],
  ['other', 'Everything else'],
];
/** Shown on top: of each the first that does the whole of it. */
const shortest: readonly Purpose[] = ['set up', 'build', 'run', 'test'];
const mostOfPurpose = 40;

/** Chapter 2: what to type, and why it is believed. */
export function commandsRegion(facts: BookFacts): Markdown {
  const { commands } = facts.project;
  if (commands.length === 0) {
    return regionContent('code', facts, [
      'Nothing was found that says how to set it up, run it or test it: no manifest, no Makefile, no script, no container.',
    ]);
  }
  const body: Markdown[] = [shortWay(facts)];
  for (const [purpose, heading] of order) {
    const own = commands.filter((command) => command.purpose === purpose);
    if (own.length === 0) continue;
    const shown = own.slice(0, mostOfPurpose);
    body.push(
      `### ${heading}`,
      table(
        ['Command', 'In', 'Why', 'Where'],
        shown.map((command) => [
          codeSpan(command.text),
          command.folder === '' ? 'top' : codeSpan(shorten(command.folder, 50)),
          why(command),
          placeLink(command, facts.links),
        ]),
      ),
    );
    if (own.length > shown.length)
      body.push(`${counted(own.length - shown.length, 'more', 'more')} not shown.`);
  }
  return regionContent('code', facts, body);
}

function why({ origin, inCi, note }: Command): Markdown {
  const said = note === undefined || note === '' ? '' : codeOrWords(note);
  const because = inCi
    ? '**CI runs it**'
    : origin === 'written'
      ? 'the project names it'
      : 'usual with this file';
  return said === '' ? because : `${because}: ${said}`;
}

/** Notes of scripts are commands, those of Makefiles sentences. */
function codeOrWords(note: string): Markdown {
  const short = shorten(note, 100);
  return /[|&;=$/]|--/.test(short) ? codeSpan(short) : escapeText(short);
}

/** What is typed there makes the documentation, not the project. */
const ofDocs = /^(docs?|documentation|website|site)(\/|$)/i;

/** Tests in the folder that one tool has built are run by the same. */
function fits(built: string, { text }: Command): boolean {
  const needed = text.startsWith('ctest ') ? 'cmake ' : text.startsWith('meson test') ? 'meson ' : '';
  return built.startsWith(needed);
}

/** Who runs it without a container needs no image of it. */
function isNeeded(purpose: Purpose, commands: readonly Command[]): boolean {
  const own = (one: Purpose): readonly Command[] =>
    commands.filter((command) => command.purpose === one && !ofDocs.test(command.folder));
  const isImage = ({ text }: Command): boolean => /^docker (build|compose)\b/.test(text);
  if (purpose !== 'build' || own('build').length === 0 || !own('build').every(isImage)) return true;
  return !(['set up', 'run'] as const).every((one) => own(one).some((command) => !isImage(command)));
}

function shortWay({ project: { commands } }: BookFacts): Markdown {
  let built = '';
  const needed = shortest.filter((purpose) => isNeeded(purpose, commands));
  const chosen = needed.map((purpose) => {
    const own = commands.filter(
      (command) => command.purpose === purpose && !ofDocs.test(command.folder) && fits(built, command),
    );
    const first = own.find((command) => isPlain(command) && command.besides !== true) ?? own.find(isPlain);
    if (purpose === 'build') built = first?.text ?? '';
    // A script of the project does all that it needs by itself.
    const others =
      first?.origin === 'usual' && first.besides !== true
        ? own.filter(({ besides, folder }) => besides === true && folder === first.folder)
        : [];
    return { purpose, has: own.length > 0, first, others };
  });
  const steps = chosen.flatMap(({ purpose, first, others }) =>
    first === undefined ? [] : [first, ...others].map((command) => stepOf(purpose, command)),
  );
  const howTo = (purposesOf: readonly { readonly purpose: Purpose }[]): string =>
    listWords(purposesOf.map(({ purpose }) => doing[purpose] ?? purpose));
  const untold = chosen.filter(({ has }) => !has);
  const unclear = chosen.filter(({ has, first }) => has && first === undefined);
  const sentences = [
    steps.length === 0 ? '' : `The shortest way, as far as files tell:\n\n${steps.join('\n')}`,
    untold.length === 0 ? '' : `How to ${howTo(untold)}, no file says.`,
    unclear.length === 0 ? '' : `Which of the commands below ${howTo(unclear)}, no file says.`,
  ];
  return sentences.filter((sentence) => sentence !== '').join('\n\n');
}

function stepOf(purpose: Purpose, { text, folder, inCi, origin, note, besides }: Command): string {
  const where = folder === '' ? '' : ` in ${codeSpan(folder)}`;
  const use = besides === true && note !== undefined ? `, ${escapeText(note)}` : '';
  const doubt = inCi
    ? ' (CI runs it)'
    : origin === 'usual'
      ? ' (usual for such a project; nobody tried it)'
      : '';
  return `1. ${purpose}: ${codeSpan(text)}${where}${use}${doubt}`;
}

/** Chapter 2: where the project itself explains it. */
export function instructionsRegion(facts: BookFacts): Markdown {
  const { instructions } = facts.project;
  if (instructions.length === 0)
    return regionContent('code', facts, ['No README, INSTALL or CONTRIBUTING explains how to begin.']);
  const rows = instructions.map(
    (fact) => `- ${escapeText(shorten(fact.value, 100))}: ${placeLink(fact, facts.links)}`,
  );
  return regionContent('code', facts, [
    'What the project itself wrote about it; whether it is still true, nobody checked.',
    rows.join('\n'),
  ]);
}

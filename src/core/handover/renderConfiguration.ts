import type { OutsideFact, SecretStore } from '../outside/outsideFacts';
import { isSecretName } from '../outside/secretNames';
import type { RepoPath } from '../ports';
import { counted, listWords, numberWords } from '../wording';
import type { BookFacts } from './facts';
import { codeSpan, escapeText, type Markdown, table } from './markdownText';
import { regionContent } from './provenance';
import { shortPath } from './repoLinks';

const mostRows = 400;
const mostPlaces = 3;

interface Place {
  readonly path: RepoPath;
  readonly line: number;
}

/** Chapter 8: files that say how it behaves where it runs. */
export function configurationRegion(facts: BookFacts): Markdown {
  const { configuration } = facts.project;
  if (configuration.length === 0)
    return regionContent('code', facts, ['No configuration file of a known kind was found.']);
  const kinds = [...new Set(configuration.map(({ kind }) => kind))];
  const rows = kinds.map((kind) => {
    const files = configuration.filter((fact) => fact.kind === kind);
    return [
      escapeText(kind),
      numberWords(files.length),
      listWords(
        files.map(({ path }) => facts.links.toEndOf(path)),
        12,
      ),
    ];
  });
  return regionContent('code', facts, [
    table(['Kind', 'Files#', 'Which'], rows),
    'Their values are not repeated here.',
  ]);
}

/** Chapter 8: every environment variable, where it is read and set, and what it is without being set. */
export function variablesRegion(facts: BookFacts): Markdown {
  const variables = new Map<
    string,
    { read: Place[]; set: Place[]; fallbacks: Set<string>; hidden: boolean }
  >();
  for (const { path, fact } of allFacts(facts)) {
    if (fact.kind !== 'variable') continue;
    const known = variables.get(fact.name) ?? { read: [], set: [], fallbacks: new Set(), hidden: false };
    variables.set(fact.name, known);
    known[fact.access].push({ path, line: fact.line });
    if (fact.fallback !== undefined) known.fallbacks.add(fact.fallback);
    known.hidden ||= fact.hidden === true;
  }
  if (variables.size === 0)
    return regionContent('code', facts, [
      'No environment variable is read or set in the files that were read; names that the code computes are not found.',
    ]);
  const sorted = [...variables].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = sorted
    .slice(0, mostRows)
    .map(([name, { read, set, fallbacks, hidden }]) => [
      codeSpan(name),
      placesOf(read, facts),
      placesOf(set, facts),
      [...[...fallbacks].sort().map(codeSpan), ...(hidden ? ['a value that is not repeated here'] : [])].join(
        ', ',
      ) || '–',
    ]);
  const unset = sorted.filter(
    ([, { set, fallbacks, hidden }]) => set.length === 0 && fallbacks.size === 0 && !hidden,
  );
  const rest = sorted.length - rows.length;
  return regionContent('code', facts, [
    `${counted(sorted.length, 'variable')}. ${
      unset.length === 0
        ? 'Each has a default, or is set in a file.'
        : `${counted(unset.length, 'is', 'are')} set in no file and ${unset.length === 1 ? 'has' : 'have'} no default: only people know ${unset.length === 1 ? 'its value' : 'their values'}.`
    } Names that the code computes are not among them.`,
    table(['Variable', 'Read in', 'Set in', 'Default or example'], rows),
    ...(rest > 0
      ? [
          `${counted(rest, 'more variable is', 'more variables are')} left out here; \`mob-handover suppliers --format json\` lists them all.`,
        ]
      : []),
  ]);
}

const storeWords: Readonly<Record<SecretStore, string>> = {
  environment: 'environment variable',
  ciSecret: 'secret of the pipeline',
  secretManager: 'secret manager',
  kubernetes: 'secret of Kubernetes',
  secretFile: 'file of secrets',
  keyring: 'keyring',
  encryptedFile: 'encrypted file',
};

/** Chapter 12: where secrets are read, and where one stands in the open; never a value. */
export function secretsRegion(facts: BookFacts): Markdown {
  const secrets = new Map<string, { name: string; store: SecretStore; places: Place[] }>();
  const open: string[] = [];
  for (const { path, fact } of allFacts(facts)) {
    const at = { path, line: fact.line };
    if (fact.kind === 'secret') {
      const key = `${fact.store} ${fact.name}`;
      const known = secrets.get(key) ?? { name: fact.name, store: fact.store, places: [] };
      secrets.set(key, known);
      known.places.push(at);
    } else if (fact.kind === 'writtenSecret') {
      open.push(`- ${escapeText(fact.form)} in ${placeOf(at, facts)}`);
    } else if (fact.kind === 'keyFile') {
      const form = fact.form === 'privateKey' ? 'Private key' : 'Key store';
      open.push(`- ${form} in ${placeOf(at, facts)}`);
    }
  }
  const rows = [...secrets.values()]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .slice(0, mostRows)
    .map(({ name, store, places }) => [codeSpan(name), storeWords[store], placesOf(places, facts)]);
  return regionContent('code', facts, [
    'Values are never repeated here. Who can read each of them, and who can make a new one, only people know.',
    ...(rows.length === 0
      ? ['No place was found that reads a secret.']
      : [table(['Secret', 'From', 'Read in'], rows)]),
    ...(open.length === 0
      ? []
      : [
          '### In the repository itself',
          'Whoever gets the repository gets these, also from its history: make new ones.',
          open.join('\n'),
        ]),
  ]);
}

function* allFacts({
  outside,
  project,
}: BookFacts): Generator<{ readonly path: RepoPath; readonly fact: OutsideFact }> {
  for (const { path, role, facts } of outside.files) {
    if (role !== 'source') continue;
    for (const fact of facts) yield { path, fact };
  }
  for (const { value: name, path, line } of project.sources.variables) {
    yield { path, fact: { kind: 'variable', name, line, access: 'read' } };
    if (isSecretName(name)) yield { path, fact: { kind: 'secret', name, line, store: 'environment' } };
  }
}

function placesOf(places: readonly Place[], facts: BookFacts): Markdown {
  if (places.length === 0) return '–';
  const byFile = new Map(places.map((place) => [place.path, place]).reverse() as [string, Place][]);
  const files = [...byFile.values()].reverse();
  return listWords(
    files.map((place) => placeOf(place, facts)),
    mostPlaces,
  );
}

function placeOf({ path, line }: Place, { links }: BookFacts): Markdown {
  return links.toLine(path, line, `${shortPath(path)}:${line + 1}`);
}

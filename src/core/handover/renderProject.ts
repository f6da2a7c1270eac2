import type { FolderFacts } from '../project/folderFacts';
import { folderOf } from '../repoPath';
import { counted, dateWords, listWords, numberWords, percentWords } from '../wording';
import type { BookFacts } from './facts';
import { factTable } from './factTable';
import { codeSpan, escapeText, type Markdown, shorten, table } from './markdownText';
import { placeLink } from './placeLinks';
import { regionContent } from './provenance';
import { folderText } from './renderModules';

const mostFolders = 80;
const mostImports = 4;
const mostOwners = 3;

/** Chapter 3: what is written down of its interfaces, and which ports are open. */
export function interfacesRegion(facts: BookFacts): Markdown {
  const { interfaces } = facts.project;
  const body = factTable(interfaces, ['Interface', 'Says'], facts.links);
  return regionContent(
    'code',
    facts,
    body.length > 0
      ? body
      : [
          'No description of an interface (OpenAPI, GraphQL, Protocol Buffers, …) and no open port of a container was found.',
        ],
  );
}

/** Chapter 4: all folders with code, in any language, and which use which. */
export function moduleMapRegion(facts: BookFacts): Markdown {
  const { folders, unread } = facts.project.sources;
  if (folders.length === 0) return regionContent('codeAndHistory', facts, ['No source files were found.']);
  const users = new Map<string, number>();
  for (const { imports } of folders)
    for (const { folder } of imports) users.set(folder, (users.get(folder) ?? 0) + 1);
  const shown = [...folders]
    .sort((a, b) => b.lines - a.lines || (a.folder < b.folder ? -1 : 1))
    .slice(0, mostFolders)
    .sort((a, b) => (a.folder < b.folder ? -1 : 1));
  const rows = shown.map((folder) => [
    folder.folder === '' ? folderText('') : facts.links.toEndOf(folder.folder),
    numberWords(folder.files),
    numberWords(folder.lines),
    documentedOf(folder, facts),
    ownersOf(folder, facts),
    usesOf(folder, facts),
    numberWords(users.get(folder.folder) ?? 0),
  ]);
  const body = [
    `${counted(folders.length, 'folder')} with source files${folders.length > shown.length ? `; the ${shown.length} largest are` : ''}:`.replace(
      /:$/,
      folders.length > shown.length ? ' shown:' : ':',
    ),
    table(['Folder', 'Files#', 'Lines#', 'Documented', 'Authors', 'Imports from', 'Imported by#'], rows),
    'Imports are those that a line of code names; what is wired up at run time is not among them. *Documented* is said of the languages whose public symbols are read.',
  ];
  if (unread > 0)
    body.push(`${counted(unread, 'source file was', 'source files were')} too big or too many to be read.`);
  return regionContent('codeAndHistory', facts, body);
}

function modulesIn({ folder }: FolderFacts, { sources }: BookFacts) {
  return sources.filter(({ path }) => folderOf(path) === folder);
}

function documentedOf(folder: FolderFacts, facts: BookFacts): Markdown {
  const modules = modulesIn(folder, facts);
  const all = modules.reduce((sum, { publicSymbols }) => sum + publicSymbols, 0);
  const documented = modules.reduce((sum, { documentedSymbols }) => sum + documentedSymbols, 0);
  return all === 0 ? '–' : percentWords(documented, all);
}

function ownersOf(folder: FolderFacts, facts: BookFacts): Markdown {
  const counts = new Map<string, number>();
  for (const { path } of modulesIn(folder, facts))
    for (const { name } of facts.ownership.authorsOf(path)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([name]) => escapeText(name));
  return names.length === 0 ? '–' : listWords(names, mostOwners);
}

function usesOf({ imports }: FolderFacts, { links }: BookFacts): Markdown {
  if (imports.length === 0) return '–';
  return listWords(
    imports.map(({ folder }) => (folder === '' ? folderText('') : links.toEndOf(folder))),
    mostImports,
  );
}

/** Chapter 4: where it begins to run. */
export function entryPointsRegion(facts: BookFacts): Markdown {
  const body = factTable(facts.project.entryPoints, ['Entry point', 'Says'], facts.links, 120);
  return regionContent(
    'code',
    facts,
    body.length > 0
      ? body
      : ['No entry point was found: no program, no main function, no command of a container.'],
  );
}

/** Chapter 6: which stores are spoken to. */
export function storesRegion(facts: BookFacts): Markdown {
  const body = factTable(facts.project.data.stores, ['Store', 'Seen in', 'What that is'], facts.links, 120);
  return regionContent(
    'code',
    facts,
    body.length > 0
      ? [
          ...body,
          'Names and passwords in addresses are left out. What is stored in them and how long, only people know.',
        ]
      : ['No client, container or address of a data store was found.'],
  );
}

/** Chapter 6: how tables come to be and change. */
export function migrationsRegion(facts: BookFacts): Markdown {
  const { migrations, schemas } = facts.project.data;
  const body: Markdown[] = [];
  if (migrations.length > 0)
    body.push(
      table(
        ['Migrations', 'Folder', 'Files#', 'The last'],
        migrations
          .slice(0, 60)
          .map(({ kind, value, note, path }) => [
            escapeText(kind),
            facts.links.toEndOf(value),
            escapeText(note ?? ''),
            facts.links.toEndOf(path),
          ]),
      ),
    );
  else body.push('No folder of migrations was found.');
  if (schemas.length > 0)
    body.push('### Schemas', ...factTable(schemas, ['Kind', 'Tables'], facts.links, 60));
  return regionContent('code', facts, body);
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

/** Chapter 9: what CI runs, and when. */
export function pipelinesRegion(facts: BookFacts): Markdown {
  const { pipelines } = facts.project;
  if (pipelines.length === 0) {
    return regionContent('code', facts, [
      'No continuous integration was found (GitHub Actions, GitLab CI, Jenkins, Travis CI, CircleCI, Azure Pipelines and others).',
    ]);
  }
  const body = pipelines.slice(0, 40).flatMap((pipeline) => {
    const jobs = pipeline.jobs.slice(0, 60);
    const heading = `### ${escapeText(shorten(pipeline.name, 80))} (${escapeText(pipeline.system)})`;
    const triggers = pipeline.triggers.map((trigger) => codeSpan(shorten(trigger, 80)));
    const begins = `${placeLink(pipeline, facts.links)} begins with ${triggers.length === 0 ? 'nothing that it names' : listWords(triggers, 12)}.`;
    const rows = jobs.map((job) => [
      escapeText(shorten(job.name, 60)),
      job.runsOn === undefined ? '–' : codeSpan(shorten(job.runsOn, 40)),
      listWords(
        job.steps
          .filter(({ kind }) => kind === 'command')
          .map(({ text }) => codeSpan(shorten(oneLine(text), 70))),
        5,
      ) ||
        listWords(
          job.steps.map(({ text }) => codeSpan(shorten(text, 50))),
          4,
        ) ||
        '–',
      placeLink(job, facts.links),
    ]);
    return [heading, begins, table(['Job', 'Runs on', 'Commands', 'Where'], rows)];
  });
  if (pipelines.length > 40) body.push(`${counted(pipelines.length - 40, 'more pipeline')} not shown.`);
  return regionContent('code', facts, body);
}

/** The rows of a script as one line. */
function oneLine(text: string): string {
  return text
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .map((row) => row.trim())
    .filter((row) => row !== '' && !row.startsWith('#'))
    .join('; ');
}

/** Chapter 9: what is sent out, and how versions are named. */
export function releasesRegion(facts: BookFacts): Markdown {
  const { publishing, tags, manifests, documents } = facts.project;
  const body: Markdown[] = [];
  if (publishing.length > 0)
    body.push(
      'Steps of CI that publish, push or deploy:',
      ...factTable(publishing, ['Job', 'Step'], facts.links, 60),
    );
  else body.push('No step of CI publishes or deploys anything: releases are made by hand, or elsewhere.');
  const [newest] = tags;
  if (newest)
    body.push(
      `The newest tag is ${codeSpan(newest.name)} of ${dateWords(newest.atEpochMs)}; before it ${
        listWords(
          tags.slice(1, 6).map(({ name, atEpochMs }) => `${codeSpan(name)} (${dateWords(atEpochMs)})`),
        ) || 'there is none'
      }. ${tagPattern(tags.map(({ name }) => name))}`,
    );
  else body.push('There are no tags in git.');
  const versions = manifests.projects.filter(
    ({ version, path }) => version !== undefined && path.split('/').length <= 2,
  );
  if (versions.length > 0)
    body.push(
      `Versions stated by manifests: ${listWords(
        versions
          .slice(0, 8)
          .map(
            (project) =>
              `${codeSpan(shorten(project.version ?? '', 40))} in ${placeLink(project, facts.links)}`,
          ),
      )}.`,
    );
  const logs = documents.filter(
    ({ path }) =>
      /(^|\/)(CHANGELOG|CHANGES|HISTORY|NEWS|RELEASES?|WHATSNEW)[\w.-]*$/i.test(path) &&
      path.split('/').length <= 2,
  );
  if (logs.length > 0)
    body.push(
      `What changed is told in ${listWords(
        logs.map(({ path }) => facts.links.toEndOf(path)),
        6,
      )}.`,
    );
  return regionContent('codeAndHistory', facts, body);
}

/** The form that most tags have: digits become N. */
function tagPattern(names: readonly string[]): string {
  const forms = new Map<string, number>();
  for (const name of names) {
    const form = name.replace(/\d+/g, 'N');
    forms.set(form, (forms.get(form) ?? 0) + 1);
  }
  const [most] = [...forms].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return most === undefined || names.length < 2
    ? ''
    : `Of the last ${numberWords(names.length)}, ${numberWords(most[1])} have the form ${codeSpan(most[0])}.`;
}

/** Chapter 11: what runs by the clock. */
export function schedulesRegion(facts: BookFacts): Markdown {
  const body = factTable(facts.project.schedules, ['Where it runs', 'When and what'], facts.links);
  return regionContent(
    'code',
    facts,
    body.length > 0
      ? body
      : [
          'No job that runs by the clock was found in CI, crontabs, Kubernetes, systemd or the code. Those of hosts and hosting consoles are not in the repository.',
        ],
  );
}

/** Chapter 18: what is tested with what. */
export function testsRegion(facts: BookFacts): Markdown {
  const { tests, commands, pipelines } = facts.project;
  const body: Markdown[] = [];
  const files = tests.folders.reduce((sum, folder) => sum + folder.files, 0);
  const cases = tests.folders.reduce((sum, folder) => sum + folder.cases, 0);
  if (files === 0) body.push('**No tests were found.**');
  else
    body.push(
      `${counted(files, 'test file')} with about ${counted(cases, 'test case')}, counted by the marks of the common frameworks.`,
    );
  if (tests.frameworks.length > 0)
    body.push(...factTable(tests.frameworks, ['Framework', 'Version'], facts.links, 30));
  if (tests.folders.length > 0) {
    const shown = tests.folders.slice(0, 40);
    body.push(
      table(
        ['Folder', 'Test files#', 'Test cases#'],
        shown.map(({ folder, files: count, cases: found }) => [
          folder === '' ? folderText('') : facts.links.toEndOf(folder),
          numberWords(count),
          numberWords(found),
        ]),
      ),
    );
    if (tests.folders.length > shown.length)
      body.push(`${counted(tests.folders.length - shown.length, 'more folder')} not shown.`);
  }
  const inCi = commands.filter(({ purpose, inCi: runs }) => purpose === 'test' && runs);
  const steps = pipelines
    .flatMap(({ jobs }) => jobs.flatMap((job) => job.steps))
    .filter(
      ({ text, kind }) =>
        kind === 'command' && /\b(test|tests|check|pytest|tox|rspec|phpunit|ctest|verify)\b/i.test(text),
    );
  if (inCi.length > 0) body.push(`CI runs ${listWords(inCi.slice(0, 6).map(({ text }) => codeSpan(text)))}.`);
  else if (steps[0])
    body.push(
      `CI runs ${codeSpan(shorten(oneLine(steps[0].text), 100))}, see ${placeLink(steps[0], facts.links)}.`,
    );
  else if (files > 0) body.push('No step of CI that runs them was recognised.');
  if (tests.coverage.length > 0)
    body.push(...factTable(tests.coverage, ['Coverage', 'Says'], facts.links, 20));
  else body.push('No file says how much of the code tests must cover.');
  return regionContent('code', facts, body);
}

/** Chapter 18: tests that are switched off. */
export function skippedTestsRegion(facts: BookFacts): Markdown {
  const { skipped } = facts.project.tests;
  const body = factTable(skipped, ['Test', 'Says'], facts.links, 150);
  return regionContent(
    'code',
    facts,
    body.length > 0
      ? [`${counted(skipped.length, 'test is', 'tests are')} switched off, or expected to fail:`, ...body]
      : ['No test is marked as skipped or expected to fail.'],
  );
}

/** Chapter 14: decisions that were written down before. */
export function decisionRecordsRegion(facts: BookFacts): Markdown {
  const { decisions } = facts.project;
  if (decisions.length === 0)
    return regionContent('code', facts, [
      'No decision records were found (`doc/adr`, `docs/adr`, `docs/decisions`).',
    ]);
  const rows = decisions
    .slice(0, 300)
    .map(({ path, title, status, date }) => [
      escapeText(shorten(title, 120)),
      escapeText(shorten(status ?? 'not said', 60)),
      date ?? '–',
      facts.links.toEndOf(path),
    ]);
  return regionContent('code', facts, [table(['Decision', 'Status', 'Date', 'File'], rows)]);
}

/** Chapter 23: what the project already has of documents. */
export function documentsRegion(facts: BookFacts): Markdown {
  const { documents } = facts.project;
  if (documents.length === 0) return regionContent('code', facts, ['No documents were found.']);
  const shown = documents.slice(0, 300);
  const rows = shown.map(({ path, title, words }) => [
    escapeText(shorten(title, 100)),
    numberWords(words),
    facts.links.toEndOf(path),
  ]);
  const body = [table(['Title', 'Words#', 'File'], rows)];
  if (documents.length > shown.length)
    body.push(`${counted(documents.length - shown.length, 'more document')} not shown.`);
  return regionContent('code', facts, body);
}

/** Chapter 20: who is named by files, beside the history. */
export function ownersRegion(facts: BookFacts): Markdown {
  const { owners, peopleFiles, manifests } = facts.project;
  const body: Markdown[] = [];
  if (owners.length > 0) {
    const rows = owners.slice(0, 200).map((rule) => [
      codeSpan(rule.pattern),
      rule.owners.length === 0
        ? 'nobody'
        : listWords(
            rule.owners.map((owner) => codeSpan(owner)),
            6,
          ),
      numberWords(rule.files),
      placeLink(rule, facts.links),
    ]);
    body.push(table(['Paths', 'Owners by CODEOWNERS', 'Files#', 'Where'], rows));
  } else body.push('There is no CODEOWNERS file.');
  const named = manifests.projects.filter(
    ({ maintainers, path }) => maintainers.length > 0 && path.split('/').length <= 3,
  );
  if (named.length > 0)
    body.push(
      table(
        ['Authors and maintainers by manifests', 'Where'],
        named.slice(0, 30).map((project) => [
          listWords(
            project.maintainers.map((name) => escapeText(shorten(name, 60))),
            8,
          ),
          placeLink(project, facts.links),
        ]),
      ),
    );
  if (peopleFiles.length > 0)
    body.push(
      `People are also named in ${listWords(
        peopleFiles.map((path) => facts.links.toEndOf(path)),
        8,
      )}.`,
    );
  return regionContent('code', facts, body);
}

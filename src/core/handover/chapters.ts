import type { NoteKind } from '../knowledge/note';
import type { Chapter, RegionSource } from './chapter';
import type { BookFacts } from './facts';
import type { GeneratedRegion } from './regions';
import { debtsRegion, debtsOverviewRegion } from './renderDebts';
import { setAsideRegion } from './renderSetAside';
import { probableDebtsRegion } from './renderProbableDebts';
import { dependenciesRegion, licencesRegion } from './renderDependencies';
import { hotspotsRegion } from './renderHotspots';
import { commandsRegion, instructionsRegion, toolsRegion } from './renderFirstDay';
import { knowledgeMapRegion } from './renderKnowledgeMap';
import { moduleIndexRegion, modulesRegion } from './renderModules';
import { explainedRegion, notesOfKind, notesTold } from './renderNotes';
import { peopleRegion, lostKnowledgeRegion } from './renderPeople';
import { decisionRecordsRegion, documentsRegion } from './renderDocuments';
import { entryPointsRegion, interfacesRegion, schedulesRegion } from './renderEntryPoints';
import { migrationsRegion, storesRegion } from './renderData';
import { moduleMapRegion } from './renderModuleMap';
import { ownersRegion } from './renderOwners';
import { pipelinesRegion, releasesRegion } from './renderDelivery';
import { skippedTestsRegion, testsRegion } from './renderTests';
import { questionsRegion } from './renderQuestions';
import { configurationRegion, secretsRegion, variablesRegion } from './renderConfiguration';
import { expiryRegion } from './renderExpiry';
import { sessionsRegion } from './renderSessions';
import { toursRegion } from './renderTours';
import { partiesTold, suppliersRegion } from './renderSuppliers';

/** The cover is `README.md`, which hosts show by themselves when someone opens the folder. */
export const coverFile = 'README.md';
const moduleIndexFile = '23-index.md';
export const debtsFile = '17-debts.md';
export const suppliersFile = '07-suppliers.md';
export const peopleFile = '20-people.md';
export const architectureFile = '04-architecture.md';

/** What people answered to the questions of a chapter; the last region of each. */
const questions = (file: string): RegionSource => ({
  name: 'questions',
  heading: 'Questions',
  byPeople: true,
  render: questionsRegion(file.replace(/\.md$/, '')),
});

const notesRegion = (name: string, heading: string, kind: NoteKind): RegionSource => ({
  name,
  heading,
  byPeople: true,
  told: notesTold(kind),
  render: notesOfKind(kind),
});

const people = (
  number: number,
  file: string,
  title: string,
  ask: string,
  regions: readonly RegionSource[] = [],
): Chapter => ({
  number,
  file,
  title,
  source: 'people',
  ask,
  regions: [...regions, questions(file)],
});

const both = (
  number: number,
  file: string,
  title: string,
  ask: string,
  regions: readonly RegionSource[] = [],
): Chapter => ({ number, file, title, source: 'both', ask, regions: [...regions, questions(file)] });

/** All chapters but the cover, in the order of the book. */
export const chapters: readonly Chapter[] = [
  people(
    1,
    '01-purpose.md',
    'Purpose, users, quality goals',
    'What is this for, who uses it, and what must never break?',
  ),
  both(
    2,
    '02-first-day.md',
    'First day',
    'What does someone do on the first day to set it up, run it and test it?',
    [
      { name: 'commands', heading: 'Set up, run, test', render: commandsRegion },
      { name: 'tools', heading: 'What must be installed', render: toolsRegion },
      { name: 'instructions', heading: 'What the project says itself', render: instructionsRegion },
    ],
  ),
  both(3, '03-context.md', 'Context', 'Which other systems does it talk to, and what goes in and out?', [
    { name: 'interfaces', heading: 'Interfaces', render: interfacesRegion },
  ]),
  both(
    4,
    architectureFile,
    'Architecture',
    'How do the parts work together, and why is it built like this and not otherwise?',
    [
      { name: 'module-map', heading: 'Module map', render: moduleMapRegion },
      { name: 'entry-points', heading: 'Entry points', render: entryPointsRegion },
      { name: 'modules', heading: 'Modules', render: modulesRegion },
      {
        name: 'explained',
        heading: 'Explained',
        byPeople: true,
        told: notesTold('explanation', 'warning'),
        render: explainedRegion,
      },
      { name: 'hotspots', heading: 'Legacy hotspots', render: hotspotsRegion },
    ],
  ),
  people(
    5,
    '05-critical-flows.md',
    'Critical flows',
    'Which flows must work, and which failure paths really fired?',
  ),
  both(6, '06-data.md', 'Data', 'What is stored where, how is it migrated, and how long is it kept?', [
    { name: 'data-stores', heading: 'Data stores', render: storesRegion },
    { name: 'migrations', heading: 'Migrations and schemas', render: migrationsRegion },
  ]),
  both(7, suppliersFile, 'Suppliers and services', 'Who outside is depended on, and whom does one call?', [
    { name: 'suppliers', heading: 'Outside parties', told: partiesTold, render: suppliersRegion },
  ]),
  both(
    8,
    '08-environments.md',
    'Environments and configuration',
    'Where does it run, and what differs there?',
    [
      { name: 'configuration', heading: 'Configuration files', render: configurationRegion },
      { name: 'variables', heading: 'Environment variables', render: variablesRegion },
    ],
  ),
  both(
    9,
    '09-build-and-release.md',
    'Build, CI, release, rollback',
    'How is it released, and which rules are unwritten?',
    [
      { name: 'pipelines', heading: 'Continuous integration', render: pipelinesRegion },
      { name: 'releases', heading: 'Releases', render: releasesRegion },
    ],
  ),
  people(10, '10-monitoring.md', 'Monitoring and alerts', 'What is watched, and which alert means what?'),
  both(
    11,
    '11-runbooks.md',
    'Runbooks, backup, scheduled jobs',
    'What is done by hand, how often, and when it breaks?',
    [{ name: 'scheduled-jobs', heading: 'Scheduled jobs', render: schedulesRegion }],
  ),
  both(
    12,
    '12-security.md',
    'Security and access',
    'Who can do what, and where do secrets live (never their values)?',
    [{ name: 'secrets', heading: 'Where secrets are read', render: secretsRegion }],
  ),
  both(
    13,
    '13-expiry.md',
    'What expires',
    'Which domains, certificates, keys and subscriptions run out, and who renews them?',
    [{ name: 'expiry', heading: 'What runs out', render: expiryRegion }],
  ),
  both(14, '14-decisions.md', 'Decisions', 'What was decided, and why not otherwise?', [
    notesRegion('decisions', 'Decisions', 'decision'),
    { name: 'decision-records', heading: 'Decision records', render: decisionRecordsRegion },
  ]),
  people(
    15,
    '15-incidents.md',
    'Incidents lived through',
    'What went wrong, what was learnt, what was never mended?',
    [notesRegion('incidents', 'Incidents', 'incident')],
  ),
  people(16, '16-discoveries.md', 'Discoveries', 'What did somebody never know until it was told here?', [
    notesRegion('discoveries', 'Discoveries', 'discovery'),
  ]),
  both(
    17,
    debtsFile,
    'Debts',
    'Which of these matter, why were they put off, and when must they be looked at again?',
    [
      { name: 'debts-overview', heading: 'Overview', render: debtsOverviewRegion },
      notesRegion('debt-reasons', 'Why they were put off', 'debtReason'),
      { name: 'debts', heading: 'Every debt', render: debtsRegion },
      { name: 'probable-debts', heading: 'Probable debts', render: probableDebtsRegion },
      { name: 'set-aside', heading: 'Set aside', render: setAsideRegion },
    ],
  ),
  both(18, '18-tests.md', 'Tests and known holes', 'What is tested, what is not, and which tests lie?', [
    { name: 'tests', heading: 'Tests', render: testsRegion },
    { name: 'known-holes', heading: 'Tests that are switched off', render: skippedTestsRegion },
  ]),
  both(19, '19-dependencies.md', 'Dependencies and licences', 'Which dependencies are stuck, and why?', [
    { name: 'licences', heading: 'Licences', render: licencesRegion },
    { name: 'dependencies', heading: 'Packages', render: dependenciesRegion },
  ]),
  both(20, peopleFile, 'People', 'Who can still be asked, about what, how and until when?', [
    { name: 'people', heading: 'Who knows what', render: peopleRegion },
    { name: 'owners', heading: 'Named by files', render: ownersRegion },
    { name: 'knowledge-map', heading: 'Before and after these days', render: knowledgeMapRegion },
    { name: 'lost-knowledge', heading: 'Knowledge of inactive people', render: lostKnowledgeRegion },
  ]),
  people(
    21,
    '21-beyond-engineering.md',
    'Beyond engineering',
    'What was promised to whom in sales, support, legal, finance and hiring?',
  ),
  people(22, '22-glossary.md', 'Glossary', 'Which words mean something particular here?'),
  both(23, moduleIndexFile, 'Index', 'Where should a newcomer begin to read?', [
    { name: 'tours', heading: 'Tours', render: toursRegion },
    { name: 'documents', heading: 'Documents', render: documentsRegion },
    { name: 'module-index', heading: 'All modules', render: moduleIndexRegion },
  ]),
  {
    file: 'sessions.md',
    title: 'Mob sessions',
    source: 'both',
    ask: 'What was the course of these days, and what was left out for lack of time?',
    regions: [{ name: 'sessions', heading: 'Sessions', render: sessionsRegion }],
  },
];

/** A chapter that a team adds: its own words, and what people answer to its questions. */
export function ownChapter(name: string, title: string): Chapter {
  const file = `${name}.md`;
  const ask = 'What does whoever takes over have to know about this?';
  return { file, title, source: 'people', ask, regions: [questions(file)] };
}

/**
 * The regions of a chapter as they would be written now, and those of other chapters that people gave a place in it.
 * @param placed names of the regions that the file has, or has a place for
 */
export function generatedRegions(
  chapter: Chapter,
  facts: BookFacts,
  placed: readonly string[],
): readonly GeneratedRegion[] {
  const own = new Set(chapter.regions.map(({ name }) => name));
  const guests = chapters
    .flatMap(({ regions }) => regions)
    .filter(({ name }) => placed.includes(name) && name !== 'questions' && !own.has(name));
  return [...chapter.regions, ...guests].map(({ name, heading, render }) => ({
    name,
    heading,
    text: render(facts),
  }));
}

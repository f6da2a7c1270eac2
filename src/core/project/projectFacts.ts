import type { Problem } from '../hotspots/model';
import { type Component, componentsOf } from '../manifests/components';
import type { Manifests } from '../manifests/model';
import { readManifests } from '../manifests/readManifests';
import type { RepoPath } from '../ports';
import { type CiPipeline, ciPipelines, publishSteps } from './ciFacts';
import type { Command } from './command';
import { commandsOf } from './commands';
import { type ComponentKind, componentKind } from './componentKind';
import { configFacts } from './configFacts';
import { type DataFacts, dataFacts, interfaceFacts } from './dataFacts';
import {
  type DecisionRecord,
  decisionRecords,
  type DocumentFact,
  documentFacts,
  instructions,
  type OwnerRule,
  ownerRules,
  peopleFiles,
} from './documentFacts';
import { entryPoints } from './entryPoints';
import { redactAddress } from '../secrets/redactSecrets';
import { type Fact, withoutSecrets } from './fact';
import { type LicenceFact, licencesOf } from './licenceFacts';
import type { ProjectInput, Tag } from './projectInput';
import { ProjectTexts } from './projectTexts';
import { scheduleFacts } from './scheduleFacts';
import type { SourceFacts } from './sourceFacts';
import { type TestFacts, testFacts } from './testFacts';
import { toolFacts } from './toolFacts';

/** What the files of a project say of it. */
export interface ProjectFacts {
  readonly manifests: Manifests;
  readonly components: readonly Component[];
  /** What it is for those who use it. */
  readonly kind: ComponentKind;
  readonly licences: readonly LicenceFact[];
  readonly tools: readonly Fact[];
  readonly commands: readonly Command[];
  /** Headings of the project's own instructions. */
  readonly instructions: readonly Fact[];
  readonly entryPoints: readonly Fact[];
  readonly interfaces: readonly Fact[];
  readonly data: DataFacts;
  readonly configuration: readonly Fact[];
  readonly pipelines: readonly CiPipeline[];
  readonly publishing: readonly Fact[];
  /** Newest first. */
  readonly tags: readonly Tag[];
  readonly schedules: readonly Fact[];
  readonly tests: TestFacts;
  readonly decisions: readonly DecisionRecord[];
  readonly documents: readonly DocumentFact[];
  readonly owners: readonly OwnerRule[];
  /** Files that name people. */
  readonly peopleFiles: readonly RepoPath[];
  readonly sources: SourceFacts;
  readonly problems: readonly Problem[];
}

const safe = (facts: readonly Fact[]): readonly Fact[] => facts.map((fact) => withoutSecrets(fact));

/** Pure and total: whatever the files say, this does not fail. */
export function projectFactsOf(input: ProjectInput): ProjectFacts {
  const { paths, texts, sources, tags } = input;
  const files = new ProjectTexts(paths, texts);
  const manifests = readManifests(texts);
  const components = componentsOf(manifests, input.installedLicences);
  const pipelines = ciPipelines(files);
  const entries = entryPoints(files, sources);
  const data = dataFacts(files, components, sources);
  return {
    manifests,
    components,
    kind: componentKind(files, manifests, components, entries),
    licences: licencesOf(input, manifests),
    tools: safe(toolFacts(files)),
    commands: commandsOf(files, components, pipelines),
    instructions: safe(instructions(files)),
    entryPoints: entries,
    interfaces: safe(interfaceFacts(files)),
    data: { ...data, stores: data.stores.map((fact) => withoutSecrets(fact, redactAddress)) },
    configuration: configFacts(files),
    pipelines,
    publishing: publishSteps(pipelines),
    tags,
    schedules: safe(scheduleFacts(files, pipelines, sources)),
    tests: testFacts(files, components, sources),
    decisions: decisionRecords(files),
    documents: documentFacts(files),
    owners: ownerRules(files),
    peopleFiles: peopleFiles(files),
    sources,
    problems: [...input.problems, ...manifests.problems],
  };
}

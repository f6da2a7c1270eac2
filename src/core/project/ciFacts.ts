import { nameOf } from '../repoPath';
import { redactAddress, redactSecrets } from '../secrets/redactSecrets';
import { entriesOf, listOf, textAt, textsOf, valueAt } from '../manifests/plainData';
import type { Place } from '../manifests/model';
import type { Fact } from './fact';
import type { ProjectTexts } from './projectTexts';

/** One job of a pipeline: what it runs, in its order. */
interface CiJob extends Place {
  readonly name: string;
  /** What it runs on, as the file says. */
  readonly runsOn?: string;
  readonly steps: readonly CiStep[];
}

interface CiStep extends Place {
  /** A command as it stands there, or `uses x@v`; secrets redacted. */
  readonly text: string;
  readonly kind: 'command' | 'action';
}

export interface CiPipeline extends Place {
  /** The product that runs it. */
  readonly system: string;
  readonly name: string;
  readonly triggers: readonly string[];
  readonly jobs: readonly CiJob[];
}

const mostJobs = 200;
const mostSteps = 100;
const longestCommand = 1500;

/** What continuous integration does, by pipeline. */
export function ciPipelines(files: ProjectTexts): readonly CiPipeline[] {
  return [
    ...files
      .read(/^\.(github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/)
      .map((path) => githubWorkflow(files, path)),
    ...files.read(/^\.gitlab-ci\.ya?ml$/).map((path) => gitlab(files, path)),
    ...files.read(/^\.travis\.ya?ml$/).map((path) => travis(files, path)),
    ...files.read(/^\.circleci\/config\.ya?ml$/).map((path) => circle(files, path)),
    ...files.read(/(^|\/)azure-pipelines[\w.-]*\.ya?ml$/).map((path) => azure(files, path)),
    ...files.read(/(^|\/)Jenkinsfile[\w.-]*$/).map((path) => jenkins(files, path)),
    ...files
      .read(/^(\.?appveyor|\.cirrus|\.drone|bitbucket-pipelines)\.ya?ml$/)
      .map((path) => other(files, path)),
  ]
    .filter((pipeline) => pipeline.jobs.length > 0 || pipeline.triggers.length > 0)
    .map(withoutSecrets);
}

/** Also of the names that people give; of what is fetched the commit or digest stays. */
function withoutSecrets(pipeline: CiPipeline): CiPipeline {
  return {
    ...pipeline,
    name: redactSecrets(pipeline.name),
    triggers: pipeline.triggers.map(redactSecrets),
    jobs: pipeline.jobs.map((job) => ({
      ...job,
      name: redactSecrets(job.name),
      ...(job.runsOn === undefined ? {} : { runsOn: redactAddress(job.runsOn) }),
      steps: job.steps.map((one) =>
        one.kind === 'command' ? one : { ...one, text: redactAddress(one.text) },
      ),
    })),
  };
}

function step(files: ProjectTexts, path: string, text: string, ...before: readonly string[]): CiStep {
  const first = text.trim().split('\n')[0]?.trim() ?? '';
  const line = files.lines(path).lineOf(...before, first);
  return { text: redactSecrets(text.trim()).slice(0, longestCommand), kind: 'command', path, line };
}

function githubWorkflow(files: ProjectTexts, path: string): CiPipeline {
  const data = files.yaml(path);
  const lines = files.lines(path);
  const on = valueAt(data, 'on');
  const triggers =
    typeof on === 'string'
      ? [on]
      : Array.isArray(on)
        ? textsOf(on)
        : entriesOf(on).map(([event, detail]) => {
            const crons = listOf(detail).flatMap((entry) => textAt(entry, 'cron') ?? []);
            const refs = ['branches', 'tags'].flatMap((key) => textsOf(valueAt(detail, key)));
            const more = [...crons, ...refs];
            return more.length === 0 ? event : `${event} (${more.slice(0, 6).join(', ')})`;
          });
  const jobs = entriesOf(valueAt(data, 'jobs'))
    .slice(0, mostJobs)
    .map(([id, job]): CiJob => {
      const steps = listOf(valueAt(job, 'steps'))
        .slice(0, mostSteps)
        .flatMap((entry): readonly CiStep[] => {
          const run = textAt(entry, 'run');
          if (run !== undefined) return [step(files, path, run, 'jobs:', `${id}:`)];
          const uses = textAt(entry, 'uses');
          if (uses === undefined) return [];
          return [{ text: uses, kind: 'action', path, line: lines.lineOf('jobs:', `${id}:`, uses) }];
        });
      const reused = textAt(job, 'uses');
      const all =
        reused === undefined
          ? steps
          : [{ text: reused, kind: 'action' as const, path, line: lines.lineOf(reused) }];
      const runsOn = textAt(job, 'runs-on') ?? textsOf(valueAt(job, 'runs-on')).join(', ');
      return {
        name: textAt(job, 'name') ?? id,
        ...(runsOn === '' ? {} : { runsOn }),
        steps: all,
        path,
        line: lines.lineOf('jobs:', `${id}:`),
      };
    });
  return {
    system: 'GitHub Actions',
    name: textAt(data, 'name') ?? nameOf(path),
    triggers,
    jobs,
    path,
    line: 0,
  };
}

const gitlabWords = new Set([
  'stages',
  'variables',
  'default',
  'include',
  'image',
  'services',
  'cache',
  'workflow',
  'before_script',
  'after_script',
  'pages',
]);

function commandsOf(value: unknown): readonly string[] {
  return typeof value === 'string'
    ? [value]
    : listOf(value).flatMap((entry) => (typeof entry === 'string' ? entry : textsOf(entry)));
}

function gitlab(files: ProjectTexts, path: string): CiPipeline {
  const data = files.yaml(path);
  const jobs = entriesOf(data)
    .filter(
      ([id, job]) => !gitlabWords.has(id) && !id.startsWith('.') && valueAt(job, 'script') !== undefined,
    )
    .slice(0, mostJobs)
    .map(([id, job]): CiJob => {
      const image = textAt(job, 'image') ?? textAt(job, 'image', 'name') ?? textAt(data, 'image');
      return {
        name: id,
        ...(image === undefined ? {} : { runsOn: image }),
        steps: ['before_script', 'script']
          .flatMap((key) => commandsOf(valueAt(job, key)))
          .slice(0, mostSteps)
          .map((text) => step(files, path, text, `${id}:`)),
        path,
        line: files.lines(path).lineOf(`${id}:`),
      };
    });
  return { system: 'GitLab CI', name: 'pipeline', triggers: ['push'], jobs, path, line: 0 };
}

function travis(files: ProjectTexts, path: string): CiPipeline {
  const data = files.yaml(path);
  const phases = ['before_install', 'install', 'before_script', 'script', 'deploy', 'after_success'];
  const steps = phases.flatMap((key) =>
    commandsOf(valueAt(data, key)).map((text) => step(files, path, text, `${key}:`)),
  );
  const language = textAt(data, 'language');
  const job: CiJob = { name: language ?? 'build', steps, path, line: 0 };
  return { system: 'Travis CI', name: 'build', triggers: ['push'], jobs: [job], path, line: 0 };
}

function circle(files: ProjectTexts, path: string): CiPipeline {
  const data = files.yaml(path);
  const jobs = entriesOf(valueAt(data, 'jobs'))
    .slice(0, mostJobs)
    .map(([id, job]): CiJob => {
      const steps = listOf(valueAt(job, 'steps')).flatMap((entry) => {
        const run = textAt(entry, 'run') ?? textAt(entry, 'run', 'command');
        return run === undefined ? [] : [step(files, path, run, `${id}:`)];
      });
      return {
        name: id,
        steps: steps.slice(0, mostSteps),
        path,
        line: files.lines(path).lineOf('jobs:', `${id}:`),
      };
    });
  const crons = entriesOf(valueAt(data, 'workflows')).flatMap(([, workflow]) =>
    listOf(valueAt(workflow, 'triggers')).flatMap((entry) => textAt(entry, 'schedule', 'cron') ?? []),
  );
  const triggers = ['push', ...crons.map((cron) => `schedule (${cron})`)];
  return { system: 'CircleCI', name: 'config', triggers, jobs, path, line: 0 };
}

function azure(files: ProjectTexts, path: string): CiPipeline {
  const data = files.yaml(path);
  const crons = listOf(valueAt(data, 'schedules')).flatMap((entry) => textAt(entry, 'cron') ?? []);
  const jobsOf = (level: unknown): readonly unknown[] => [
    ...listOf(valueAt(level, 'jobs')),
    ...listOf(valueAt(level, 'stages')).flatMap((stage) => listOf(valueAt(stage, 'jobs'))),
  ];
  const all = [...(valueAt(data, 'steps') === undefined ? [] : [data]), ...jobsOf(data)];
  const jobs = all.slice(0, mostJobs).map((job): CiJob => {
    const name = textAt(job, 'job') ?? textAt(job, 'deployment') ?? 'steps';
    const steps = listOf(valueAt(job, 'steps')).flatMap((entry): readonly CiStep[] => {
      const run = ['script', 'bash', 'powershell', 'pwsh']
        .map((key) => textAt(entry, key))
        .find((text) => text !== undefined);
      if (run !== undefined) return [step(files, path, run)];
      const task = textAt(entry, 'task');
      return task === undefined
        ? []
        : [{ text: task, kind: 'action', path, line: files.lines(path).lineOf(task) }];
    });
    return { name, steps: steps.slice(0, mostSteps), path, line: files.lines(path).lineOf(name) };
  });
  const branches = [
    ...textsOf(valueAt(data, 'trigger')),
    ...textsOf(valueAt(data, 'trigger', 'branches', 'include')),
  ];
  const triggers = [
    branches.length === 0 ? 'push' : `push (${branches.join(', ')})`,
    ...crons.map((cron) => `schedule (${cron})`),
  ];
  return { system: 'Azure Pipelines', name: nameOf(path), triggers, jobs, path, line: 0 };
}

/** A program: stages and the commands written out in it are read. */
function jenkins(files: ProjectTexts, path: string): CiPipeline {
  const jobs: { name: string; line: number; steps: CiStep[] }[] = [];
  const triggers: string[] = [];
  for (const [line, content] of files.text(path).split('\n').entries()) {
    if (content.length > 2000) continue;
    const stage = /\bstage\s*\(?\s*["']([^"']+)["']/.exec(content)?.[1];
    if (stage !== undefined) jobs.push({ name: stage, line, steps: [] });
    const cron = /\b(?:cron|pollSCM)\s*\(?\s*["']([^"']+)["']/.exec(content)?.[1];
    if (cron !== undefined) triggers.push(`schedule (${cron})`);
    const command = /^\s*(?:sh|bat|powershell)\s*\(?\s*(?:script\s*:\s*)?(["'])(.*?)\1/.exec(content)?.[2];
    if (command === undefined || command === '') continue;
    if (jobs.length === 0) jobs.push({ name: 'pipeline', line, steps: [] });
    jobs.at(-1)?.steps.push({ text: redactSecrets(command), kind: 'command', path, line });
  }
  const shown = jobs.slice(0, mostJobs).map((job) => ({ ...job, path }));
  return {
    system: 'Jenkins',
    name: nameOf(path),
    triggers: triggers.length === 0 ? ['push'] : triggers,
    jobs: shown,
    path,
    line: 0,
  };
}

/** Products with one list of commands a phase: any `script`, `test_script`, `build_script` … anywhere in the file. */
function other(files: ProjectTexts, path: string): CiPipeline {
  const steps: CiStep[] = [];
  const waiting: unknown[] = [files.yaml(path)];
  for (let level = waiting.pop(); level !== undefined && steps.length < mostSteps; level = waiting.pop()) {
    waiting.push(...listOf(level).filter((entry) => typeof entry === 'object' && entry !== null));
    for (const [key, value] of entriesOf(level)) {
      if (/(^|_)(script|commands)$/.test(key))
        for (const text of commandsOf(value)) steps.push(step(files, path, text));
      else if (typeof value === 'object' && value !== null) waiting.push(value);
    }
  }
  const jobs: readonly CiJob[] = steps.length === 0 ? [] : [{ name: nameOf(path), steps, path, line: 0 }];
  return { system: nameOf(path), name: 'build', triggers: ['push'], jobs, path, line: 0 };
}

const publishing =
  /\b(npm|pnpm|yarn) publish\b|\bnpx semantic-release\b|\btwine upload\b|\bpoetry publish\b|\buv publish\b|\bcargo publish\b|\bgem push\b|\bdotnet nuget push\b|\bdocker (?:buildx build .*--push|push)\b|\bmvn .*\bdeploy\b|\bgradlew? .*\bpublish\b|\bgoreleaser\b|\bgh release\b|\bkubectl (?:apply|set image)\b|\bhelm upgrade\b|\bterraform apply\b|\bserverless deploy\b|\baws (?:s3 sync|ecs|lambda)\b|\b(?:fly|flyctl|vercel|netlify|heroku|gcloud app) deploy\b|\bansible-playbook\b|\bcap \w+ deploy\b|\bvsce publish\b|\brsync\b/;
const publishingAction = /publish|release|deploy|upload-pages|docker\/build-push-action|goreleaser/i;

/** The steps that send something out of the house: publish, push, deploy. */
export function publishSteps(pipelines: readonly CiPipeline[]): readonly Fact[] {
  return pipelines.flatMap((pipeline) =>
    pipeline.jobs.flatMap((job) =>
      job.steps.flatMap(({ text, kind, path, line }): readonly Fact[] => {
        const hit = kind === 'action' ? publishingAction.test(text) : publishing.test(text);
        if (!hit) return [];
        const value =
          kind === 'action' ? text : (text.split('\n').find((row) => publishing.test(row)) ?? text);
        return [{ kind: `${pipeline.name} / ${job.name}`, value: value.trim(), path, line }];
      }),
    ),
  );
}

import { counted, dateWords, listWords, numberWords } from '../wording';
import { factTable } from './factTable';
import type { BookFacts } from './facts';
import { codeSpan, escapeText, type Markdown, shorten, table } from './markdownText';
import { placeLink } from './placeLinks';
import { regionContent } from './provenance';

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
          .map(({ text }) => codeSpan(shorten(scriptOnOneLine(text), 70))),
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
export function scriptOnOneLine(text: string): string {
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

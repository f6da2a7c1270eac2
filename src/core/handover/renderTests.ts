import { counted, listWords, numberWords } from '../wording';
import { factTable } from './factTable';
import type { BookFacts } from './facts';
import { codeSpan, type Markdown, shorten, table } from './markdownText';
import { placeLink } from './placeLinks';
import { regionContent } from './provenance';
import { scriptOnOneLine } from './renderDelivery';
import { folderText } from './renderModules';

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
      `CI runs ${codeSpan(shorten(scriptOnOneLine(steps[0].text), 100))}, see ${placeLink(steps[0], facts.links)}.`,
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

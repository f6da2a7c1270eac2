import { folderOf } from '../repoPath';
import type { Component } from '../manifests/components';
import type { Fact } from './fact';
import type { ProjectTexts } from './projectTexts';
import type { SourceFacts } from './sourceFacts';

interface TestFolder {
  readonly folder: string;
  readonly files: number;
  readonly cases: number;
}

export interface TestFacts {
  readonly frameworks: readonly Fact[];
  /** By cases, most first. */
  readonly folders: readonly TestFolder[];
  readonly coverage: readonly Fact[];
  readonly skipped: readonly Fact[];
}

const frameworks =
  /^(mocha|jest|vitest|ava|tap|jasmine|karma|cypress|playwright|@playwright\/test|puppeteer|supertest|@testing-library\/.*|qunit|uvu|pytest|pytest-.*|nose2?|tox|nox|hypothesis|behave|robotframework|junit:junit|org\.junit.*|org\.testng:testng|org\.mockito:.*|org\.spockframework:.*|org\.assertj:.*|io\.rest-assured:.*|org\.springframework\.boot:spring-boot-starter(-[\w-]+)?-test|org\.testcontainers:.*|rspec|rspec-.*|minitest|test-unit|capybara|cucumber|phpunit\/phpunit|pestphp\/pest|codeception\/.*|behat\/behat|mockery\/mockery|xunit(\..*)?|nunit.*|mstest\..*|moq|fluentassertions|github\.com\/stretchr\/testify|github\.com\/onsi\/.*|proptest|quickcheck|criterion|fast-check)$/i;

const coverageFiles =
  /(^|\/)(\.coveragerc|\.nycrc(\.\w+)?|\.c8rc(\.\w+)?|codecov\.ya?ml|\.codecov\.ya?ml|\.simplecov|jacoco[\w.-]*\.(xml|gradle)|coverlet\.\w+|tarpaulin\.toml|sonar-project\.properties)$/;

/** What is tested with what, and which tests are switched off. */
export function testFacts(
  files: ProjectTexts,
  components: readonly Component[],
  { tests, skipped }: SourceFacts,
): TestFacts {
  const folders = new Map<string, { files: number; cases: number }>();
  for (const { path, cases } of tests) {
    const folder = folderOf(path);
    const known = folders.get(folder) ?? { files: 0, cases: 0 };
    folders.set(folder, { files: known.files + 1, cases: known.cases + cases });
  }
  return {
    frameworks: components.flatMap(({ name, version, range, relation, places }): readonly Fact[] =>
      relation === 'direct' && frameworks.test(name) && places[0]
        ? [{ kind: name, value: version ?? range ?? '', ...places[0] }]
        : [],
    ),
    folders: [...folders]
      .map(([folder, sums]) => ({ folder, ...sums }))
      .sort((a, b) => b.cases - a.cases || b.files - a.files || (a.folder < b.folder ? -1 : 1)),
    coverage: [
      ...files.paths
        .filter((path) => coverageFiles.test(path))
        .map((path) => ({ kind: 'coverage', value: '', path, line: 0 })),
      ...threshold(files),
    ],
    skipped,
  };
}

function threshold(files: ProjectTexts): readonly Fact[] {
  return files
    .read(
      /(^|\/)(pyproject\.toml|setup\.cfg|tox\.ini|package\.json|\.coveragerc|\.nycrc(\.json)?|pom\.xml|build\.gradle(\.kts)?)$/,
    )
    .flatMap((path) =>
      [
        ...files
          .text(path)
          .matchAll(
            /(fail_under\s*=\s*\d+|--cov-fail-under[= ]\d+|"coverageThreshold"|"check-coverage"\s*:\s*\w+|jacoco-maven-plugin|\bjacoco\b|--check-coverage)/g,
          ),
      ]
        .filter((match, index, all) => all.findIndex((one) => one[0] === match[0]) === index)
        .slice(0, 2)
        .map((match): Fact => ({
          kind: 'coverage',
          value: match[0],
          path,
          line: files.lines(path).lineAt(match.index),
        })),
    );
}

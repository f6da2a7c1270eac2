import type { Identity } from '../ports';

/** Programs that commit: their changes are changes, but nobody's knowledge. */
const bots =
  /\[bot\]|\bbot@|^(dependabot|renovate|greenkeeper|pre-commit-ci|github[- ]actions?|semantic-release|scala-steward)\b/i;

/** Services that commit under a name of their own. Compared whole: Travis, Jenkins and Bot are names of people as well. */
const services: ReadonlySet<string> = new Set([
  ...[
    'weblate',
    'hosted weblate',
    'transifex',
    'crowdin',
    'crowdin bot',
    'poeditor',
    'lokalise',
    'gitlocalize',
  ],
  ...[
    'translatewiki.net',
    'travis ci',
    'travis-ci',
    'circleci',
    'circle ci',
    'appveyor',
    'jenkins',
    'gitlab ci',
  ],
  ...[
    'github',
    'github copilot',
    'copilot',
    'copilot-swe-agent',
    'gitbook',
    'gitbook bot',
    'snyk bot',
    'snyk-bot',
  ],
  ...[
    'imgbot',
    'depfu',
    'pyup bot',
    'pyup.io bot',
    'pyup-bot',
    'scala steward',
    'allcontributors',
    'mergify',
    'bors',
  ],
  ...['bors-servo', 'homu', 'copybara-service', 'copybara service', 'k8s-ci-robot', 'kubernetes prow robot'],
  ...['k8s merge robot', 'kubernetes submit queue', 'openshift merge robot', 'openshift-merge-robot'],
  ...['the codacy badger', 'the gitter badger', 'codetriage-readme-bot', 'deepsource', 'web-flow'],
]);

/** Of the same; people who work at these services have other ones. */
const addresses =
  /^(hosted|noreply([+-][^@]*)?)@weblate\.org$|^actions?@github\.com$|^builds@travis-ci\.(org|com)$|^copybara-worker@google\.com$|\+copilot@users\.noreply\.github\.com$/i;

export function isBot({ name, email }: Identity): boolean {
  const service = name.trim().toLowerCase().replace(/\s+/g, ' ');
  return bots.test(name) || bots.test(email) || services.has(service) || addresses.test(email.trim());
}

import type { Purpose } from './command';

/** Takes away, whatever else the name says. */
const cleaning = /(^|[:_.-])(clean|clobber|purge)([:_.-]|$)/i;

const purposes: readonly (readonly [RegExp, Purpose])[] = [
  [
    /^(release|publish|deploy|upload|ship|prepublish\w*|version|postversion|preversion|dist-upload)\b/i,
    'release',
  ],
  [
    /(^|[:_.-])(lint|format|fmt|style|prettier|eslint|stylelint|rubocop|clippy|vet|typecheck|type-check|types|mypy|phpstan|phpcs|cs|cs-fix|analy[sz]e|check-?style|code-?style|(mis)?spell(ing)?|pre-?commit)([:_.-]|$)/i,
    'check',
  ],
  [
    /(^|[:_.-])(tests?|specs?|unit|e2e|coverage|cov|phpunit|pytest|integration\w*)([:_.-]|$)|^check$/i,
    'test',
  ],
  // Of what is checked beside the tests it says the object: `check-docs`, `licence-check`.
  [/(^|[:_.-])checks?([:_.-]|$)/i, 'check'],
  [
    /^(setup|set-up|install|bootstrap|init|deps|dependencies|prepare|postinstall|update|migrate|db[:_-]\w+|seed|venv|env)\b/i,
    'set up',
  ],
  [/^(docker[-_:])?(start|serve|server|run|dev|develop|up|watch|preview|console)\b/i, 'run'],
  [/^(all|default|build|compile|bundle|package|dist|assemble|jar|image|docker)\b/i, 'build'],
];

/** What a command is for, by its name. */
export function purposeOf(name: string): Purpose {
  if (cleaning.test(name)) return 'other';
  return purposes.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
}

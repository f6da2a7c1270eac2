interface Named {
  /** Of the purposes of commands. */
  readonly purpose: string;
  readonly text: string;
}

/** What the command for a purpose is usually called, the likelier first. */
const plainNames: Readonly<Record<string, readonly string[]>> = {
  'set up': ['setup', 'set-up', 'bootstrap', 'init', 'deps', 'dependencies', 'install', 'prepare', 'venv'],
  build: ['build', 'all', 'default', 'compile', 'make', 'dist', 'package', 'assemble', 'jar', 'bundle'],
  run: ['start', 'run', 'dev', 'serve', 'server', 'up', 'develop', 'watch', 'preview', 'console'],
  test: ['test', 'tests', 'check', 'spec', 'specs', 'unit', 'unit-test', 'unit-tests', 'phpunit', 'pytest'],
};

/**
 * How likely it is, by its name alone, that this is *the* command for its purpose: 0 is the likeliest; undefined for one
 * that does a part of it or something beside, such as `check-docs` for testing.
 */
export function plainness({ purpose, text }: Named): number | undefined {
  const name = /([^\s/]+?)(?:\.\w+)?$/.exec(text)?.[1] ?? '';
  const at = plainNames[purpose]?.indexOf(name) ?? -1;
  return at < 0 ? undefined : at;
}

/** Whether it may stand for its purpose where only one command is named. */
export function isPlain(command: Named & { readonly inCi: boolean; readonly origin: string }): boolean {
  return command.inCi || command.origin === 'usual' || plainness(command) !== undefined;
}

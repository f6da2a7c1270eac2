import type { RepoPath } from '../ports';

const sourceEnding =
  /\.(c|cc|cpp|cxx|h|hh|hpp|m|mm|cs|fs|vb|go|rs|java|kt|kts|scala|groovy|clj|py|rb|rake|php|pl|pm|t|sh|bash|js|jsx|mjs|cjs|ts|tsx|mts|cts|vue|svelte|swift|dart|ex|exs|erl|hs|lua|r|jl|sql|tcl|el)$/i;
const foreign =
  /(^|\/)(node_modules|bower_components|vendor|vendored|third[-_]?party|dist|\.yarn|target|site-packages)\/|[.-]min\.[cm]?js$/i;
const testPath =
  /(^|\/)(tests?|__tests__|specs?|t|testing|e2e|testdata|testcases?)\/|[._-](test|spec|tests)\.[^/.]+$|(^|\/)(test_[^/]*|conftest)\.py$|_test\.(go|rb|exs|py|cc|cpp)$|_spec\.rb$|(Test|Tests|TestCase|IT|Spec)\.(java|kt|cs|php|groovy|scala|swift)$|(^|\/)t\d{4}-[^/]*\.sh$/;

/** Whether the facts look at the lines of a file. */
export function isSource(path: RepoPath): boolean {
  return sourceEnding.test(path) && !foreign.test(path);
}

/** Whether it is a test by its path, or stands among tests. */
export function isTest(path: RepoPath): boolean {
  return testPath.test(path);
}

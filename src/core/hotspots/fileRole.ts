import type { ModuleFacts } from './model';

type Role = ModuleFacts['role'];

const vendoredPath =
  /(^|\/)(node_modules|bower_components|jspm_packages|vendor|vendors|vendored|_vendor|third[-_]?party|3rd[-_]?party|external[-_]?libs?|ext[-_]?libs?|\.yarn)\/|^deps\/|(^|\/)deps\/.*\.(c|cc|cpp|cxx|h|hh|hpp)$|(^|\/)(tests?|extern(al)?|libs?|deps|contrib)\/(gtest|gmock|googletest|googlemock)\/|[.-]min\.[cm]?js$|(^|\/)jquery([-.]\d[^/]*)?\.js$/i;

/** Libraries that people copy beside their own code, in folders and files that are named for them. */
const copiedLibrary =
  /\/(?:bootstrap|jquery[-.]?ui|select2|font-?awesome|tinymce|ckeditor|codemirror|mathjax)\/(?:.*\/)?[^/]*\.(?:css|less|s[ac]ss)$|\/(?:jquery[-.]?ui|select2|tinymce|ckeditor|codemirror|mathjax)\/(?:.*\/)?[^/]*\.js$|\/(?:bootstrap|jquery[-.]ui|select2|codemirror|modernizr|moment|underscore|lodash|backbone)(?:[-.]\d[\w.-]*)?\.(?:js|css|less|s[ac]ss)$|\/(?:docopt|six|distro)\.py$|\/(?:stb_\w+|nuklear\w*|linmath|tinycthread|dr_(?:mp3|wav|flac)|miniaudio|khrplatform|(?:gl|vk|egl|glx|wgl)?glad\w*|glad_\w+)\.[ch]$/i;

const generatedPath =
  /(^|\/)(generated|__generated__|generated-sources|dist|\.next|\.nuxt|coverage)\/|_pb2(_grpc)?\.pyi?$|_pb\.([jt]s|rb)$|\.pb(\.gw)?\.(go|cc|h|hpp|swift|rs)$|\.grpc\.(pb|swift)\b|[._-]generated\.[^/.]+$|\.(gen|g|designer)\.[^/.]+$|(^|\/)zz_generated\.[^/]*\.go$|(^|\/)(AssemblyInfo\.cs|(gradlew|mvnw)(\.bat|\.cmd)?)$/i;

const testPath =
  /(^|\/)(tests?|__tests__|testdata|test[-_]?cases?|testfixtures|specs?|e2e|__mocks__|__fixtures__|fixtures|mocks)\/|[._-](tests?|spec|e2e)\.[^/.]+$|(^|\/)(test_[^/]*|conftest)\.py$|(^|\/)test[_-][^/]*\.(rb|c|cc|cpp|cxx|h|hpp|sh)$|(^|\/)(tests?|benches|benchmarks?)\.rs$|(^|\/)(benches|unittests?|test-suite)\/|^t\/.*\.(t|sh|pl|pm)$|(^|\/)(cypress|features\/(support|step_definitions)|[^/]+-test(ing)?-support)\/|(^|\/)test[-_]?support\//i;

/** What a program wrote to be compared with, where it stands beside the samples or the tests that compare. */
const expectedOutput =
  /(^|\/)(?:_expected|expected[-_]?(?:outputs?|results?|files?)|__snapshots__)\/|\/(?:samples?|fixtures|testdata|test[-_]?cases?)\/(?:[^/]+\/)*(?:expected\/|(?:expected|output)\.[^/]+$)|[._-]expected\.[^/.]+$/i;

/** In the singular only near the top of a project: further down it may be a name like any other, as in `org/example`. */
const examplePath =
  /^((src|packages\/[^/]+)\/)?(examples?|samples?|demos?|tutorials?|playground)\/|\/(examples|samples|demos|tutorials)\/|^docs?\//i;

/** A step from one form of the data to the next, named for its place in the order: nobody calls it, and it is not changed any more. */
const migrationPath =
  /(^|\/)(?:old_)?migrat(?:e|ions?)\/(?:[^/]+\/)?(?:[A-Z]?\d[^/]*|[0-9a-f]{12}_[^/]*)\.[a-z]+$/;

/** Letter case matters: `Latest.java` is no test, nor is `Contests/`. */
const capitalTestName =
  /(^|\/)(Test[A-Z0-9_][^/]*|[^/]*(Test|Tests|TestCase|IT))\.java$|(^|\/)[^/]*[a-z0-9](Test|Tests|TestCase|Spec|Specs|Suite)\.(kts?|scala|cs|php|swift)$|(^|\/)([a-z0-9]+|[^/]*[a-z0-9._-])Tests?\//;

const generatedMarker =
  /@generated\b|\bDO NOT (EDIT|MODIFY)\b|\b(auto[- ]?|automatically )generated\b|\bgenerated (by|from|automatically)\b/i;

/** A notice of being generated stands in the first lines, as a comment. */
const markerLines = 20;

/** Above this mean length of its lines a text was written by a program. */
const machineLineLength = 400;

/** What a file is for, by its path and the comments at its head; told before it is parsed. */
export function fileRole(path: string, text: string): Role {
  if (vendoredPath.test(path) || isCopiedLibrary(path)) return 'vendored';
  if (generatedPath.test(path) || isMachineMade(text)) return 'generated';
  if (testPath.test(path) || capitalTestName.test(path))
    return expectedOutput.test(path) ? 'generated' : 'test';
  if (migrationPath.test(path)) return 'migration';
  return examplePath.test(path) ? 'example' : 'source';
}

/** Not so in the library's own project, where its folder is at the top. */
function isCopiedLibrary(path: string): boolean {
  return copiedLibrary.test(path.slice(path.indexOf('/')));
}

function isMachineMade(text: string): boolean {
  const head = text.slice(0, 4000);
  // Few texts have such words at all, and fewer where it counts.
  if (generatedMarker.test(head) && head.split('\n', markerLines).some(isGeneratedNotice)) return true;
  if (text.length < 5000) return false;
  const measured = Math.min(text.length, 20_000);
  const lineFeedsOfPeople = measured / machineLineLength - 1;
  let lineFeeds = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < measured; at = text.indexOf('\n', at + 1)) {
    lineFeeds += 1;
    if (lineFeeds >= lineFeedsOfPeople) return false;
  }
  return true;
}

function isGeneratedNotice(line: string): boolean {
  return /^\s*(\/\/|\/?\*|#|<!--|--)/.test(line) && generatedMarker.test(line);
}

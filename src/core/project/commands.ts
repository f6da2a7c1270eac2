import { depthOf } from '../repoPath';
import type { Component } from '../manifests/components';
import { redactSecrets } from '../secrets/redactSecrets';
import type { CiPipeline } from './ciFacts';
import { ciMatcher } from './ciCommands';
import type { Command } from './command';
import { dotnet, jvm, native } from './compiledCommands';
import { containers } from './imageCommands';
import { plainness } from './plainCommands';
import type { ProjectTexts } from './projectTexts';
import { python } from './pythonCommands';
import { php, ruby } from './webCommands';
import { makefiles, packageJson, scripts, taskFiles } from './writtenCommands';

/** What is typed there concerns an example or a test, not the project. */
const aside =
  /(^|\/)(tests?|test-?cases?|test-?data|examples?|samples?|tutorials?|demos?|bench(marks?)?|perf(ormance)?|fuzz|fixtures)\//i;

const mostCommands = 400;
/** Characters of what a file says of a command. */
const mostNotes = 120;

/** What can be typed, by purpose; in each the better founded first: run by CI, written by the project, near the top. */
export function commandsOf(
  files: ProjectTexts,
  components: readonly Component[],
  pipelines: readonly CiPipeline[],
): readonly Command[] {
  const found = [
    ...scripts(files),
    ...makefiles(files),
    ...taskFiles(files),
    ...packageJson(files),
    ...python(files, components, pipelines),
    ...jvm(files),
    ...native(files),
    ...ruby(files, components),
    ...php(files),
    ...dotnet(files),
    ...containers(files),
  ]
    .filter(({ path }) => !aside.test(path))
    .slice(0, mostCommands);
  const runs = ciMatcher(files, pipelines);
  const unique = new Map(
    found.map((command) => [`${command.folder}\n${command.text}`, command] as const).reverse(),
  );
  return [...unique.values()]
    .reverse()
    .map(({ note, ...command }): Command => ({
      ...command,
      ...(note === undefined ? {} : { note: redactSecrets(note).slice(0, mostNotes) }),
      inCi: runs(command),
    }))
    .sort((a, b) => rank(a) - rank(b));
}

function rank(command: Command): number {
  const { inCi, origin, folder, purpose, text } = command;
  // The plain test of a project is what people run; CI adds its own reports.
  if (folder === '' && origin === 'written' && /^(npm|yarn|pnpm|composer|make) (test|start)$/.test(text))
    return -1;
  // A written way to set up beats what CI does: CI has its own.
  const founded =
    purpose === 'set up'
      ? origin === 'written'
        ? 0
        : inCi
          ? 1
          : 2
      : inCi
        ? 0
        : origin === 'written'
          ? 1
          : 2;
  // Among equally founded ones that which is named for the purpose, whole.
  const byName = origin === 'written' ? 0.01 * (plainness(command) ?? 50) : 0;
  return (folder === '' ? 0 : 10 * depthOf(`${folder}/x`)) + founded + byName;
}

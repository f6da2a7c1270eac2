import type { RepoPath } from '../ports';
import type { CiPipeline } from './ciFacts';
import type { Found } from './command';
import type { ProjectTexts } from './projectTexts';

/** Tells whether CI runs a command as it stands, but for how a script is started and for options of what runs tools. */
export function ciMatcher(
  files: ProjectTexts,
  pipelines: readonly CiPipeline[],
): (command: Pick<Found, 'text' | 'folder'>) => boolean {
  const lines = ciLines(pipelines);
  const inCi = lines.join('\n');
  const ciTexts = pipelines.map(({ path }) => files.text(path));
  // `make` of CI is that of the top, unless it names the folder.
  return ({ text, folder }) =>
    (hasCommand(inCi, text) || runsByRunner(lines, text)) &&
    (folder === '' || ciTexts.some((all) => namesFolder(all, folder)));
}

/** The lines of what CI types. */
export function ciLines(pipelines: readonly CiPipeline[]): readonly string[] {
  return pipelines.flatMap(({ jobs }) =>
    jobs.flatMap(({ steps }) => steps.flatMap(({ text }) => text.split('\n'))),
  );
}

/** `uv run --locked --group dev tox run` runs `uv run tox`. */
function runsByRunner(lines: readonly string[], command: string): boolean {
  const [, runner, tool] = /^(uv|poetry|pdm|pipenv) run (.+)$/.exec(command) ?? [];
  if (runner === undefined || tool === undefined) return false;
  const start = `${runner} run `;
  return lines.some((line) => {
    const at = line.indexOf(start);
    return at >= 0 && hasCommand(line.slice(at + start.length - 1), tool);
  });
}

function namesFolder(all: string, folder: RepoPath): boolean {
  for (let at = all.indexOf(folder); at >= 0; at = all.indexOf(folder, at + 1)) {
    if (!/[\w-]/.test(all[at - 1] ?? ' ') && !/[\w-]/.test(all[at + folder.length] ?? ' ')) return true;
  }
  return false;
}

/** `./script/test`, `bash script/test` and `script/test` are the same. */
export function hasCommand(all: string, command: string): boolean {
  const bare = command.startsWith('./') ? command.slice(2) : command;
  for (let at = all.indexOf(bare); at >= 0; at = all.indexOf(bare, at + 1)) {
    const isDotted = bare !== command && all.slice(at - 2, at) === './';
    const before = all[isDotted ? at - 3 : at - 1] ?? '\n';
    const after = all[at + bare.length] ?? '\n';
    if (!/[\w/:-]/.test(before) && !/[\w:-]/.test(after)) return true;
  }
  return false;
}

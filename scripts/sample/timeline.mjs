// @ts-check

/** @typedef {{ path: string, text: string } | { path: string, renamedFrom: string }} FileStep */
/** @typedef {import('./changes.mjs').Commit & { steps: readonly FileStep[] }} DatedSteps */

/**
 * The history with the text of every file it touches, oldest first.
 *
 * @param {readonly import('./changes.mjs').Commit[]} commits oldest first
 * @param {ReadonlyMap<string, string>} lastVersions all files after the last commit, by path
 * @returns {DatedSteps[]}
 * @throws {Error} where a change does not fit the file it changes, or a file is never added
 */
export function timelineOf(commits, lastVersions) {
  const reformattedAt = commits.findIndex(({ changes }) => changes.some(({ kind }) => kind === 'reformat'));
  const files = new Map(lastVersions);
  const timeline = [...commits.entries()].reverse().map(([index, commit]) => {
    const after = new Map(files);
    for (const change of [...commit.changes].reverse()) undo(change, files, commit);
    return { ...commit, steps: stepsOf(commit, after, index < reformattedAt) };
  });
  const [forgotten] = files.keys();
  if (forgotten !== undefined) throw new Error(`No commit adds ${forgotten}.`);
  return timeline.reverse();
}

/**
 * @param {import('./changes.mjs').Change} change
 * @param {Map<string, string>} files changed to what they were before
 * @param {import('./changes.mjs').Commit} commit
 */
function undo(change, files, commit) {
  if (change.kind === 'reformat') return;
  const path = change.kind === 'rename' ? change.to : change.path;
  const text = files.get(path);
  if (text === undefined) throw new Error(`"${commit.message}" changes ${path}, which is not there then.`);
  if (change.kind === 'edit') {
    const parts = text.split(change.after);
    if (parts.length !== 2) {
      throw new Error(
        `"${commit.message}": its text stands ${parts.length - 1} times in ${path}: ${change.after}`,
      );
    }
    files.set(path, parts.join(change.before));
    return;
  }
  files.delete(path);
  if (change.kind === 'rename') files.set(change.from, text);
}

/**
 * @param {import('./changes.mjs').Commit} commit
 * @param {ReadonlyMap<string, string>} after
 * @param {boolean} tabs
 * @returns {FileStep[]}
 */
function stepsOf({ changes }, after, tabs) {
  const renames = changes.flatMap((change) =>
    change.kind === 'rename' ? [{ path: change.to, renamedFrom: change.from }] : [],
  );
  const touched = changes.flatMap((change) => {
    if (change.kind === 'reformat') return [...after.keys()].filter(isIndentedCode);
    return change.kind === 'rename' ? [] : [change.path];
  });
  const writes = [...new Set(touched)].map((path) => ({ path, text: textOf(path, after, tabs) }));
  return [...renames, ...writes];
}

/**
 * @param {string} path
 * @param {ReadonlyMap<string, string>} files
 * @param {boolean} tabs
 */
function textOf(path, files, tabs) {
  const text = files.get(path) ?? '';
  if (!tabs || !isIndentedCode(path)) return text;
  const width = path.endsWith('.java') ? 4 : 2;
  return text.replace(
    /^ +(?!\*)/gm,
    (indent) => '\t'.repeat(indent.length / width) + ' '.repeat(indent.length % width),
  );
}

/** @param {string} path */
function isIndentedCode(path) {
  return /\.(ts|java)$/.test(path);
}

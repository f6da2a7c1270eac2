// @ts-check

/**
 * What a commit of the sample did to one file. The files in `project/` are the last version; older ones are not kept but
 * found by undoing the changes, newest first. So a change says what it takes to undo it.
 *
 * @typedef {(
 *   | { kind: 'add', path: string }
 *   | { kind: 'edit', path: string, before: string, after: string }
 *   | { kind: 'rename', from: string, to: string }
 *   | { kind: 'reformat' }
 * )} Change
 */

/**
 * @typedef {object} Commit
 * @property {string} at ISO 8601 with the offset of the author's clock
 * @property {import('./people.mjs').Person} by author and committer
 * @property {string} message
 * @property {readonly Change[]} changes
 */

/**
 * @param {string} path
 * @returns {Change}
 */
export const add = (path) => ({ kind: 'add', path });

/**
 * @param {string} path
 * @param {string} before what the commit replaced
 * @param {string} after what it put there; stands exactly once in the file after the commit
 * @returns {Change}
 */
export const edit = (path, before, after) => ({ kind: 'edit', path, before, after });

/**
 * @param {string} from
 * @param {string} to
 * @returns {Change}
 */
export const rename = (from, to) => ({ kind: 'rename', from, to });

/** Tabs became spaces: all TypeScript and Java of that day changed, in nothing but their white space. */
export const reformat = /** @type {Change} */ ({ kind: 'reformat' });

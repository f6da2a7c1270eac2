// @ts-check

const executable = /\.sh$/;

/**
 * The history as input of `git fast-import`: one stream, so that the commits' ids depend on nothing but it.
 *
 * @param {readonly import('./timeline.mjs').DatedSteps[]} timeline oldest first
 * @returns {Buffer}
 */
export function fastImportStream(timeline) {
  const parts = timeline.map(({ at, by, message, steps }) => {
    const who = `${by.name} <${by.email}> ${rawDate(at)}`;
    return [
      `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\n${data(`${message}\n`)}`,
      ...steps.map(lineOf),
      '\n',
    ].join('');
  });
  return Buffer.from(`${parts.join('')}done\n`, 'utf8');
}

/** @param {import('./timeline.mjs').FileStep} step */
function lineOf(step) {
  if ('renamedFrom' in step) return `R ${step.renamedFrom} ${step.path}\n`;
  return `M ${executable.test(step.path) ? '100755' : '100644'} inline ${step.path}\n${data(step.text)}`;
}

/** @param {string} text */
function data(text) {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

/**
 * Seconds since 1970 and offset, as git keeps dates.
 *
 * @param {string} iso with an offset such as `+02:00`
 */
function rawDate(iso) {
  return `${Date.parse(iso) / 1000} ${iso.slice(-6).replace(':', '')}`;
}

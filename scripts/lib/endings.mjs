// @ts-check

/** @type {Set<() => void>} */
const callbacks = new Set();
let watching = false;

function runAll() {
  for (const callback of [...callbacks].reverse()) {
    callbacks.delete(callback);
    try {
      callback();
    } catch (error) {
      console.error(error);
    }
  }
}

function watch() {
  watching = true;
  // An uncaught exception and an unhandled rejection also come to 'exit'.
  process.on('exit', runAll);
  for (const [signal, number] of /** @type {const} */ ([
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ])) {
    process.on(signal, () => process.exit(128 + number));
  }
}

/**
 * Calls back when this process ends: exit, SIGINT, SIGTERM, SIGHUP or an uncaught error; last registered first.
 *
 * @param {() => void} callback must be synchronous: nothing is awaited any more
 * @returns {() => void} takes the registration back without calling
 */
export function atEnd(callback) {
  if (!watching) watch();
  callbacks.add(callback);
  return () => {
    callbacks.delete(callback);
  };
}

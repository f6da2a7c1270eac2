import { watch } from 'node:fs';
import type { Log } from '../../core/ports';
import { sentenceOf } from '../../core/errors';
import { makeFolder } from './makeFolder';

/** Tells of writes to one file of a folder, by this process too. Makes the folder; where it cannot watch it says so in the log. */
export function watchFile(folder: string, name: string, log: Log, onChange: () => void): () => void {
  let stopped = false;
  let stop = (): void => undefined;
  const failed = (error: unknown) => {
    log.info(`Sessions of other windows are seen only when something is done here: ${sentenceOf(error)}`);
  };
  void makeFolder(folder)
    .then(() => {
      if (stopped) return;
      const watcher = watch(folder, { persistent: false }, (_event, changed) => {
        if (changed === name) onChange();
      });
      watcher.on('error', failed);
      stop = () => {
        watcher.close();
      };
    })
    .catch(failed);
  return () => {
    stopped = true;
    stop();
  };
}

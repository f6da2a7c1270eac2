import { spawn } from 'node:child_process';
import { join } from 'node:path';

const folder = process.env['PICTURE_FOLDER'] ?? '/srv/pictures';

export function unpackPictures(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // Every upload spawns its own unzip. Forty acts upload at 18:00 sharp, on a machine with two cores.
    // FIXME(ira): a queue, see SHOW-151; until then the press office is asked to upload slowly
    const unzip = spawn('unzip', ['-o', join(folder, 'incoming', file), '-d', join(folder, 'ready')]);
    unzip.on('error', reject);
    unzip.on('exit', (code) => {
      // unzip says 1 for "it worked, but": Windows paths, mostly
      if (code === 0 || code === 1) resolve();
      else reject(new Error(`unzip ended with ${code}`));
    });
  });
}

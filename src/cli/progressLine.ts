import type { WriteStream } from 'node:tty';
import type { ScanProgress } from '../core/hotspots/model';

const words: Readonly<Record<ScanProgress['phase'], string>> = {
  listing: 'Listing files',
  parsing: 'Reading files',
  history: 'Reading history',
  ranking: 'Ranking',
  outside: 'Looking for outside parties',
  debts: 'Asking who wrote the debts',
  writing: 'Writing',
};

/** One line of a terminal that is written over; nothing at all where the stream is no terminal. */
export function progressLine(stream: WriteStream): {
  readonly show: (progress: ScanProgress) => void;
  readonly clear: () => void;
} {
  let isShown = false;
  return {
    show: ({ phase, done, total }) => {
      if (!stream.isTTY) return;
      const count = total > 0 ? ` ${done} of ${total}` : done > 0 ? ` ${done}` : '';
      stream.write(`\r\u001b[K${words[phase]}${count}`);
      isShown = true;
    },
    clear: () => {
      if (isShown) stream.write('\r\u001b[K');
      isShown = false;
    },
  };
}

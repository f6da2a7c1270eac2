import * as fs from 'node:fs/promises';
import type { FileOperations } from '../../src/node/files/fileOperations';

const changing = ['mkdir', 'open', 'rename', 'rm', 'rmdir', 'writeFile'] as const;

/** The real disk, on which one changing operation goes wrong: the `failAt`-th, counted from 0. */
export class FaultyDisk {
  /** How many changing operations there were so far. */
  count = 0;
  readonly operations: FileOperations;
  readonly #files: fs.FileHandle[] = [];
  readonly #failAt: number;
  readonly #fault: () => Promise<never>;

  /** @param fault rejects, or never settles, as after the death of the process */
  constructor(failAt: number, fault: () => Promise<never>) {
    this.#failAt = failAt;
    this.#fault = fault;
    const operations: Record<string, unknown> = { ...fs };
    for (const name of changing) {
      operations[name] = this.#guarded(fs[name] as (...args: unknown[]) => Promise<unknown>);
    }
    operations['open'] = this.#guarded(async (...args: Parameters<typeof fs.open>) => {
      const handle = await fs.open(...args);
      this.#files.push(handle);
      handle.writeFile = this.#guarded(handle.writeFile.bind(handle) as never) as never;
      handle.sync = this.#guarded(handle.sync.bind(handle));
      return handle;
    });
    this.operations = operations as unknown as FileOperations;
  }

  /** As the system does for a program that died. */
  async closeFiles(): Promise<void> {
    await Promise.all(this.#files.map((file) => file.close()));
  }

  #guarded<A extends unknown[], R>(operation: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
    return async (...args) => (this.count++ === this.#failAt ? this.#fault() : operation(...args));
  }
}

/** @param code of the system, such as `ENOSPC` */
export const diskFault = (code: string) => (): Promise<never> =>
  Promise.reject(Object.assign(new Error(code), { code }));

export const processDies = (): Promise<never> => new Promise(() => undefined);

/**
 * Runs as a program that dies at the `step`-th changing operation, counted from 0.
 * @returns what came of it, where it ended before
 */
export async function untilDeath<T>(
  step: number,
  run: (disk: FaultyDisk) => Promise<T>,
): Promise<T | 'dead'> {
  let dies = (): void => undefined;
  const death = new Promise<'dead'>((resolve) => {
    dies = () => {
      resolve('dead');
    };
  });
  const disk = new FaultyDisk(step, () => {
    dies();
    return processDies();
  });
  const end = await Promise.race([run(disk), death]);
  await disk.closeFiles();
  return end;
}

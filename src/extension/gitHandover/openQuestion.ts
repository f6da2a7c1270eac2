import type { Ask } from './unsavedEditors';

/**
 * The question that a handover waits with. A notification goes out of sight by itself and may then never be answered,
 * so the next handover can put it aside: as if it had been dismissed.
 */
export class OpenQuestion {
  readonly #ask: Ask;
  readonly #onLate: () => void;
  #drop: (() => void) | undefined;

  /** @param onLate somebody answered what was put aside; nothing comes of that */
  constructor(ask: Ask, onLate: () => void) {
    this.#ask = ask;
    this.#onLate = onLate;
  }

  readonly ask: Ask = async (question, ...answers) => {
    let dropped = false;
    const aside = new Promise<undefined>((resolve) => {
      this.#drop = () => {
        dropped = true;
        resolve(undefined);
      };
    });
    const answer = Promise.resolve(this.#ask(question, ...answers));
    answer.then(
      (late) => {
        if (dropped && late !== undefined) this.#onLate();
      },
      () => undefined,
    );
    try {
      return await Promise.race([answer, aside]);
    } finally {
      this.#drop = undefined;
    }
  };

  /** @returns false where nothing is asked */
  drop(): boolean {
    this.#drop?.();
    return this.#drop !== undefined;
  }
}

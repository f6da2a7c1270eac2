/** Saves and file events within this time are answered together. */
const gatherMs = 150;

/** Asks for something again after changes: one request at a time, and once more where something changed meanwhile. */
export class Refresher {
  readonly #load: () => Promise<void>;
  readonly #loaded: () => void;
  #running: Promise<void> | undefined;
  #again = false;
  #timer: NodeJS.Timeout | undefined;

  /** @param loaded called when the last of the requests is answered */
  constructor(load: () => Promise<void>, loaded: () => void) {
    this.#load = load;
    this.#loaded = loaded;
  }

  /** Soon, and once for many calls. */
  soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.run(), gatherMs);
  }

  /** Resolves when everything is answered that was asked for until then. Rejects as the request does. */
  async run(): Promise<void> {
    if (this.#running !== undefined) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#loadAll();
    return this.#running;
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  async #loadAll(): Promise<void> {
    try {
      do {
        this.#again = false;
        await this.#load();
        // The value may have changed while the answer was awaited.
      } while (this.#again as boolean);
    } finally {
      // Here, not where it is awaited: who asks between the last look and that would be forgotten.
      this.#running = undefined;
    }
    this.#loaded();
  }
}

/** A notification: one sentence and its buttons. */
export interface Toast {
  readonly message: string;
  /** Default: information. */
  readonly warning?: boolean;
  readonly choices: readonly string[];
  /** What a button does; the next notification waits for it, since it may be about something else afterwards. */
  readonly act?: (choice: string) => Promise<void>;
  /** Asked when its turn comes; one that was overtaken by events is not shown any more. */
  readonly stillTrue?: () => boolean;
  /** The answer to what somebody did a moment ago: does not wait for others. */
  readonly atOnce?: boolean;
}

export interface ToastsSetup {
  /** Resolves with the button, or with undefined when the notification was closed. */
  show(toast: Toast): Thenable<string | undefined>;
  /** Returns what ends it. */
  after(durationMs: number, run: () => void): () => void;
  /** Told of every sentence, at once. */
  said(message: string): void;
  /** A notification could not be shown, or its button could not do what it is for. */
  onError(error: unknown): void;
}

/** So long VS Code shows a notification by itself; it does not say when it hides one. */
export const inFrontMs = 10_000;

/** Shows notifications one after the other: the next one comes when the one in front was answered, closed, or hidden. */
export class Toasts {
  readonly #setup: ToastsSetup;
  readonly #waiting: Toast[] = [];
  #front: Toast | undefined;
  #stopTimer: (() => void) | undefined;

  constructor(setup: ToastsSetup) {
    this.#setup = setup;
  }

  show(toast: Toast): void {
    this.#setup.said(toast.message);
    if (toast.atOnce === true) {
      this.#bring(toast);
      return;
    }
    this.#waiting.push(toast);
    if (this.#front === undefined) this.#next();
  }

  /**
   * As a click on a button of the notification in front, or of the first one waiting that has it. For tests.
   * @returns whether there is one; resolves when it has done what it does
   */
  async press(choice: string): Promise<boolean> {
    for (let front = this.#front; front !== undefined; front = this.#front) {
      const isIt = front.choices.includes(choice);
      await this.#answered(front, isIt ? choice : undefined);
      if (isIt) return true;
    }
    return false;
  }

  /** Nothing more is shown. */
  dispose(): void {
    this.#stopTimer?.();
    this.#waiting.length = 0;
  }

  #next(): void {
    const toast = this.#waiting.shift();
    if (toast === undefined) return;
    if (toast.stillTrue?.() === false) this.#next();
    else this.#bring(toast);
  }

  #bring(toast: Toast): void {
    this.#front = toast;
    this.#stopTimer?.();
    this.#stopTimer = this.#setup.after(inFrontMs, () => {
      this.#done(toast);
    });
    this.#setup.show(toast).then(
      (answer) => this.#answered(toast, answer),
      (error: unknown) => {
        this.#setup.onError(error);
        this.#done(toast);
      },
    );
  }

  /** Never rejects. */
  async #answered(toast: Toast, answer: string | undefined): Promise<void> {
    if (this.#front === toast) this.#stopTimer?.();
    try {
      if (answer !== undefined && toast.stillTrue?.() !== false) await toast.act?.(answer);
    } catch (error) {
      this.#setup.onError(error);
    }
    this.#done(toast);
  }

  #done(toast: Toast): void {
    if (this.#front !== toast) return;
    this.#stopTimer?.();
    this.#front = undefined;
    this.#next();
  }
}

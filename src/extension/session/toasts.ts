/** A notification: one sentence and its buttons. */
export interface Toast {
  readonly message: string;
  /** Default: information. */
  readonly warning?: boolean;
  readonly choices: readonly string[];
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
}

/** So long VS Code shows a notification by itself; it does not say when it hides one. */
export const inFrontMs = 10_000;

interface Waiting {
  readonly toast: Toast;
  readonly settle: (answer: string | undefined) => void;
  readonly fail: (error: unknown) => void;
}

/** Shows notifications one after the other: the next one comes when the one in front was answered, closed, or hidden. */
export class Toasts {
  readonly #setup: ToastsSetup;
  readonly #waiting: Waiting[] = [];
  #front: Waiting | undefined;
  #stopTimer: (() => void) | undefined;

  constructor(setup: ToastsSetup) {
    this.#setup = setup;
  }

  /** @returns the button that was pressed; undefined where it was closed or never came */
  show(toast: Toast): Promise<string | undefined> {
    this.#setup.said(toast.message);
    return new Promise((resolve, reject) => {
      const waiting = { toast, settle: resolve, fail: reject };
      if (toast.atOnce === true) this.#bring(waiting);
      else {
        this.#waiting.push(waiting);
        if (this.#front === undefined) this.#next();
      }
    });
  }

  /** As a click on a button of the notification in front, or of the first one waiting that has it. For tests. */
  press(choice: string): boolean {
    for (;;) {
      const front = this.#front;
      if (front === undefined) return false;
      if (front.toast.choices.includes(choice)) {
        front.settle(choice);
        this.#done(front);
        return true;
      }
      this.#done(front);
    }
  }

  /** Nothing more is shown. */
  dispose(): void {
    this.#stopTimer?.();
    for (const { settle } of this.#waiting.splice(0)) settle(undefined);
  }

  #next(): void {
    const waiting = this.#waiting.shift();
    if (waiting === undefined) return;
    if (waiting.toast.stillTrue?.() === false) {
      waiting.settle(undefined);
      this.#next();
      return;
    }
    this.#bring(waiting);
  }

  #bring(waiting: Waiting): void {
    this.#front = waiting;
    this.#stopTimer?.();
    this.#stopTimer = this.#setup.after(inFrontMs, () => {
      this.#done(waiting);
    });
    this.#setup.show(waiting.toast).then(
      (answer) => {
        waiting.settle(answer);
        this.#done(waiting);
      },
      (error: unknown) => {
        waiting.fail(error);
        this.#done(waiting);
      },
    );
  }

  #done(waiting: Waiting): void {
    if (this.#front !== waiting) return;
    this.#stopTimer?.();
    this.#front = undefined;
    this.#next();
  }
}

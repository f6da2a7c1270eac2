import * as vscode from 'vscode';

/** The newest value of something that one feature has and others look at. */
export class Latest<T> implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<T | undefined>();
  #value: T | undefined;

  readonly onDidChange = this.#changed.event;

  get value(): T | undefined {
    return this.#value;
  }

  set(value: T | undefined): void {
    if (value === this.#value) return;
    this.#value = value;
    this.#changed.fire(value);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

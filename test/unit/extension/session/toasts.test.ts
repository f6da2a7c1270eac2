import assert from 'node:assert/strict';
import { inFrontMs, Toasts, type Toast } from '../../../../src/extension/session/toasts';

/** A screen whose notifications are answered by hand, and a timer that is let run out by hand. */
class Screen {
  readonly messages: string[] = [];
  readonly said: string[] = [];
  readonly errors: unknown[] = [];
  readonly acts: string[] = [];
  timer: (() => void) | undefined;
  #answer: (choice: string | undefined) => void = () => undefined;
  readonly toasts = new Toasts({
    show: ({ message }) => {
      this.messages.push(message);
      if (message === 'broken') return Promise.reject(new Error('gone'));
      return new Promise((resolve) => {
        this.#answer = resolve;
      });
    },
    after: (durationMs, run) => {
      assert.equal(durationMs, inFrontMs);
      this.timer = run;
      return () => (this.timer = undefined);
    },
    said: (message) => this.said.push(message),
    onError: (error) => this.errors.push(error),
  });

  show(message: string, more: Partial<Toast> = {}): void {
    this.toasts.show({
      message,
      choices: ['Yes'],
      act: (choice) => {
        this.acts.push(`${message} ${choice}`);
        return Promise.resolve();
      },
      ...more,
    });
  }

  async answer(choice: string | undefined): Promise<void> {
    this.#answer(choice);
    await settled();
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('notifications', () => {
  it('come one after the other: the next when the one in front was answered, closed, or hidden by VS Code', async () => {
    const screen = new Screen();
    for (const message of ['one', 'two', 'three', 'four']) screen.show(message);
    assert.deepEqual(screen.messages, ['one']);
    await screen.answer('Yes');
    assert.deepEqual(screen.acts, ['one Yes']);
    assert.deepEqual(screen.messages, ['one', 'two']);
    await screen.answer(undefined);
    assert.deepEqual(screen.messages, ['one', 'two', 'three']);
    screen.timer?.();
    assert.deepEqual(screen.messages, ['one', 'two', 'three', 'four']);
    assert.deepEqual(screen.said, ['one', 'two', 'three', 'four']);
    assert.deepEqual(screen.acts, ['one Yes']);
  });

  it('wait for what a button does, and do not come when that made them untrue', async () => {
    const screen = new Screen();
    let isTrue = true;
    screen.show('one', {
      act: async () => {
        await settled();
        isTrue = false;
      },
    });
    screen.show('stale', { stillTrue: () => isTrue });
    screen.show('three');
    await screen.answer('Yes');
    await settled();
    assert.deepEqual(screen.messages, ['one', 'three']);
  });

  it('can be answered late, but do nothing when they were overtaken', async () => {
    const screen = new Screen();
    let isTrue = true;
    screen.show('one', { stillTrue: () => isTrue });
    screen.timer?.();
    isTrue = false;
    await screen.answer('Yes');
    assert.deepEqual(screen.acts, []);
    screen.show('two');
    screen.timer?.();
    await screen.answer('Yes');
    assert.deepEqual(screen.acts, ['two Yes']);
  });

  it('do not wait where they answer what somebody just did', () => {
    const screen = new Screen();
    screen.show('one');
    screen.show('refused', { atOnce: true });
    assert.deepEqual(screen.messages, ['one', 'refused']);
  });

  it('end with what shows them', () => {
    const screen = new Screen();
    screen.show('one');
    screen.show('two');
    screen.toasts.dispose();
    assert.equal(screen.timer, undefined);
    assert.deepEqual(screen.messages, ['one']);
  });

  it('that fail are told of, and hold nothing up', async () => {
    const screen = new Screen();
    screen.show('broken');
    screen.show('two', { act: () => Promise.reject(new Error('no')) });
    screen.show('three');
    await settled();
    await screen.answer('Yes');
    assert.deepEqual(screen.messages, ['broken', 'two', 'three']);
    assert.deepEqual(screen.errors.map(String), ['Error: gone', 'Error: no']);
  });
});

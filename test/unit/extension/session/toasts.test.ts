import assert from 'node:assert/strict';
import { inFrontMs, Toasts, type Toast } from '../../../../src/extension/session/toasts';

/** A screen whose notifications are answered by hand, and a timer that is let run out by hand. */
function screen() {
  const shown: { message: string; answer: (choice: string | undefined) => void }[] = [];
  const said: string[] = [];
  let timer: (() => void) | undefined;
  const toasts = new Toasts({
    show: ({ message }) =>
      new Promise((resolve) => {
        shown.push({ message, answer: resolve });
      }),
    after: (durationMs, run) => {
      assert.equal(durationMs, inFrontMs);
      timer = run;
      return () => (timer = undefined);
    },
    said: (message) => said.push(message),
  });
  return {
    toasts,
    said,
    messages: () => shown.map(({ message }) => message),
    answer: async (choice: string | undefined) => {
      shown.at(-1)?.answer(choice);
      await settled();
    },
    hides: () => timer?.(),
    isTimed: () => timer !== undefined,
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const toast = (message: string, more: Partial<Toast> = {}): Toast => ({ message, choices: ['Yes'], ...more });

describe('notifications', () => {
  it('come one after the other: the next when the one in front was answered, closed, or hidden by VS Code', async () => {
    const { toasts, messages, answer, hides, said } = screen();
    const first = toasts.show(toast('one'));
    void toasts.show(toast('two'));
    void toasts.show(toast('three'));
    void toasts.show(toast('four'));
    assert.deepEqual(messages(), ['one']);
    await answer('Yes');
    assert.equal(await first, 'Yes');
    assert.deepEqual(messages(), ['one', 'two']);
    await answer(undefined);
    assert.deepEqual(messages(), ['one', 'two', 'three']);
    hides();
    assert.deepEqual(messages(), ['one', 'two', 'three', 'four']);
    assert.deepEqual(said, ['one', 'two', 'three', 'four']);
  });

  it('do not come when they are no longer true, and can be answered late', async () => {
    const { toasts, messages, answer, hides } = screen();
    const first = toasts.show(toast('one'));
    let isTrue = true;
    const stale = toasts.show(toast('stale', { stillTrue: () => isTrue }));
    isTrue = false;
    hides();
    assert.equal(await stale, undefined);
    assert.deepEqual(messages(), ['one']);
    await answer('Yes');
    assert.equal(await first, 'Yes');
  });

  it('do not wait where they answer what somebody just did', () => {
    const { toasts, messages } = screen();
    void toasts.show(toast('one'));
    void toasts.show(toast('refused', { atOnce: true }));
    assert.deepEqual(messages(), ['one', 'refused']);
  });

  it('end with what shows them', async () => {
    const { toasts, messages, isTimed } = screen();
    void toasts.show(toast('one'));
    const waiting = toasts.show(toast('two'));
    toasts.dispose();
    assert.equal(await waiting, undefined);
    assert.equal(isTimed(), false);
    assert.deepEqual(messages(), ['one']);
  });

  it('that cannot be shown say so, and hold nothing up', async () => {
    const messages: string[] = [];
    const toasts = new Toasts({
      show: ({ message }) => {
        messages.push(message);
        return Promise.reject(new Error('gone'));
      },
      after: () => () => undefined,
      said: () => undefined,
    });
    await assert.rejects(toasts.show(toast('one')), /gone/u);
    await assert.rejects(toasts.show(toast('two')), /gone/u);
    assert.deepEqual(messages, ['one', 'two']);
  });
});

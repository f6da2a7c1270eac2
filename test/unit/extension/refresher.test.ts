import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Refresher } from '../../../src/extension/refresher';

describe('asking for something again after changes', () => {
  it('shows the newest in the end, however changes, answers and requests come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 8 }), async (scheduler, changes) => {
        let value = 0;
        let answered = -1;
        let shown = -1;
        let running = 0;
        const refresher = new Refresher(
          async () => {
            running += 1;
            assert.equal(running, 1);
            const seen = value;
            await scheduler.schedule(Promise.resolve());
            answered = seen;
            running -= 1;
          },
          () => {
            shown = answered;
          },
        );
        const asked = Array.from({ length: changes }, () =>
          scheduler.schedule(Promise.resolve()).then(async () => {
            value += 1;
            const changed = value;
            await refresher.run();
            assert.ok(shown >= changed);
          }),
        );
        await scheduler.waitIdle();
        await Promise.all(asked);
        assert.equal(shown, changes);
      }),
    );
  });

  it('forgets no request that comes in the moment after the last answer', async () => {
    let loads = 0;
    let shown = 0;
    const refresher = new Refresher(
      () => {
        loads += 1;
        return Promise.resolve();
      },
      () => {
        shown = loads;
        if (loads === 1) void refresher.run();
      },
    );
    await refresher.run();
    await new Promise((resolve) => setTimeout(resolve));
    assert.equal(shown, 2);
  });

  it('fails as the request does, and can ask again', async () => {
    let fails = true;
    let shown = 0;
    const refresher = new Refresher(
      () => (fails ? Promise.reject(new Error('no answer')) : Promise.resolve()),
      () => {
        shown += 1;
      },
    );
    await assert.rejects(refresher.run(), /no answer/u);
    fails = false;
    await refresher.run();
    assert.equal(shown, 1);
  });
});

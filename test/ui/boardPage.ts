import assert from 'node:assert/strict';
import { source as axe } from 'axe-core';
import type { Frame } from 'playwright-core';
import type { Workbench } from './workbench';

/** The document of the board, deep inside the workbench. */
export async function boardFrame(workbench: Workbench): Promise<Frame> {
  await workbench.webview.locator('#buttons').waitFor();
  for (const one of workbench.page.frames()) {
    if ((await one.locator('#buttons').count()) > 0) return one;
  }
  throw new Error('The board is in no frame.');
}

/** What axe-core finds on the board, each with the elements it is about. */
export async function violations(workbench: Workbench): Promise<readonly string[]> {
  const document = await boardFrame(workbench);
  await document.evaluate(axe);
  const found: unknown = await document.evaluate(
    `axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target, failureSummary }) => target.join(' ') + ' ' + failureSummary).join('; ')))`,
  );
  assert.ok(Array.isArray(found));
  return found.map(String);
}

/** `heard` is there when two tones came to their end on an audio device that runs. */
export const listen = `
  const start = OscillatorNode.prototype.start;
  let tones = 0;
  window.heard = new Promise((resolve) => {
    OscillatorNode.prototype.start = function (...at) {
      this.addEventListener('ended', () => {
        tones += 1;
        if (tones === 2) resolve(this.context.state === 'running' ? 'two tones' : this.context.state);
      });
      return start.apply(this, at);
    };
  });
  undefined;
`;

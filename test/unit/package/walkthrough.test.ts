import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import manifest from '../../../package.json';
import { holds } from '../../support/whenClause';

const root = path.resolve(__dirname, '../../..');
const [walkthrough] = manifest.contributes.walkthroughs;
const known = new Set(manifest.contributes.commands.map(({ command }) => command));

describe('the walkthrough', () => {
  assert.ok(walkthrough);

  it('leads from what nobody wrote down to the book', () => {
    assert.deepEqual(
      walkthrough.steps.map(({ id }) => id),
      ['scan', 'start', 'board', 'turns', 'export'],
    );
  });

  for (const { id, description, completionEvents, media } of walkthrough.steps) {
    it(`has a button in the step "${id}" for a command there is, which completes it`, () => {
      const linked = [...description.matchAll(/\(command:([\w.]+)\)/gu)].map(([, command]) => command ?? '');
      assert.equal(linked.length, 1);
      for (const command of linked) assert.ok(known.has(command), command);
      for (const event of completionEvents) {
        assert.match(event, /^onCommand:/u);
        assert.ok(known.has(event.replace('onCommand:', '')), event);
      }
    });

    it(`has a picture in the step "${id}" for each kind of theme`, () => {
      const { light, dark, hc, hcLight } = media.image;
      assert.equal(new Set([light, dark, hc]).size, 3);
      for (const file of [light, dark, hc, hcLight]) assert.ok(existsSync(path.join(root, file)), file);
      assert.notEqual(media.altText, '');
    });
  }

  it('offers nothing in its first steps that cannot be done in a folder without a session', () => {
    const values = { workspaceFolderCount: 1, isWorkspaceTrusted: true, virtualWorkspace: '' };
    const enablement = (command: string) =>
      manifest.contributes.commands.find((one) => one.command === command)?.enablement ?? 'true';
    for (const { id, description } of walkthrough.steps.slice(0, 2)) {
      const command = /\(command:([\w.]+)\)/u.exec(description)?.[1] ?? '';
      assert.ok(holds(enablement(command), values), id);
    }
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { methods } from '../../../src/protocol/requests';

describe('docs/languageServer.md', () => {
  const text = readFileSync('docs/languageServer.md', 'utf8');
  const documented = [...text.matchAll(/^\| `(mobHandover\/[^`]+)`/gmu)].map(([, name]) => name);

  it('lists every request and notification of the protocol once, and no other', () => {
    assert.deepEqual([...documented].sort(), Object.values(methods).sort());
  });
});

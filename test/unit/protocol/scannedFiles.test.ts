import assert from 'node:assert/strict';
import { languages } from '../../../src/core/hotspots/languages';
import { scannedExtensions, scannedLanguages } from '../../../src/protocol/scannedFiles';

describe('what the client tells the server of', () => {
  it('are the files that a scan reads', () => {
    const extensions = languages.flatMap((language) =>
      language.extensions.map((extension) => extension.slice(1)),
    );
    assert.deepEqual([...scannedExtensions].sort(), extensions.sort());
  });

  it('are the languages that a scan reads', () => {
    assert.deepEqual([...scannedLanguages].sort(), languages.map(({ id }) => id).sort());
  });
});

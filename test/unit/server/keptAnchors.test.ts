import assert from 'node:assert/strict';
import { handleCaptureNote } from '../../../src/server/notes';
import type { ScannedFolder } from '../../../src/server/scannedFolder';

/** A folder in memory of which git ignores `.env`. */
function folder(): { readonly written: Map<string, string>; readonly scanned: ScannedFolder } {
  const written = new Map<string, string>();
  const scanner = {
    files: {
      readText: (path: string) => Promise.resolve(written.get(path)),
      writeAll: (files: readonly { readonly path: string; readonly text: string }[]) => {
        for (const { path, text } of files) written.set(path, text);
        return Promise.resolve();
      },
    },
    git: {
      state: () => Promise.resolve({ shallow: false }),
      listFiles: (among: readonly string[]) => Promise.resolve(among.filter((path) => path !== '.env')),
    },
  };
  return { written, scanned: { scanner } as unknown as ScannedFolder };
}

async function captured(
  path: string,
  exact: string,
  suffix: string,
): Promise<{ readonly text: string; readonly wholeFiles: readonly string[] | undefined }> {
  const { written, scanned } = folder();
  const note = '.handover/notes/2026-11-22-env-k3f9.md';
  const anchors = [{ path, exact, prefix: '', suffix, line: 0 }];
  const draft = { kind: 'warning' as const, atEpochMs: 0, toldBy: [], learntBy: [], anchors };
  const { wholeFiles } = await handleCaptureNote(scanned, { folderUri: 'file:///x', path: note, draft });
  return { text: written.get(note) ?? '', wholeFiles };
}

describe('what a note keeps of the code', () => {
  it('is only the name of a file that git ignores', async () => {
    const { text: note, wholeFiles } = await captured('.env', 'HOST=inner-host', '\nPORT=1');
    assert.deepEqual(wholeFiles, ['.env']);
    assert.match(note, /path: \.env/u);
    assert.doesNotMatch(note, /inner-host|PORT/u);
  });

  it('is only the name of the file where a client sends a secret along', async () => {
    const { text: note, wholeFiles } = await captured('src/a.ts', 'host()', '\nDB_PASSWORD=hunter2x');
    assert.deepEqual(wholeFiles, ['src/a.ts']);
    assert.match(note, /path: src\/a\.ts/u);
    assert.doesNotMatch(note, /hunter2x|exact/u);
  });

  it('is the words of any other file', async () => {
    const { text, wholeFiles } = await captured('src/a.ts', 'host()', '\nport()');
    assert.match(text, /exact: host\(\)/u);
    assert.equal(wholeFiles, undefined);
  });
});

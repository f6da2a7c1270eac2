import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import JSZip from 'jszip';
import { entryPoints, grammars } from '../../../scripts/lib/bundles.mjs';
import { packageExtension, vsixFile } from '../../../scripts/lib/packageExtension.mjs';

const mebibyte = 1024 * 1024;

describe('the package of the extension', function () {
  this.timeout(120_000);
  let names: readonly string[] = [];

  before(async () => {
    // npm test has just made it; a run of mocha alone may be the first.
    if (!existsSync(vsixFile())) await packageExtension();
    const zip = await JSZip.loadAsync(readFileSync(vsixFile()));
    names = Object.values(zip.files)
      .filter((entry) => !entry.dir)
      .map((entry) => entry.name);
  });

  it('contains what the extension runs from', () => {
    const needed = [
      'extension/package.json',
      'extension/readme.md',
      'extension/changelog.md',
      'extension/LICENSE.txt',
      'extension/media/icon.png',
      'extension/media/mob.svg',
      'extension/dist/THIRD_PARTY_NOTICES.txt',
      ...Object.keys(entryPoints).map((name) => `extension/dist/${name}.js`),
      'extension/dist/client.js',
      'extension/dist/clientConnection.js',
      'extension/dist/clientProtocol.js',
      'extension/dist/clientTypes.js',
      'extension/dist/board.js',
      'extension/dist/bookPage.js',
      'extension/dist/bookPageStyle.css',
      'extension/dist/grammars/web-tree-sitter.wasm',
      ...grammars.map((name) => `extension/dist/grammars/tree-sitter-${name}.wasm`),
    ];
    assert.deepEqual(
      needed.filter((name) => !names.includes(name)),
      [],
    );
  });

  it('contains no sources, maps, modules, tests or anything else', () => {
    const allowed = [
      /^\[Content_Types\]\.xml$/,
      /^extension\.vsixmanifest$/,
      /^extension\/(package\.json|readme\.md|changelog\.md|LICENSE\.txt)$/,
      /^extension\/package\.nls(\.[a-z-]+)?\.json$/,
      /^extension\/dist\/[a-zA-Z]+\.(js|css)$/,
      /^extension\/dist\/THIRD_PARTY_NOTICES\.txt$/,
      /^extension\/dist\/grammars\/[a-z-]+\.wasm$/,
      /^extension\/media\/(screenshots\/)?[a-zA-Z-]+\.(png|svg|css)$/,
      /^extension\/syntaxes\/[a-zA-Z0-9.-]+\.json$/,
    ];
    assert.deepEqual(
      names.filter((name) => !allowed.some((pattern) => pattern.test(name))),
      [],
    );
  });

  it('is at most 15 MB large', () => {
    assert.ok(statSync(vsixFile()).size <= 15 * mebibyte);
  });
});

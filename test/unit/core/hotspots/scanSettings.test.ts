import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultScanOptions } from '../../../../src/core/hotspots/model';
import { defaultRankWeights } from '../../../../src/core/hotspots/rankWeights';
import { parseScanSettings } from '../../../../src/core/hotspots/scanSettings';
import type { RawScanSettings } from '../../../../src/core/hotspots/scanSettings';

const unset: RawScanSettings = {
  tags: undefined,
  exclude: undefined,
  maxFileKilobytes: undefined,
  activeWithinDays: undefined,
  scanOnOpen: undefined,
  probableDebts: undefined,
  weights: undefined,
};

describe('parseScanSettings', () => {
  it('takes the defaults of the scan where nothing is set', () => {
    assert.deepEqual(parseScanSettings(unset), {
      options: defaultScanOptions,
      scanOnOpen: true,
      problems: [],
    });
  });

  it('takes what is set', () => {
    const { options, scanOnOpen } = parseScanSettings({
      tags: [' later ', 'Later', 'todo'],
      exclude: ['src/vendor/', './gen'],
      maxFileKilobytes: 2.5,
      activeWithinDays: 90,
      scanOnOpen: false,
      probableDebts: false,
      weights: { changes: 0.2 },
    });
    assert.deepEqual(options.tags, ['LATER', 'TODO']);
    assert.deepEqual(options.excludeFolders, [...defaultScanOptions.excludeFolders, 'src/vendor', 'gen']);
    assert.equal(options.maxFileBytes, 2500);
    assert.equal(options.activeWithinDays, 90);
    assert.equal(scanOnOpen, false);
    assert.equal(options.probableDebts, false);
    assert.deepEqual(options.weights, { ...defaultRankWeights, changes: 0.2 });
  });

  for (const folder of ['/etc', '../other', 'src/../..', 'C:\\code', '\\\\server\\share', '', ' ', '.']) {
    it(`refuses to exclude ${JSON.stringify(folder)}, and says so`, () => {
      const { options, problems } = parseScanSettings({ ...unset, exclude: [folder] });
      assert.deepEqual(options.excludeFolders, defaultScanOptions.excludeFolders);
      assert.match(problems.join(), /exclude.*no folder inside the workspace/);
    });
  }

  it('gives usable options for whatever stands in the settings file', () => {
    const raw = fc.record({
      tags: fc.anything(),
      exclude: fc.anything(),
      maxFileKilobytes: fc.anything(),
      activeWithinDays: fc.anything(),
      scanOnOpen: fc.anything(),
      probableDebts: fc.anything(),
      weights: fc.anything(),
    });
    fc.assert(
      fc.property(raw, (settings) => {
        const { options } = parseScanSettings(settings);
        assert.ok(options.tags.length > 0);
        assert.ok(options.maxFileBytes > 0 && options.activeWithinDays > 0);
      }),
    );
  });

  for (const [name, value] of [
    ['tags', 'TODO'],
    ['exclude', [1]],
    ['maxFileKilobytes', 0],
    ['activeWithinDays', 'many'],
  ] as const) {
    it(`names ${name} where its value is of no use`, () => {
      const { problems } = parseScanSettings({ ...unset, [name]: value });
      assert.equal(problems.length, 1);
      assert.ok(problems[0]?.includes(`mobHandover.hotspots.${name}`));
    });
  }
});

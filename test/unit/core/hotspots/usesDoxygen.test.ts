import assert from 'node:assert/strict';
import { usesDoxygen } from '../../../../src/core/hotspots/languages/doxygen';

const licence = '/* Licence. */\n';

describe("whether a C file keeps to comments in doxygen's form", () => {
  it('does with one, and with as many of these as of others', () => {
    assert.ok(usesDoxygen(`${licence}/** Counts. */\nint count(void);\n`));
    assert.ok(usesDoxygen(`/// Counts.\nint count(void);\n/* Adds. */\nvoid add(int);\n`));
    assert.ok(usesDoxygen('int votes; /**< Counted. */\n'));
  });

  it('does not with none, nor where most are ordinary', () => {
    const ordinary = '/* Adds. */\nvoid add(int);\n';
    assert.equal(usesDoxygen(licence + ordinary), false);
    assert.equal(usesDoxygen(`${licence}${ordinary.repeat(5)}/** Pasted. */\nint count(void);\n`), false);
  });

  it('counts no remarks inside of functions', () => {
    const remarks = '  /* Why. */\n'.repeat(20);
    assert.ok(usesDoxygen(`/** Counts. */\nint count(void) {\n${remarks}}\n`));
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import fc from 'fast-check';
import { licenceOfText, normalLicence } from '../../../../src/core/manifests/licences';

describe('A stated licence', () => {
  for (const [stated, expected] of [
    ['Apache License, Version 2.0', 'Apache-2.0'],
    ['Apache 2', 'Apache-2.0'],
    ['mit', 'MIT'],
    ['The MIT License', 'MIT'],
    ['MIT OR Apache 2.0', 'MIT OR Apache-2.0'],
    ['(MIT OR GPL-3.0-or-later)', '(MIT OR GPL-3.0-or-later)'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0'],
    ['SEE LICENSE IN eula.txt', 'SEE LICENSE IN eula.txt'],
    ['UNLICENSED', 'UNLICENSED'],
    ['BSD', 'BSD'],
    ['our own words', 'our own words'],
  ] as const) {
    it(`"${stated}" is ${expected}`, () => {
      assert.equal(normalLicence(stated), expected);
    });
  }

  it('of any words stays a text', () => {
    fc.assert(fc.property(fc.string(), (stated) => typeof normalLicence(stated) === 'string'));
  });
});

describe('A licence file', () => {
  it('is recognised by the words that only it has', () => {
    assert.equal(licenceOfText(readFileSync('LICENSE', 'utf8')), 'MIT');
    assert.equal(licenceOfText('   GNU GENERAL PUBLIC LICENSE\n     Version 2, June 1991'), 'GPL-2.0');
    assert.equal(licenceOfText('Apache License\n   Version 2.0, January 2004'), 'Apache-2.0');
    assert.equal(
      licenceOfText('Redistribution and use in source and binary forms, …\nNeither the name of'),
      'BSD-3-Clause',
    );
    assert.equal(licenceOfText('All rights reserved.'), undefined);
  });
});

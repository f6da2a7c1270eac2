import assert from 'node:assert/strict';
import { KnownPeople } from '../../../../src/core/handoverDocuments/knownPeople';

const people = new KnownPeople([
  'Kim Example <kim@example.org>',
  'José Sol',
  'kim example',
  '<bare@example.org>',
]);

describe('people that a repository knows', () => {
  it('are known by name, by one of their names, and by address, whatever the letter case and accents', () => {
    for (const name of ['Kim Example', 'KIM', 'jose sol', 'Kim <kim@example.org>', 'X <bare@example.org>'])
      assert.ok(people.isKnown(name), name);
    for (const name of ['Kimberly', 'Zoe', 'Sol Example', '']) assert.ok(!people.isKnown(name), name);
  });

  it('are listed once each, without addresses', () => {
    assert.deepEqual(people.names, ['José Sol', 'Kim Example']);
  });

  it('are offered for names that nobody has', () => {
    assert.deepEqual(people.nearest('Kim Exampel'), ['Kim Example']);
    assert.deepEqual(people.nearest('Nobody'), []);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { accountOf } from '../../../../src/core/hotspots/accounts';
import { People } from '../../../../src/core/hotspots/people';
import { isBot } from '../../../../src/core/hotspots/programs';
import type { Identity } from '../../../../src/core/ports';

function identityOf(words: string): Identity {
  const [, name = '', email = ''] = /^(.*) <(.*)>$/.exec(words) ?? [];
  return { name, email };
}

/** Who is one with whom, each as `Name <address>`; nobody is in two groups. */
function groups(committers: readonly string[]): string[][] {
  const people = new People();
  const numbers = committers.map((words) => [words, people.numberOf(identityOf(words))] as const);
  people.joinAccounts();
  const found = new Map<number, Set<string>>();
  for (const [words, number] of numbers) {
    const group = found.get(people.settled(number)) ?? new Set<string>();
    found.set(people.settled(number), group.add(words));
  }
  return [...found.values()].map((group) => [...group].sort()).sort();
}

describe('people with an account', () => {
  const one: Readonly<Record<string, readonly string[]>> = {
    'with and without its id': [
      'kim <kim7@users.noreply.github.com>',
      'Kay <123+Kim7@users.noreply.github.com>',
    ],
    'under two names of one id': [
      'kim <123+kim7@users.noreply.github.com>',
      'kim <123+sol9@users.noreply.github.com>',
    ],
    'at another forge': [
      'kim <88-kim.seven@users.noreply.gitlab.com>',
      'kk <88-kim_new@users.noreply.gitlab.com>',
    ],
    'by its login alone': ['Kim7 <kim@example.org>', 'Kim Example <kIM7@users.noreply.github.com>'],
  };
  for (const [words, committers] of Object.entries(one))
    it(`are one ${words}, in any order`, () => {
      assert.equal(groups(committers).length, 1);
      assert.equal(groups([...committers].reverse()).length, 1);
    });

  const apart: Readonly<Record<string, readonly string[]>> = {
    'for a first name alone': ['Kim <kim@example.org>', 'Kim <kim@home.example>'],
    'for a login that nobody is called': ['Kim <kim@example.org>', 'Kim <kim7@users.noreply.github.com>'],
    'where a login was taken by another account': [
      'kay <1+kim7@users.noreply.github.com>',
      'sol <2+kim7@users.noreply.github.com>',
      'kim7 <kim@example.org>',
    ],
    'where two forges have the login': [
      'kay <kim7@users.noreply.github.com>',
      'sol <2-kim7@users.noreply.gitlab.com>',
      'kim7 <kim@example.org>',
    ],
    'where people of different full names use it': [
      'kay <kim@users.noreply.github.com>',
      'Kim <one@example.org>',
      'Kim Example <one@example.org>',
      'Kim <two@example.org>',
      'Kim Another <two@example.org>',
    ],
    'for an address that only looks like one': ['kay <kim7@users.noreply.example>', 'kim7 <kim@example.org>'],
  };
  for (const [words, committers] of Object.entries(apart))
    it(`are not made one ${words}`, () => {
      const addresses = new Set(committers.map((each) => identityOf(each).email));
      assert.equal(groups(committers).length, addresses.size);
    });

  it('are the same groups in whatever order they committed', () => {
    const name = fc.constantFrom('kim', 'Kim', 'sol', 'Kim Example', 'Sol Example', 'kay', '');
    const address = fc.constantFrom(
      ...['kim@users.noreply.github.com', '1+kim@users.noreply.github.com', '2+kim@users.noreply.github.com'],
      ...[
        '1+sol@users.noreply.github.com',
        '3-sol@users.noreply.gitlab.com',
        '4-kay@users.noreply.gitlab.com',
      ],
      ...['sol@users.noreply.github.com', 'a@example.org', 'b@example.org', 'c@example.org', ''],
    );
    const committer = fc
      .record({ name, address })
      .filter((each) => each.name !== '' || each.address !== '')
      .map((each) => `${each.name} <${each.address}>`);
    const shuffled = fc
      .uniqueArray(committer, { maxLength: 12 })
      .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        assert.deepEqual(groups(all), groups(other));
      }),
      { numRuns: 500 },
    );
  });

  it('are told by the addresses that forges give out, and no others', () => {
    assert.deepEqual(accountOf(' 46+Kim-7@Users.noreply.github.com'), {
      key: 'github.com/kim-7',
      login: 'kim-7',
      idKey: 'github.com#46',
    });
    assert.deepEqual(accountOf('46-kim-7@users.noreply.gitlab.com')?.idKey, 'gitlab.com#46');
    for (const other of ['kim@example.org', '@users.noreply.github.com', 'a@b@users.noreply.github.com', ''])
      assert.equal(accountOf(other), undefined, other);
  });
});

describe('programs and services that commit', () => {
  const programs = [
    'Hosted Weblate <hosted@weblate.org>',
    'Weblate <noreply@weblate.org>',
    'Anonymous <noreply@weblate.org>',
    'Deleted User <noreply+23276@weblate.org>',
    'DeepL <noreply-mt-deepl@weblate.org>',
    'GitHub Action <action@github.com>',
    'GitHub Actions <build@example.org>',
    'Copilot <198+Copilot@users.noreply.github.com>',
    'Travis CI <builds@travis-ci.org>',
    'The Gitter Badger <badger@example.org>',
    'dependabot[bot] <1+dependabot[bot]@users.noreply.github.com>',
  ];
  for (const words of programs)
    it(`are no people: ${words}`, () => {
      assert.ok(isBot(identityOf(words)));
    });

  for (const words of [
    'Kim <kim@weblate.org>',
    'Travis Example <travis@example.org>',
    'Kim Bot <kim@example.org>',
    'Kim Example <noreply@example.org>',
    'Kim Jenkins <kim@example.org>',
  ])
    it(`are not ${words}`, () => {
      assert.ok(!isBot(identityOf(words)));
    });
});

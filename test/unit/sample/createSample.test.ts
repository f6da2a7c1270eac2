import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSample } from '../../../scripts/sample/createSample.mjs';

/** Changes whenever the sample does; the new id is what the failing test prints. */
const pinnedHead = '23e96d10ce9ccbfb32e90aa26aa8b22fa24f4e25';

describe('the sample project', () => {
  let base: string;
  let sample: string;

  before(async () => {
    base = mkdtempSync(path.join(tmpdir(), 'sample-'));
    sample = path.join(base, 'sample');
    await createSample(sample);
  });

  after(() => {
    rmSync(base, { recursive: true, force: true });
  });

  function git(...args: readonly string[]): string {
    return execFileSync('git', ['-C', sample, ...args], { encoding: 'utf8' }).trim();
  }

  function lines(text: string): readonly string[] {
    return text.split('\n').filter((line) => line !== '');
  }

  it('has the same history on every machine', () => {
    assert.equal(git('rev-parse', 'HEAD'), pinnedHead);
  });

  it('does not depend on what the user or a surrounding git process has set', async () => {
    const other = path.join(base, 'other');
    const config = path.join(base, 'gitconfig');
    writeFileSync(
      config,
      '[user]\n\tname = Somebody Else\n[core]\n\tautocrlf = true\n[commit]\n\tgpgsign = true\n[init]\n\tdefaultBranch = trunk\n',
    );
    const strange = {
      GIT_CONFIG_GLOBAL: config,
      GIT_DIR: path.join(base, 'nowhere'),
      GIT_AUTHOR_NAME: 'Nobody',
      TZ: 'Asia/Tokyo',
    };
    const former = Object.keys(strange).map((name) => [name, process.env[name]] as const);
    Object.assign(process.env, strange);
    try {
      assert.equal(await createSample(other), pinnedHead);
    } finally {
      for (const [name, value] of former) {
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      }
    }
    assert.ok(!readFileSync(path.join(other, 'README.md'), 'utf8').includes('\r'));
  });

  it('leaves a clean work tree on the branch main', () => {
    assert.equal(git('status', '--porcelain', '--ignored'), '');
    assert.equal(git('branch', '--show-current'), 'main');
  });

  it('replaces an earlier sample that nobody has changed', async () => {
    assert.equal(await createSample(sample), pinnedHead);
    assert.equal(git('status', '--porcelain'), '');
  });

  it('refuses a sample that holds work, and leaves it as it is', async () => {
    const note = path.join(sample, 'note.md');
    writeFileSync(note, 'from the session');
    try {
      await assert.rejects(createSample(sample), /sample project with changes of its own/);
      assert.equal(readFileSync(note, 'utf8'), 'from the session');
    } finally {
      rmSync(note);
    }
  });

  it('refuses a folder that holds anything else, and leaves it as it is', async () => {
    const foreign = path.join(base, 'foreign');
    mkdirSync(foreign);
    writeFileSync(path.join(foreign, 'thesis.txt'), 'years of work');
    await assert.rejects(createSample(foreign), /foreign is not empty and is no earlier sample project/);
    assert.equal(readFileSync(path.join(foreign, 'thesis.txt'), 'utf8'), 'years of work');
  });

  it('refuses a file where the folder should be', async () => {
    const file = path.join(base, 'file');
    writeFileSync(file, '');
    await assert.rejects(createSample(file), /file cannot be used as a folder/);
  });

  it('has four people, two of whom have left, one with two addresses', () => {
    const people = lines(git('log', '--format=%aN <%aE>'));
    assert.deepEqual([...new Set(people)].sort(), [
      'Ira Placeholder <ira@example.org>',
      'Kim Example <kim@example.org>',
      'Noa Specimen <noa@example.org>',
      'Sol Sample <sol@example.org>',
    ]);
    const lastYear = (name: string): string =>
      git('log', '-1', '--format=%ad', '--date=format:%Y', '--author', name);
    assert.equal(lastYear('Kim'), '2023');
    assert.equal(lastYear('Noa'), '2024');
    assert.equal(new Set(lines(git('log', '--author=Sol', '--format=%ae'))).size, 2);
  });

  it('spans five years and ends on a day that does not move', () => {
    const dates = lines(git('log', '--format=%cI'));
    assert.equal(dates[0], '2026-10-30T15:00:00+01:00');
    assert.equal(dates.at(-1), '2021-09-14T10:02:11+02:00');
    assert.deepEqual(
      dates,
      [...dates].sort((a, b) => Date.parse(b) - Date.parse(a)),
    );
  });

  it('changed the undocumented tally most, and reformatted everything once', () => {
    const counts = new Map<string, number>();
    for (const file of lines(git('log', '--format=', '--name-only'))) {
      counts.set(file, (counts.get(file) ?? 0) + 1);
    }
    const [hottest] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
    assert.equal(hottest, 'src/voting/tally.ts');
    assert.equal(git('log', '-1', '--format=', '--shortstat', '-w', '--grep=Spaces instead of tabs'), '');
    assert.equal(lines(git('log', '--format=', '--diff-filter=R', '--name-only')).length, 1);
  });
});

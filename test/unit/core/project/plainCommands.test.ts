import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { commandsRegion } from '../../../../src/core/handover/renderFirstDay';
import { factsOf } from '../../../../src/core/handover/facts';
import { hasCommand } from '../../../../src/core/project/ciCommands';
import type { Command } from '../../../../src/core/project/command';
import { isPlain, plainness } from '../../../../src/core/project/plainCommands';
import { sampleInput } from '../../../support/bookSample';

function command(purpose: Command['purpose'], text: string, over: Partial<Command> = {}): Command {
  return { purpose, text, folder: '', origin: 'written', inCi: false, path: 'Makefile', line: 0, ...over };
}

describe('A command that may stand for its purpose', () => {
  it('is named for the whole of it, whatever runs it', () => {
    for (const text of ['make test', 'npm test', 'bundle exec rake test', './bin/test', './script/test.sh'])
      assert.equal(plainness(command('test', text)), 0, text);
    for (const text of ['make check-docs', 'npm run test:ui', 'ant check-optional-packages'])
      assert.equal(isPlain(command('test', text)), false, text);
  });

  it('or CI runs it, or it is what one types for such a project', () => {
    assert.ok(isPlain(command('test', 'make check-docs', { inCi: true })));
    assert.ok(isPlain(command('set up', 'cargo fetch', { origin: 'usual' })));
  });
});

describe('The shortest way of chapter 2', () => {
  const shown = (commands: readonly Command[]): string => {
    const facts = factsOf(sampleInput());
    return commandsRegion({ ...facts, project: { ...facts.project, commands } });
  };

  it('passes over what does a part of it, and says where it cannot choose', () => {
    const text = shown([
      command('set up', 'make install-man'),
      command('test', 'make check-docs'),
      command('test', 'make test'),
      command('build', 'make'),
    ]);
    assert.match(text, /1\. build: `make`\n1\. test: `make test`\n/);
    assert.match(text, /How to run it, no file says\./);
    assert.match(text, /Which of the commands below set it up, no file says\./);
  });

  it('tests with the tool that has built, and does not take the documentation for the project', () => {
    const text = shown([
      command('build', 'cmake -B build', { origin: 'usual' }),
      command('test', 'meson test -C build', { origin: 'usual', inCi: true }),
      command('test', 'ctest --test-dir build', { origin: 'usual' }),
      command('run', 'npm start', { folder: 'docs' }),
    ]);
    assert.match(text, /1\. build: `cmake -B build`[^\n]*\n1\. test: `ctest --test-dir build`[^\n]*\n/);
    assert.match(text, /How to set it up and run it, no file says/);
  });

  it('makes the tables after setting up and before running, unless a script of the project sets up', () => {
    const migrate = command('set up', 'python manage.py migrate', {
      origin: 'usual',
      note: 'makes the tables of the database',
      besides: true,
    });
    const run = command('run', 'python manage.py runserver', { origin: 'usual' });
    const install = command('set up', 'pip install', { origin: 'usual' });
    assert.match(
      shown([migrate, install, run]),
      /1\. set up: `pip install` [^\n]*\n1\. set up: `python manage\.py migrate`, makes the tables of the database [^\n]*\n1\. run:/,
    );
    const text = shown([command('set up', 'make setup'), migrate, run]);
    assert.match(text, /1\. set up: `make setup`\n1\. run:/);
  });
});

describe('An image in the shortest way of chapter 2', () => {
  const shown = (commands: readonly Command[]): string => {
    const facts = factsOf(sampleInput());
    const region = commandsRegion({ ...facts, project: { ...facts.project, commands } });
    return region.slice(0, region.indexOf('### '));
  };
  const usual = (purpose: Command['purpose'], text: string): Command =>
    command(purpose, text, { origin: 'usual' });
  const image = usual('build', 'docker build -f docker/Dockerfile .');

  it('is built where nothing else sets it up or runs it', () => {
    assert.match(shown([image]), /1\. build: `docker build /);
    assert.match(
      shown([image, usual('set up', 'npm ci'), usual('run', 'docker compose up')]),
      /1\. build: `docker build /,
    );
  });

  it('is not, where the project is set up and run without it', () => {
    const text = shown([usual('set up', 'pip install'), usual('run', 'python manage.py runserver'), image]);
    assert.doesNotMatch(text, /build/);
  });
});

describe('CI runs a command', () => {
  it('however a script is started, and not another that has its name in it', () => {
    for (const line of ['bash script/test', './script/test', 'sh ./script/test', 'script/test --all'])
      assert.ok(hasCommand(line, './script/test'), line);
    for (const line of ['script/test-docs', 'other/script/test', './other/script/test', 'script/tests'])
      assert.equal(hasCommand(line, './script/test'), false, line);
  });
});

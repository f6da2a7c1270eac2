import assert from 'node:assert/strict';
import { moduleFactsOf } from '../../../support/moduleFactsOf';

async function symbolsOf(text: string, path = 'a.js'): Promise<string[]> {
  const { symbols } = await moduleFactsOf(path, text);
  return symbols.map(({ name, kind, documented }) => `${kind} ${name}${documented ? ' documented' : ''}`);
}

describe('exports of CommonJS modules', () => {
  it('follow the exported object through its other names', async () => {
    const text =
      'var app = exports = module.exports = {};\n/** Sets up. */\napp.init = function init() {};\napp.use = () => {};\napp._x = () => {};\n';
    assert.deepEqual(await symbolsOf(text), ['function app.init documented', 'function app.use']);
  });

  it('follow a chain of assignments to a function declared below', async () => {
    const text = 'exports = module.exports = create;\n/** Makes one. */\nfunction create() {}\n';
    assert.deepEqual(await symbolsOf(text), ['function create documented']);
  });

  it('count members added to what is exported, on the prototype as well', async () => {
    const text =
      'module.exports = View;\nfunction View() {}\n/** Finds. */\nView.prototype.lookup = function () {};\nView.cache = function () {};\nOther.prototype.x = function () {};\n';
    assert.deepEqual(await symbolsOf(text), [
      'function View',
      'function View.lookup documented',
      'function View.cache',
    ]);
  });

  it('see what is in an object that is exported, and in the objects in it', async () => {
    const text =
      'function parse() {}\nfunction kept() {}\nmodule.exports = build;\nmodule.exports.helpers = {\n  parse,\n  /** Reads. */\n  read() {},\n  deep: { er: () => 1 },\n};\nbuild.defaults = { onOpen() {} };\n';
    assert.deepEqual(await symbolsOf(text), [
      'function parse',
      'function helpers.read documented',
      'function helpers.deep.er',
    ]);
  });

  it('name an anonymous function default', async () => {
    assert.deepEqual(await symbolsOf('module.exports = function () {};\n'), ['function default']);
  });

  it('see a class expression with its members', async () => {
    assert.deepEqual(await symbolsOf('module.exports = class Show {\n  open() {}\n};\n'), [
      'class Show',
      'method Show.open',
    ]);
  });

  it('leave out other assignments', async () => {
    assert.deepEqual(
      await symbolsOf('window.x = function () {};\na = b;\nexports.limit = 3;\nx[0] = () => {};\n'),
      [],
    );
  });
});

describe('exports of ES modules', () => {
  it('see through parentheses and type assertions', async () => {
    const text =
      'export const a = (() => 1) as Step;\nexport const b = (function () {}) satisfies Step;\nexport const c = 3 as number;\n';
    assert.deepEqual(await symbolsOf(text, 'a.ts'), ['function a', 'function b']);
  });

  it('name what a namespace exports by its path, and do not ask for the namespace', async () => {
    const text =
      'export namespace Votes {\n  /** Counts. */\n  export function count(): void {}\n  function hidden(): void {}\n}\n';
    assert.deepEqual(await symbolsOf(text, 'a.ts'), ['function Votes.count documented']);
  });

  it('see the declarations of a declaration file', async () => {
    const text =
      'export declare function open(): void;\ndeclare class Door {\n  /** Shuts. */\n  shut(): void;\n}\nexport = Door;\n';
    assert.deepEqual(await symbolsOf(text, 'a.d.ts'), [
      'function open',
      'class Door',
      'method Door.shut documented',
    ]);
  });

  it('do not ask again for what an interface of the same file documents', async () => {
    const text =
      'export interface Store<T> {\n  /** Reads. */\n  read: () => T;\n  list(): T[];\n}\nexport class Files implements Other, Store<string> {\n  read() {}\n  list() {}\n}\nexport class Apart {\n  read() {}\n}\n';
    assert.deepEqual(await symbolsOf(text, 'a.ts'), [
      'interface Store',
      'class Files',
      'method Files.list',
      'class Apart',
      'method Apart.read',
    ]);
  });

  it('see a class expression that is a constant', async () => {
    assert.deepEqual(await symbolsOf('export const Door = class {\n  shut() {}\n};\n'), [
      'class Door',
      'method Door.shut',
    ]);
  });

  it('see a default class without a name', async () => {
    assert.deepEqual(await symbolsOf('export default class {\n  shut() {}\n}\n'), [
      'class default',
      'method default.shut',
    ]);
  });

  it('tell a static accessor from one of the instances', async () => {
    const text =
      'export class A {\n  get x() { return 1; }\n  static get x() { return 2; }\n  static set x(v) {}\n}\n';
    assert.deepEqual(await symbolsOf(text), ['class A', 'property A.x', 'property A.x']);
  });

  it('survive a file that does not parse', async () => {
    assert.deepEqual(await symbolsOf('export function open() {}\n}}} ((( \n'), ['function open']);
  });
});

describe('the distance of a doc comment', () => {
  it('may be one blank line', async () => {
    assert.deepEqual(
      await symbolsOf("'use strict';\nlet a;\n/**\n * Sends.\n */\n\nexports.send = function () {};\n"),
      ['function send documented'],
    );
  });

  it('may not be two', async () => {
    assert.deepEqual(await symbolsOf('let a;\n/** Sends. */\n\n\nexports.send = function () {};\n'), [
      'function send',
    ]);
  });

  it('may have line comments in it, but no other block comment', async () => {
    assert.deepEqual(
      await symbolsOf('let a;\n/** Sends. */\n// eslint-disable-next-line\nexport function send() {}\n'),
      ['function send documented'],
    );
    assert.deepEqual(await symbolsOf('let a;\n/** Sends. */\n/* old */\nexport function send() {}\n'), [
      'function send',
    ]);
  });

  it('an empty comment documents nothing', async () => {
    assert.deepEqual(
      await symbolsOf('let a;\n/** */\nexport function send() {}\n/***/\nexport function get() {}\n'),
      ['function send', 'function get'],
    );
  });
});

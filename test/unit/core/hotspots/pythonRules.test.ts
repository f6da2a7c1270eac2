import assert from 'node:assert/strict';
import { moduleFactsOf } from '../../../support/moduleFactsOf';

async function namesOf(text: string): Promise<string[]> {
  return (await moduleFactsOf('a.py', text)).symbols.map(({ name }) => name);
}

describe('public names of Python', () => {
  it('are those of all parts of __all__', async () => {
    assert.deepEqual(
      await namesOf("__all__ = ['a']\n__all__ += ['b']\ndef a(): pass\ndef b(): pass\ndef c(): pass\n"),
      ['a', 'b'],
    );
  });

  it('are told by their names where __all__ is put together from elsewhere', async () => {
    assert.deepEqual(await namesOf("__all__ = ['a'] + other.__all__\ndef a(): pass\ndef c(): pass\n"), [
      'a',
      'c',
    ]);
    assert.deepEqual(await namesOf('__all__ = names()\ndef a(): pass\n'), ['a']);
  });

  it('are found in every block of a module', async () => {
    const text =
      'try:\n    def a(): pass\nexcept ImportError:\n    def b(): pass\nfor x in y:\n    def c(): pass\nwith z:\n    class D: pass\n';
    assert.deepEqual(await namesOf(text), ['a', 'b', 'c', 'D']);
  });

  it('leave out what typing.overload marks, by whatever name', async () => {
    const text = 'import typing as t\n@t.overload\ndef a(x: int): ...\n@t.overload\ndef a(x: str): ...\n';
    assert.deepEqual(await namesOf(text), []);
  });
});

import assert from 'node:assert/strict';
import { quoteOf } from '../../../../src/core/knowledge/quoteAnchor';
import { readAnchors } from '../../../../src/core/knowledge/readAnchors';
import { AnchoredText, resolveAnchor } from '../../../../src/core/knowledge/resolveAnchor';

const quote = (text: string, line: number) =>
  quoteOf('a.ts', text, { start: { line, column: 0 }, end: { line, column: 999 } });

describe('the quote of a place', () => {
  it('has no secret of the lines around it, and is found again', () => {
    const text = 'DB_PASSWORD=hunter2x\nPORT=1\nHOST=x\nMODE=y\nAPI_TOKEN=s3cretValue\n';
    const anchor = quote(text, 2);
    assert.deepEqual([anchor.prefix, anchor.exact, anchor.suffix], ['PORT=1\n', 'HOST=x', '\nMODE=y']);
    assert.deepEqual(resolveAnchor(anchor, new AnchoredText(text)).kind, 'exact');
  });

  it('is the file as a whole where its own lines have one, selected or not', () => {
    const text = 'HOST=x\nDB_PASSWORD=hunter2x\n';
    assert.equal(quote(text, 1).exact, '');
    const value = { start: { line: 1, column: 12 }, end: { line: 1, column: 20 } };
    assert.deepEqual(quoteOf('.env', text, value), {
      path: '.env',
      exact: '',
      prefix: '',
      suffix: '',
      line: 0,
    });
    assert.equal(quote('password:\n  hunter2x9\n', 1).exact, '');
  });

  it('keeps code that only reads a token', () => {
    const text = 'const token = lexer.next();\nuse(token);\n';
    assert.equal(quote(text, 0).exact, 'const token = lexer.next();');
    assert.equal(quote(text, 1).prefix, 'const token = lexer.next();\n');
  });

  it('ends at a form feed, and can be read from the file of a note', () => {
    const anchor = quote('int a;\n\f\nint b;\nint c;\n\u0001\n', 2);
    assert.deepEqual([anchor.prefix, anchor.suffix], ['\n', '\nint c;\n']);
    assert.ok(Array.isArray(readAnchors([{ ...anchor, line: 3 }])));
    assert.equal(quote('int\fb;\n', 0).exact, '');
  });

  it('may be in a file with a colon in its name, but not on a drive', () => {
    assert.ok(Array.isArray(readAnchors([{ path: 'docs/12:30.md' }])));
    for (const path of ['C:/a.md', 'command:run', 'javascript:x.md'])
      assert.ok(!Array.isArray(readAnchors([{ path }])), path);
  });
});

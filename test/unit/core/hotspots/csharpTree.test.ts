import assert from 'node:assert/strict';
import { csharp } from '../../../../src/core/hotspots/languages/csharp';
import type { SyntaxNode } from '../../../../src/core/hotspots/syntax';

const text = 'public int Total() { return 1; }';

function node(type: string, from: string, fields: Readonly<Record<string, SyntaxNode>> = {}): SyntaxNode {
  const startIndex = text.indexOf(from);
  return {
    type,
    startIndex,
    endIndex: startIndex + from.length,
    startPosition: { row: 0, column: startIndex },
    hasError: false,
    namedChildren: Object.values(fields),
    childForFieldName: (name) => fields[name] ?? null,
    descendantForIndex: () => null,
  };
}

describe('C# in a tree that the parser could not make well', () => {
  it('has no public symbol where a member stands outside of every type, as behind #else', () => {
    const method = node('method_declaration', text, {
      modifiers: node('modifier', 'public'),
      name: node('identifier', 'Total'),
    });
    const root = node('compilation_unit', text, { method });
    assert.deepEqual(csharp.documentedApi({ path: 'a.cs', text, root }).symbols, []);
  });
});

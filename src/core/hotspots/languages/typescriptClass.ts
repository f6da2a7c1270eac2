import { hasDocComment } from '../docComment';
import type { SymbolCollector } from '../languageSupport';
import type { SymbolKind } from '../model';
import { childOfType, type SyntaxNode, textOf } from '../syntax';
import { docRule } from './typescriptSyntax';

const methodTypes = ['method_definition', 'method_signature', 'abstract_method_signature'];

/**
 * Public methods and accessors (one entry a pair). Constructors, fields, overriding, private and protected members
 * are not asked for.
 * @param className as the module names it
 */
export function addClassMembers(
  node: SyntaxNode,
  className: string,
  text: string,
  to: SymbolCollector,
): void {
  const members = node.childForFieldName('body')?.namedChildren ?? [];
  members.forEach((member, index) => {
    if (!methodTypes.includes(member.type)) return;
    const nameNode = member.childForFieldName('name');
    if (nameNode === null || nameNode.type === 'private_property_identifier') return;
    if (nameNode.type === 'computed_property_name' || isKept(member, text)) return;
    const name = textOf(nameNode, text).replace(/^['"]|['"]$/g, '');
    if (name === 'constructor') return;
    const modifiers = text.slice(member.startIndex, nameNode.startIndex);
    const kind: SymbolKind = /\b[gs]et\s+$/.test(modifiers) ? 'property' : 'method';
    const key = `${className}.${/\bstatic\s/.test(modifiers) ? 'static ' : ''}${name}`;
    to.add(
      {
        name: `${className}.${name}`,
        kind,
        line: nameNode.startPosition.row,
        documented: hasDocComment(members, index, text, docRule),
      },
      nameNode.startIndex,
      key,
    );
  });
}

/** Not for others, or documented where it was first declared. */
function isKept(member: SyntaxNode, text: string): boolean {
  if (childOfType(member, ['override_modifier']) !== undefined) return true;
  const access = childOfType(member, ['accessibility_modifier']);
  return access !== undefined && textOf(access, text) !== 'public';
}

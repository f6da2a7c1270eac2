import { hasDocComment } from '../docComment';
import { linesOf, type SymbolCollector } from '../languageSupport';
import type { SymbolKind } from '../model';
import { childOfType, type ParsedFile, type SyntaxNode, textOf } from '../syntax';
import { docRule } from './typescriptSyntax';

const methodTypes = ['method_definition', 'method_signature', 'abstract_method_signature'];
const signatureTypes = ['method_signature', 'property_signature'];

/**
 * Public methods and accessors (one entry a pair). Constructors, fields, overriding, private and protected members
 * are not asked for, nor what an interface of the same file documents already.
 * @param className as the module names it
 */
export function addClassMembers(
  node: SyntaxNode,
  className: string,
  { root, text }: ParsedFile,
  to: SymbolCollector,
): void {
  const told = methodsToldBy(interfacesOf(node, text), root, text);
  const members = node.childForFieldName('body')?.namedChildren ?? [];
  members.forEach((member, index) => {
    if (!methodTypes.includes(member.type)) return;
    const nameNode = member.childForFieldName('name');
    if (nameNode === null || nameNode.type === 'private_property_identifier') return;
    if (nameNode.type === 'computed_property_name' || isKept(member, text)) return;
    const name = textOf(nameNode, text).replace(/^['"]|['"]$/g, '');
    if (name === 'constructor' || told.has(name)) return;
    const modifiers = text.slice(member.startIndex, nameNode.startIndex);
    const kind: SymbolKind = /\b[gs]et\s+$/.test(modifiers) ? 'property' : 'method';
    const key = `${className}.${/\bstatic\s/.test(modifiers) ? 'static ' : ''}${name}`;
    to.add(
      {
        name: `${className}.${name}`,
        kind,
        ...linesOf(nameNode, member),
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

/** Names of the interfaces that a class says it implements. */
function interfacesOf(node: SyntaxNode, text: string): string[] {
  const heritage = childOfType(node, ['class_heritage']);
  const clause = heritage === undefined ? undefined : childOfType(heritage, ['implements_clause']);
  return (clause?.namedChildren ?? []).map((type) =>
    textOf(type.type === 'generic_type' ? (type.childForFieldName('name') ?? type) : type, text),
  );
}

/** The methods that interfaces among the statements of the file document. */
function methodsToldBy(interfaces: readonly string[], root: SyntaxNode, text: string): ReadonlySet<string> {
  const told = new Set<string>();
  if (interfaces.length === 0) return told;
  for (const statement of root.namedChildren) {
    const declaration = statement.childForFieldName('declaration') ?? statement;
    const name = declaration.childForFieldName('name');
    if (declaration.type !== 'interface_declaration' || name === null) continue;
    if (!interfaces.includes(textOf(name, text))) continue;
    const members = declaration.childForFieldName('body')?.namedChildren ?? [];
    members.forEach((member, index) => {
      const method = signatureTypes.includes(member.type) ? member.childForFieldName('name') : null;
      if (method !== null && hasDocComment(members, index, text, docRule)) told.add(textOf(method, text));
    });
  }
  return told;
}

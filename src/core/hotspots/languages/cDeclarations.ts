import { childOfType, type SyntaxNode, textOf } from '../syntax';

/** A macro that looks like a declaration: `DEFINE_LIST(name);`. */
export function isMacroCall(declaration: SyntaxNode, name: string): boolean {
  return declaration.childForFieldName('type') === null && /^[A-Z0-9_]+$/.test(name);
}

/** The name of a function, not of a variable that points to one. */
export function functionName(declarator: SyntaxNode): SyntaxNode | undefined {
  let at: SyntaxNode | null = declarator;
  while (at?.type === 'pointer_declarator' || at?.type === 'reference_declarator') {
    at =
      at.childForFieldName('declarator') ??
      childOfType(at, ['function_declarator', 'pointer_declarator']) ??
      null;
  }
  if (at?.type !== 'function_declarator') return undefined;
  const name = at.childForFieldName('declarator');
  if (name?.type === 'parenthesized_declarator') return childOfType(name, ['identifier']);
  return name ?? undefined;
}

/** Whether it needs no comment: it is documented where it was first declared, or is nothing but a line for the compiler. */
export function isKept(declaration: SyntaxNode, text: string): boolean {
  const body = declaration.childForFieldName('body');
  const head = text.slice(declaration.startIndex, body?.startIndex ?? declaration.endIndex);
  return /\boverride\b|\bfinal\b(?=[^)]*$)|=\s*(delete|default)\s*;?\s*$/.test(head);
}

/** Whether a constructor is more than one for copies, moves or defaults, which say nothing that a comment could add. */
export function takesArguments(declarator: SyntaxNode, className: string, text: string): boolean {
  const parameters = declarator.childForFieldName('parameters')?.namedChildren ?? [];
  const [first] = parameters.filter((each) => each.type.endsWith('parameter_declaration'));
  if (first === undefined) return false;
  return parameters.length > 1 || !new RegExp(`^(const\\s+)?${className}\\b[^,]*&`).test(textOf(first, text));
}

export function isStatic(declaration: SyntaxNode, text: string): boolean {
  return declaration.namedChildren.some(
    (child) => child.type === 'storage_class_specifier' && textOf(child, text) === 'static',
  );
}

/** The second for names that the grammar takes for the language's own, such as `int32_t`. */
const typeNames = ['type_identifier', 'primitive_type'];

/** The new name that a typedef gives. */
export function typedefName(definition: SyntaxNode): SyntaxNode | undefined {
  let at = definition.childForFieldName('declarator');
  while (at !== null && !typeNames.includes(at.type)) {
    at =
      at.childForFieldName('declarator') ??
      childOfType(at, ['pointer_declarator', 'function_declarator', ...typeNames]) ??
      null;
  }
  return at ?? undefined;
}

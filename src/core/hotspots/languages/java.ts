import { isDocBlock } from '../commentText';
import { isDebtLine } from '../debtLine';
import { type DocumentedApi, SymbolCollector, type TextSupport } from '../languageSupport';
import { LineIndex } from '../../lineIndex';
import { risingLines } from '../../lineCount';
import { hasHeaderDoc } from '../moduleHeader';
import { textOf } from '../syntax';
import { type JavaDeclaration, type JavaFile, javaFile } from './javaDeclarations';

/**
 * Java as `javadoc -Xdoclint:missing` judges public and protected API: types, methods, constructors with parameters,
 * constants. Members of types that are not public, `@Override` and enum constants are not asked for.
 */
export const java: TextSupport = { apiOfText };

interface Scope {
  readonly text: string;
  readonly prefix: string;
  /** In interfaces and annotations members are public without saying so. */
  readonly implicitlyPublic: boolean;
  /** Of an index that is not less than the one before. */
  readonly lineOf: (index: number) => number;
  readonly to: SymbolCollector;
}

function apiOfText(text: string): DocumentedApi {
  const to = new SymbolCollector();
  const file = javaFile(text);
  const scope = { text, prefix: '', implicitlyPublic: false, lineOf: risingLines(text), to };
  for (const declaration of file.declarations) addDeclaration(declaration, scope);
  return { symbols: to.symbols(), hasModuleDoc: headerDoc(file, text) };
}

function addDeclaration(declaration: JavaDeclaration, scope: Scope): void {
  const { kind, index, members } = declaration;
  if (!isAskedFor(declaration, scope)) return;
  const name = scope.prefix + declaration.name;
  const startLine = scope.lineOf(declaration.startIndex);
  const line = scope.lineOf(index);
  scope.to.add(
    {
      name,
      kind: kind === 'field' ? 'constant' : kind,
      line,
      ...(startLine === line ? {} : { startLine }),
      documented: declaration.comments.some((comment) => isDocBlock(textOf(comment, scope.text))),
    },
    index,
    // javadoc asks for each overload.
    `${name} ${index}`,
  );
  const implicitlyPublic = kind === 'interface' || kind === 'annotation';
  for (const member of members) addDeclaration(member, { ...scope, prefix: `${name}.`, implicitlyPublic });
}

function isAskedFor(
  { kind, modifiers, hasParameters }: JavaDeclaration,
  { implicitlyPublic }: Scope,
): boolean {
  const isPublic = implicitlyPublic
    ? !modifiers.has('private')
    : modifiers.has('public') || modifiers.has('protected');
  if (!isPublic) return false;
  if (kind === 'method') return !modifiers.has('@Override');
  if (kind === 'constructor') return hasParameters;
  return kind !== 'field' || implicitlyPublic || (modifiers.has('static') && modifiers.has('final'));
}

/** A comment before the package clause, in `package-info.java` the package's own; else one apart from the first type. */
function headerDoc({ head, beginsWithType }: JavaFile, text: string): boolean {
  const ofFile = beginsWithType ? head.slice(0, -1) : head;
  const lines = new LineIndex(text.slice(0, ofFile.at(-1)?.endIndex ?? 0));
  const comments = ofFile.map(({ startIndex, endIndex }) => {
    const { line: row, column } = lines.positionOf(startIndex);
    return { startIndex, endIndex, startPosition: { row, column } };
  });
  return hasHeaderDoc(comments, text, isDebtLine);
}

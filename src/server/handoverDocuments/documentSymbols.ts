import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver/node';
import type { Heading } from '../../core/handoverDocuments/markdownDocument';
import { kindWords } from '../../core/knowledge/noteWords';
import type { TextSpan } from '../../core/lineIndex';
import { plainLine } from '../../core/session/plainText';
import type { HandoverDocument } from './documentFolder';
import { rangeOf } from './lspSpans';

/** The note with its places; the headings, as they are nested, unless the editor has them by itself. */
export function documentSymbols(
  document: HandoverDocument,
  { withText }: { readonly withText: boolean },
): readonly DocumentSymbol[] {
  const note = noteSymbol(document) ?? registerSymbol(document);
  return [...(note === undefined ? [] : [note]), ...(withText ? nested(document.markdown.headings) : [])];
}

function noteSymbol({ note, layout }: HandoverDocument): DocumentSymbol | undefined {
  if (note === undefined || layout === undefined) return undefined;
  const { first, last } = layout.lines;
  const span: TextSpan = { start: { line: first - 1, column: 0 }, end: { line: last + 1, column: 0 } };
  const words = kindWords[note.kind];
  return {
    ...ranges(span, { start: span.start, end: span.start }),
    name: words.one,
    detail: note.status,
    kind: SymbolKind.Class,
    children: note.anchors.flatMap((anchor, index) => {
      const at = layout.anchors[index];
      if (at === undefined) return [];
      const detail = plainLine(anchor.exact).slice(0, 80);
      return [{ ...ranges(at.span, at.span), name: plainLine(anchor.path), detail, kind: SymbolKind.File }];
    }),
  };
}

/** A file of the register: its name, and below it what it answers. */
function registerSymbol({ form, layout }: HandoverDocument): DocumentSymbol | undefined {
  if (form === undefined || form === 'note' || layout === undefined) return undefined;
  const { first, last } = layout.lines;
  const span: TextSpan = { start: { line: first - 1, column: 0 }, end: { line: last + 1, column: 0 } };
  return {
    ...ranges(span, { start: span.start, end: span.start }),
    name: form === 'supplier' ? 'Supplier' : 'Asset that expires',
    kind: SymbolKind.Class,
    children: layout.keys.map((key) => ({
      ...ranges(key.span, key.span),
      name: plainLine(key.name) || '(without words)',
      kind: SymbolKind.Key,
    })),
  };
}

function nested(headings: readonly Heading[]): readonly DocumentSymbol[] {
  const top: DocumentSymbol[] = [];
  const open: { readonly level: number; readonly children: DocumentSymbol[] }[] = [];
  for (const { level, text, span, section } of headings) {
    const children: DocumentSymbol[] = [];
    const whole = { start: { line: section.first, column: 0 }, end: { line: section.last + 1, column: 0 } };
    const symbol: DocumentSymbol = {
      ...ranges(whole, span),
      name: plainLine(text) || '(without words)',
      kind: SymbolKind.String,
      children,
    };
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    (open.at(-1)?.children ?? top).push(symbol);
    open.push({ level, children });
  }
  return top;
}

function ranges(range: TextSpan, selection: TextSpan): Pick<DocumentSymbol, 'range' | 'selectionRange'> {
  return { range: rangeOf(range), selectionRange: rangeOf(selection) };
}

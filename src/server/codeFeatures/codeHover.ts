import { type Hover, MarkupKind } from 'vscode-languageserver/node';
import { escapeText } from '../../core/handover/markdownText';
import { type CodeMark, hoverLines } from '../../core/hotspots/editor/codeMarks';
import type { DebtReport } from '../../core/hotspots/model';
import type { Position } from '../../core/lineIndex';
import { ageWords } from '../../core/wording';
import type { MarkedModule } from './markedModule';

/**
 * Why a module is a hotspot, at its head; that a symbol is undocumented, at its name; what a debt says, at its text.
 * @param origins who wrote the debts of the file; asked for debts only, because it takes a blame
 */
export async function codeHover(
  { marks, module, hotspot }: MarkedModule,
  { line, column }: Position,
  origins: () => Promise<readonly DebtReport[]>,
): Promise<Hover | undefined> {
  const here = marks.filter((mark) => mark.line === line && column >= mark.start && column <= mark.end);
  // What speaks of a place comes before what speaks of the whole file.
  const mark = here.find(({ what }) => what.kind !== 'module') ?? here[0];
  if (mark === undefined) return undefined;
  const lines = [...hoverLines(mark, module, hotspot), ...(await writtenBy(mark, origins))];
  const [first = '', ...rest] = lines.map(escapeText);
  return {
    contents: {
      kind: MarkupKind.Markdown,
      value: `**${first}**${rest.length === 0 ? '' : `\n\n${rest.map((each) => `- ${each}`).join('\n')}`}`,
    },
    range: { start: { line, character: mark.start }, end: { line, character: mark.end } },
  };
}

async function writtenBy(
  { what }: CodeMark,
  origins: () => Promise<readonly DebtReport[]>,
): Promise<readonly string[]> {
  if (what.kind !== 'debt') return [];
  const { line, column } = what.debt;
  const origin = (await origins()).find((debt) => debt.line === line && debt.column === column);
  if (origin?.author === undefined || origin.atEpochMs === undefined) return [];
  const gone = origin.authorInactive === true ? ', inactive' : '';
  return [`written ${ageWords(origin.atEpochMs, Date.now())} ago by ${origin.author.name}${gone}`];
}

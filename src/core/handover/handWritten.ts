import { isMachineLine, lineHash } from './writtenLines';

/**
 * What people wrote into a region: the parts of it with a line that no export wrote. Such a part is a row of a table
 * (with its head), an item of a list, a code block, or else all lines up to a blank one, so that it reads by itself.
 * @param content lines joined with LF
 * @param written hashes of the lines that exports wrote or write
 * @returns Markdown without a line break at its end; empty for none
 */
export function handWritten(content: string, written: ReadonlySet<string>): string {
  const isNew = (line: string): boolean =>
    line.trim() !== '' && !isMachineLine(line) && !written.has(lineHash(line));
  return blocksOf(content.split('\n'))
    .filter((block) => block.some(isNew))
    .map((block) => newParts(block, isNew).join('\n'))
    .join('\n\n');
}

/** Runs of lines without a blank one, but for code blocks, which are whole. */
function blocksOf(lines: readonly string[]): readonly (readonly string[])[] {
  const blocks: string[][] = [];
  let block: string[] = [];
  let fence: string | undefined;
  const end = (): void => {
    if (block.length > 0) blocks.push(block);
    block = [];
  };
  for (const line of lines) {
    const [, mark = '', rest = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (fence === undefined && line.trim() === '') {
      end();
    } else if (fence === undefined && mark !== '') {
      end();
      fence = mark;
      block.push(line);
    } else {
      block.push(line);
      if (fence !== undefined && mark.startsWith(fence) && rest.trim() === '') {
        fence = undefined;
        end();
      }
    }
  }
  // An open one would take in all that stands below.
  if (fence !== undefined) block.push(fence);
  end();
  return blocks;
}

function newParts(block: readonly string[], isNew: (line: string) => boolean): readonly string[] {
  const isFence = /^ {0,3}(?:`{3,}|~{3,})/.test(block[0] ?? '');
  if (isFence) return block;
  const delimiter = block.findIndex((line) => /^\|[ :|-]+\|$/.test(line.trim()));
  if (delimiter > 0) {
    const hasNewRow = block.some((line, number) => number >= delimiter - 1 && isNew(line));
    return block.filter(
      (line, number) => isNew(line) || (hasNewRow && (number === delimiter - 1 || number === delimiter)),
    );
  }
  return itemsOf(block)
    .filter((item) => item.some(isNew))
    .flat()
    .filter((line) => !isMachineLine(line));
}

/** The items of a list; a paragraph is one. */
function itemsOf(block: readonly string[]): readonly (readonly string[])[] {
  const items: string[][] = [];
  for (const line of block) {
    if (/^(?:[-*+]|\d+[.)]) /.test(line) || items.length === 0) items.push([line]);
    else items.at(-1)?.push(line);
  }
  return items;
}

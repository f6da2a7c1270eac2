import { regionMarker } from './markers';

/** A token of markdown-it, as far as it is needed. */
export interface MarkdownToken {
  readonly type: string;
  readonly content: string;
  /** 0-based lines of the source: first, and the one behind the last. */
  map: [number, number] | null;
  readonly children: MarkdownToken[] | null;
}

/** Stands above what is not in the file. */
const notice = '*As the notes and files are now; the next export writes it.*';

/**
 * The tokens of a chapter with newer regions in place of those it has. A region without an end, or within something else, stays.
 * @param regions Markdown by the name of the region
 */
export function withLiveRegions(
  tokens: readonly MarkdownToken[],
  regions: ReadonlyMap<string, string>,
  parse: (markdown: string) => MarkdownToken[],
): MarkdownToken[] {
  const shown: MarkdownToken[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    shown.push(token);
    const begun = markerOf(token);
    const text = begun?.verb === 'begin' ? regions.get(begun.name) : undefined;
    if (begun === undefined || text === undefined) continue;
    const end = tokens.findIndex((each, index) => {
      const found = index > at ? markerOf(each) : undefined;
      return found?.verb === 'end' && found.name === begun.name;
    });
    if (end === -1) continue;
    shown.push(...parse(`${notice}\n\n${text}`).map(withoutLines));
    at = end - 1;
  }
  return shown;
}

function markerOf({ type, content }: MarkdownToken): ReturnType<typeof regionMarker> {
  return type === 'html_block' ? regionMarker(content.trimEnd()) : undefined;
}

/** Its lines are none of the file: the preview would scroll to wrong ones. */
function withoutLines(token: MarkdownToken): MarkdownToken {
  token.map = null;
  return token;
}

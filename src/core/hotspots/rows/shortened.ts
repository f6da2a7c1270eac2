/** In characters. */
const longestLabel = 40;

let segmenter: Intl.Segmenter | undefined;

/** So that age and author behind it are seen in a side bar of usual width. */
export function shortened(text: string): string {
  if (text.length <= longestLabel) return text;
  // Hundreds of rows are made at a time, and ICU takes longer than all the rest of it.
  if (/^[ -~]*$/.test(text.slice(0, longestLabel + 1)))
    return `${text.slice(0, longestLabel - 1).trimEnd()}…`;
  segmenter ??= new Intl.Segmenter();
  let characters = 0;
  let endOfCut = 0;
  for (const { index } of segmenter.segment(text)) {
    if (characters === longestLabel - 1) endOfCut = index;
    if (characters === longestLabel) return `${text.slice(0, endOfCut).trimEnd()}…`;
    characters += 1;
  }
  return text;
}

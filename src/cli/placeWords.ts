import { safeText } from './terminalText';

/** `path:line:column`, which terminals open; of 0-based places, counted from 1. */
export function placeWords({
  path,
  line,
  column,
}: {
  readonly path: string;
  readonly line: number;
  readonly column?: number | undefined;
}): string {
  return `${safeText(path)}:${line + 1}${column === undefined ? '' : `:${column + 1}`}`;
}

/** What a person or a shell puts in the place of a secret: `$TOKEN`, `${{ secrets.X }}`, `<password>`, `***`. */
const placeholder =
  /^(?:\$\{\{\s*[\w.-]+\s*\}\}|\$\{[A-Za-z_]\w*\}|\$(?:[A-Z_][A-Z0-9_]*|[a-z_]+|\d)|\$\([^)]*\)?|%\w+%|\{\{?[^{}]*\}\}?|<[^<>]*>|\*{3,}|x{3,}|\.{3}|\[redacted\])$/i;

/** True for what stands for a secret and is none. A variable with a default (`${X:-hunter2}`) is none of these. */
export function isPlaceholder(value: string): boolean {
  return value.length <= 300 && placeholder.test(value);
}

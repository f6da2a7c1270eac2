/**
 * The lines, counted from 0, that a C# compiler passes over since they stand in a branch of `#if` that is not taken.
 * @param defines symbols that are defined for all files
 */
export function excludedLines(lines: readonly string[], defines: readonly string[]): ReadonlySet<number> {
  const known = new Set(defines);
  const excluded = new Set<number>();
  /** Of each open `#if`: whether this branch is read, and whether one was. */
  const open: { isRead: boolean; wasRead: boolean }[] = [];
  const isReading = (): boolean => open.every(({ isRead }) => isRead);
  lines.forEach((line, index) => {
    const [, directive, rest = ''] = /^\s*#\s*(if|elif|else|endif|define|undef)\b(.*)/.exec(line) ?? [];
    const last = open.at(-1);
    if (directive === 'if') {
      const holds = isTrue(rest, known);
      open.push({ isRead: holds, wasRead: holds });
    } else if (directive === 'endif') open.pop();
    else if ((directive === 'elif' || directive === 'else') && last !== undefined) {
      last.isRead = !last.wasRead && (directive === 'else' || isTrue(rest, known));
      last.wasRead ||= last.isRead;
    } else if (directive === 'define' && isReading()) known.add(rest.trim());
    else if (directive === 'undef' && isReading()) known.delete(rest.trim());
    if (!isReading()) excluded.add(index);
  });
  return excluded;
}

/** An expression of `||`, `&&`, `!`, `==`, `!=`, parentheses and names. */
function isTrue(expression: string, known: ReadonlySet<string>): boolean {
  const tokens = expression.replace(/\/\/.*/, '').match(/\|\||&&|==|!=|[!()]|\w+/g) ?? [];
  let at = 0;
  const takes = (token: string): boolean => tokens[at] === token && ++at > 0;
  const either = (): boolean => {
    let value = both();
    while (takes('||')) value = both() || value;
    return value;
  };
  const both = (): boolean => {
    let value = same();
    while (takes('&&')) value = same() && value;
    return value;
  };
  const same = (): boolean => {
    let value = single();
    for (;;) {
      if (takes('==')) value = single() === value;
      else if (takes('!=')) value = single() !== value;
      else return value;
    }
  };
  const single = (): boolean => {
    if (takes('!')) return !single();
    if (takes('(')) {
      const value = either();
      takes(')');
      return value;
    }
    const name = tokens[at++] ?? 'false';
    return name === 'true' || known.has(name);
  };
  return either();
}

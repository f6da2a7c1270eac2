const directive = /^[ \t]*#[ \t]*(if|ifdef|ifndef|elif|elifdef|elifndef|else|endif)\b[ \t]*(.*)/;

interface Branching {
  /** Whether the condition around it leaves the lines of this one. */
  readonly isKeptAround: boolean;
  /** Whether one of the branches so far was kept. */
  wasKept: boolean;
  isKept: boolean;
}

/**
 * The text with one branch of each condition of a preprocessor, the first one that is not `#if 0`; the others and the directives are blanks,
 * so that all else stands where it stood.
 */
export function withFirstBranches(text: string): string {
  const open: Branching[] = [];
  let continues = false;
  const lines = text.split('\n').map((line) => {
    const [, name, condition = ''] = continues ? [] : (directive.exec(line) ?? []);
    if (name !== undefined) follow(open, name, condition);
    const isDirective = name !== undefined || continues;
    continues = isDirective && /\\\r?$/.test(line);
    return isDirective || open.at(-1)?.isKept === false ? line.replace(/[^\r]/g, ' ') : line;
  });
  return lines.join('\n');
}

function follow(open: Branching[], name: string, condition: string): void {
  const last = open.at(-1);
  if (name === 'endif') {
    open.pop();
  } else if (name.startsWith('if')) {
    const isKeptAround = last?.isKept !== false;
    const isKept = isKeptAround && !/^0\b/.test(condition);
    open.push({ isKeptAround, isKept, wasKept: isKept });
  } else if (last !== undefined) {
    last.isKept = last.isKeptAround && !last.wasKept;
    last.wasKept ||= last.isKept;
  }
}

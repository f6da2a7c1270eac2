export type ContextValues = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * Whether a `when` clause or an enablement holds, as VS Code reads them: `||` binds weakest, then `&&`; keys that are not set
 * are false. Knows the operators that the manifest uses, and throws on others.
 */
export function holds(clause: string, values: ContextValues): boolean {
  const tokens = clause.match(/\(|\)|&&|\|\||!(?!=)|[^\s()&|!][^()&|]*/gu) ?? [];
  let at = 0;
  const anyOf = (): boolean => {
    let result = allOf();
    while (tokens[at] === '||') {
      at += 1;
      const other = allOf();
      result = result || other;
    }
    return result;
  };
  const allOf = (): boolean => {
    let result = one();
    while (tokens[at] === '&&') {
      at += 1;
      const other = one();
      result = result && other;
    }
    return result;
  };
  const one = (): boolean => {
    const token = tokens[at++];
    if (token === '!') return !one();
    if (token !== '(') return compared(token ?? '', values);
    const inner = anyOf();
    if (tokens[at++] !== ')') throw new Error(`A bracket is missing: ${clause}`);
    return inner;
  };
  const result = anyOf();
  if (at !== tokens.length) throw new Error(`Not understood from ${String(tokens[at])} on: ${clause}`);
  return result;
}

function compared(text: string, values: ContextValues): boolean {
  const [, key = '', operator, wanted = ''] = /^([\w.]+)\s*(?:(==|!=|>|<)\s*(\S+))?\s*$/u.exec(text) ?? [];
  if (key === '') throw new Error(`Not understood: ${text}`);
  const value = values[key];
  switch (operator) {
    case undefined:
      return key === 'true' || (key !== 'false' && Boolean(value));
    case '==':
      return String(value ?? '') === wanted;
    case '!=':
      return String(value ?? '') !== wanted;
    case '>':
      return Number(value) > Number(wanted);
    default:
      return Number(value) < Number(wanted);
  }
}

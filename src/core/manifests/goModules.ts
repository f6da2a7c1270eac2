import type { Dependency, ManifestRead } from './model';
import { optional } from './plainData';

const ecosystem = 'go';

/** `go.mod` (https://go.dev/ref/mod). From Go 1.17 on it names all modules of the build. */
export function readGoMod(path: string, text: string): ManifestRead {
  const found: Dependency[] = [];
  let block = '';
  let module: { name: string; line: number } | undefined;
  for (const [line, content] of text.split('\n').entries()) {
    const [code = '', comment = ''] = content.split('//', 2);
    const words = code.trim().split(/\s+/);
    if (words[0] === ')') block = '';
    else if (words[1] === '(') block = words[0] ?? '';
    else if (words[0] === 'module' && words[1] !== undefined) module = { name: unquote(words[1]), line };
    else {
      const [name, version] = block === 'require' ? words : words[0] === 'require' ? words.slice(1) : [];
      if (name === undefined || version === undefined) continue;
      const relation = comment.trim().startsWith('indirect') ? 'transitive' : 'direct';
      found.push({ ecosystem, name: unquote(name), version, relation, scope: 'runtime', path, line });
    }
  }
  return {
    dependencies: found,
    ...optional(
      'project',
      module && { ecosystem, name: module.name, maintainers: [], path, line: module.line },
    ),
  };
}

function unquote(word: string): string {
  return word.replace(/^["`](.*)["`]$/, '$1');
}

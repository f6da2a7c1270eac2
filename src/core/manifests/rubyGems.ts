import type { Dependency, ManifestRead } from './model';
import { optional } from './plainData';
import { TextLines } from './textLines';

const ecosystem = 'gem';
const developmentGroups = /\b(development|test|lint|docs?|ci)\b/;

/** `Gemfile` is a program: only `gem "name", "range"` with texts written out is read, and the groups around them. */
export function readGemfile(path: string, text: string): ManifestRead {
  const found: Dependency[] = [];
  /** For each open block whether it is a group of development. */
  const blocks: boolean[] = [];
  // A gem ships what its gemspec names; the rest is for those who work on it.
  const isOfGem = /^[ \t]*gemspec\b/m.test(text);
  for (const [line, content] of text.split('\n').entries()) {
    const code = content.replace(/(^|\s)#.*$/, '');
    const gem = /^\s*gem[\s(]+["']([\w.-]+)["'](.*)$/.exec(code);
    if (gem) {
      const [, name = '', rest = ''] = gem;
      const own = /\bgroups?\s*(?:=>|:)\s*(\[[^\]]*\]|:\w+|["']\w+["'])/.exec(rest)?.[1] ?? '';
      const scope = isOfGem || blocks.includes(true) || isDevelopment(own) ? 'development' : 'runtime';
      const range = [...rest.matchAll(/^\s*,\s*["']([^"']+)["']|(?<=["'])\s*,\s*["']([<>=~!\d][^"']*)["']/g)]
        .flatMap(({ 1: first, 2: next }) => first ?? next ?? [])
        .join(', ');
      if (!/\bpath\s*(?:=>|:)/.test(rest))
        found.push({
          ecosystem,
          name,
          ...optional('range', range === '' ? undefined : range),
          relation: 'direct',
          scope,
          path,
          line,
        });
    }
    if (/\bdo\b\s*(\|[^|]*\|)?\s*$/.test(code) || /^\s*(if|unless|case|begin|def)\b/.test(code))
      blocks.push(isDevelopment(/^\s*group\s*\(?(.*)\bdo\b/.exec(code)?.[1] ?? ''));
    else if (/^\s*end\b/.test(code)) blocks.pop();
  }
  return { dependencies: found };
}

/** A group that is also one of production is none of development. */
function isDevelopment(groups: string): boolean {
  return developmentGroups.test(groups) && !/\b(default|production)\b/.test(groups);
}

/** `*.gemspec` is a program: only calls with texts written out are read. */
export function readGemspec(path: string, text: string): ManifestRead {
  const lines = new TextLines(text);
  const found: Dependency[] = [];
  const calls =
    /\.add_(runtime_|development_)?dependency[\s(]+["']([\w.-]+)["']((?:\s*,\s*["'][^"'\n]*["'])*)/g;
  for (const match of text.matchAll(calls)) {
    const [, kind, name = '', ranges = ''] = match;
    const range = [...ranges.matchAll(/["']([^"']*)["']/g)].map((one) => one[1]).join(', ');
    const scope = kind === 'development_' ? 'development' : 'runtime';
    found.push({
      ecosystem,
      name,
      ...optional('range', range === '' ? undefined : range),
      relation: 'direct',
      scope,
      path,
      line: lines.lineAt(match.index),
    });
  }
  const own = (field: string): string | undefined => {
    const value = new RegExp(`\\.${field}\\s*=\\s*["']([^"'\\n]{1,300})["']`).exec(text)?.[1];
    return value?.includes('#{') === true ? undefined : value;
  };
  const author = [
    ...(/\.authors?\s*=\s*\[([^\]]{0,2000})\]/.exec(text)?.[1] ?? '').matchAll(/["']([^"']+)["']/g),
  ];
  return {
    dependencies: found,
    project: {
      ecosystem,
      ...optional('name', own('name') ?? /^\s*Gem::Specification\.new\s+["']([\w.-]+)["']/m.exec(text)?.[1]),
      ...optional('version', own('version')),
      ...optional('description', own('summary')),
      ...optional('licence', own('license')),
      maintainers: author.flatMap((one) => one[1] ?? []),
      path,
      line: 0,
    },
  };
}

/** `Gemfile.lock` of Bundler: the packages have four spaces, what they ask for has six. */
export function readGemfileLock(path: string, text: string): ManifestRead {
  const rows = text.split('\n');
  const asked = new Set<string>();
  let section = '';
  for (const content of rows) {
    if (/^\S/.test(content)) section = content.trim();
    else if (section === 'DEPENDENCIES') asked.add(/^ {2}([\w.-]+)/.exec(content)?.[1] ?? '');
  }
  const found: Dependency[] = [];
  for (const [line, content] of rows.entries()) {
    if (/^\S/.test(content)) section = content.trim();
    if (section !== 'GEM' && section !== 'GIT') continue;
    const [, name, locked] = /^ {4}([\w.-]+) \(([^)\s]+)\)$/.exec(content) ?? [];
    if (name === undefined || locked === undefined) continue;
    // What a platform needs is locked once for each platform.
    const version = locked.replace(/-(x86|x64|arm|aarch|java|ruby|mingw|universal|darwin|linux).*$/, '');
    const same = found.some((one) => one.name === name && one.version === version);
    const relation = asked.has(name) ? 'direct' : 'transitive';
    if (!same) found.push({ ecosystem, name, version, relation, scope: 'unknown', path, line });
  }
  return { dependencies: found };
}

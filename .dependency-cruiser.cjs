/** The import rules of docs/architecture.md, as rules that fail the check. */
const below = (from, to, comment) => ({
  name: `${from}-keeps-its-layer`,
  severity: 'error',
  comment,
  from: { path: `^src/${from}/` },
  to: { path: to },
});

module.exports = {
  forbidden: [
    below('core', '^src/(?!core/)', 'core is the product as pure functions: it knows nothing of its hosts'),
    {
      name: 'core-is-pure',
      severity: 'error',
      comment: 'core runs anywhere: no Node built-ins, no vscode, no library that needs them',
      from: { path: '^src/core/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-libraries',
      severity: 'error',
      comment:
        'the only libraries of core are those that read and write text formats: YAML, Markdown, HTML, TOML and XML of manifests, names of licences; and the public suffix list, of which nobody should keep a copy by hand',
      from: { path: '^src/core/' },
      to: {
        path: 'node_modules/',
        pathNot:
          'node_modules/(tldts-icann|yaml|smol-toml|@xmldom/xmldom|spdx-correct|@types/spdx-correct|unified|(remark|rehype|mdast|hast|unist)-[^/]*|hastscript|@types/(mdast|hast))/',
      },
    },
    below('node', '^src/(?!core/|node/)', 'node implements the ports of core on Node, for every host'),
    below('protocol', '^src/(?!core/|protocol/)', 'protocol is types and names'),
    {
      name: 'protocol-takes-only-types-of-core',
      severity: 'error',
      comment: 'protocol has no runtime dependencies',
      from: { path: '^src/protocol/' },
      to: { path: '^src/core/', dependencyTypesNot: ['type-only'] },
    },
    below('board', '^src/(?!core/|board/)', 'the page of the board runs in a webview: it knows no host'),
    {
      name: 'board-takes-only-types-of-core',
      severity: 'error',
      comment: 'what it shows comes in as data',
      from: { path: '^src/board/' },
      to: { path: '^src/core/', dependencyTypesNot: ['type-only'] },
    },
    below(
      'hotspotMap',
      '^src/(?!core/|hotspotMap/)',
      'the page of the map runs in a webview: it knows no host',
    ),
    {
      name: 'map-takes-only-types-of-core',
      severity: 'error',
      comment: 'what it shows comes in as data',
      from: { path: '^src/hotspotMap/' },
      to: { path: '^src/core/', dependencyTypesNot: ['type-only'] },
    },
    below('bookPage', '^src/(?!bookPage/)', 'the script of the HTML book has nothing but its page'),
    below('server', '^src/(cli|extension|board|hotspotMap|bookPage)/', 'hosts do not know each other'),
    below('cli', '^src/(server|extension|board|hotspotMap|bookPage)/', 'hosts do not know each other'),
    below('extension', '^src/(server|cli|board|hotspotMap|bookPage)/', 'hosts do not know each other'),
    {
      name: 'only-extension-knows-vscode',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/extension/' },
      // vscode itself resolves to its types: the program brings it, not a package.
      to: { path: '^vscode$|node_modules/(@types/vscode|vscode-languageclient)/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^vscode$' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};

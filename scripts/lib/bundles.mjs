// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './paths.mjs';

/** Where a bundle of the product begins, and the file in dist/ that it becomes. */
export const entryPoints = {
  extension: 'src/extension/main.ts',
  session: 'src/extension/session/sessionFeature.ts',
  server: 'src/server/main.ts',
  parseWorker: 'src/node/scan/parseWorker.ts',
  cli: 'src/cli/main.ts',
  cliDebts: 'src/cli/debtBundle.ts',
  cliCommands: 'src/cli/commands.ts',
};

const connection = './clientConnection.js';
const types = './clientTypes.js';
const protocol = './clientProtocol.js';

/**
 * The language client, in pieces that the extension host loads one after the other, because each holds it up: options
 * over those of the other bundles.
 *
 * @type {readonly import('esbuild').BuildOptions[]}
 */
export const clientBundles = [
  { entryPoints: { clientConnection: 'vscode-jsonrpc/node' } },
  { entryPoints: { clientTypes: 'vscode-languageserver-types' } },
  {
    entryPoints: { clientProtocol: 'vscode-languageserver-protocol/node' },
    alias: {
      'vscode-jsonrpc': connection,
      'vscode-jsonrpc/node': connection,
      'vscode-languageserver-types': types,
    },
    external: [connection, types],
  },
  {
    entryPoints: { client: 'src/extension/languageServer/client.ts' },
    alias: {
      'vscode-languageserver-protocol': protocol,
      'vscode-languageserver-protocol/node': protocol,
    },
    external: ['vscode', protocol],
    plugins: [vscodeOnce()],
  },
];

/**
 * Of a module that only the host has, esbuild gives each file that imports it a copy of all its names: hundreds, in a
 * hundred files, at every start. Here they are named once.
 *
 * @returns {import('esbuild').Plugin}
 */
export function vscodeByName() {
  const namespace = 'vscode-by-name';
  const types = path.join(projectRoot, 'node_modules', '@types', 'vscode', 'index.d.ts');
  return {
    name: namespace,
    setup: (build) => {
      build.onResolve({ filter: /^vscode$/ }, () => ({ path: 'vscode', namespace }));
      build.onLoad({ filter: /^vscode$/, namespace }, () => {
        const declared = readFileSync(types, 'utf8').matchAll(
          /^(?:\t| {4})(?:export )?(?:abstract )?(?:class|enum|namespace|const) (\w+)/gm,
        );
        const names = [...new Set(Array.from(declared, ([, name]) => name))];
        const contents = [
          // Not by an import or a require that esbuild would see: that is what comes here.
          "const api = module.require('vscode');",
          'const named = (name) => api[name];',
          // Pure, so that those are left out that nobody uses.
          ...names.map((name) => `export const ${name} = /* @__PURE__ */ named('${name}');`),
        ];
        return { contents: contents.join('\n') };
      });
    },
  };
}

/**
 * Each `require('vscode')` has the host look up on disk whose file asks; vscode-languageclient has fifty.
 *
 * @returns {import('esbuild').Plugin}
 */
function vscodeOnce() {
  const namespace = 'vscode-once';
  return {
    name: namespace,
    setup: (build) => {
      build.onResolve({ filter: /^vscode$/ }, (asked) =>
        asked.namespace === namespace ? { path: 'vscode', external: true } : { path: 'vscode', namespace },
      );
      build.onLoad({ filter: /^vscode$/, namespace }, () => ({
        contents: "module.exports = require('vscode');",
      }));
    },
  };
}

/** Scripts and styles of pages, likewise; they run in a browser. The HTML book takes its own in whole. */
export const pages = {
  board: 'src/board/main.ts',
  hotspotMap: 'src/hotspotMap/main.ts',
  bookPage: 'src/bookPage/main.ts',
  bookPageStyle: 'src/bookPage/bookPage.css',
};

/** @type {import('esbuild').BuildOptions} over those of the other bundles */
export const pageOptions = {
  platform: 'browser',
  format: 'iife',
  target: 'chrome120',
  mainFields: ['browser', 'module', 'main'],
};

/** What must not be loaded while VS Code activates the extension. */
const heavyPackages = [
  'vscode-languageclient',
  'vscode-languageserver',
  'simple-git',
  'yaml',
  'unified',
  'web-tree-sitter',
];

/**
 * The grammars that the parse worker loads, each file for one language, by the package that has it. Those that VS Code
 * itself builds come first; a language's own package where it brings a `.wasm`; `@cursorless/tree-sitter-wasms` where
 * it brings none. `src/node/scan/grammars.ts` knows the same folders.
 */
export const grammarPackages = {
  '@vscode/tree-sitter-wasm/wasm': [
    'typescript',
    'tsx',
    'javascript',
    'python',
    'go',
    'rust',
    'cpp',
    'c-sharp',
    'ruby',
    'php',
    'bash',
  ],
  '@tree-sitter-grammars/tree-sitter-kotlin': ['kotlin'],
  '@cursorless/tree-sitter-wasms/out': ['c', 'scala', 'swift'],
};

export const grammars = Object.values(grammarPackages).flat();

/**
 * @param {{ production: boolean; sourceMaps: boolean }} mode
 * @returns {import('esbuild').BuildOptions} for all bundles but the command line's first line
 */
export function bundleOptions(mode) {
  return {
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    format: 'cjs',
    // The extension host of the oldest supported VS Code has Node 20.
    target: 'node20',
    external: ['vscode'],
    // Its module for `import` reads import.meta, which a CommonJS bundle has not.
    alias: {
      'web-tree-sitter': path.join(projectRoot, 'node_modules', 'web-tree-sitter', 'web-tree-sitter.cjs'),
    },
    mainFields: ['module', 'main'],
    minify: mode.production,
    sourcemap: mode.sourceMaps,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  };
}

/**
 * @param {import('esbuild').Metafile} metafile
 * @returns {readonly string[]} the heavy packages that got into extension.js; must be empty
 */
export function heavyPackagesIn(metafile) {
  const inputs = Object.keys(metafile.outputs['dist/extension.js']?.inputs ?? {});
  return heavyPackages.filter((name) =>
    inputs.some((input) => new RegExp(`node_modules/${name}(-[a-z]+)?/`).test(input)),
  );
}

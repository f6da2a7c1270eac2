import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { type DocLinter, type Finding, outputOf, portions, type Project } from './linter';

const packages = [
  'eslint@10.15.0',
  'eslint-plugin-jsdoc@62.9.0',
  '@typescript-eslint/parser@8.73.0',
  'typescript@6.0.3',
];

/** Tools that only this measurement needs, outside the project. */
const tools = path.join(
  process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'),
  'mob-handover',
  'eval-docs',
);

interface LintedFile {
  readonly filePath: string;
  readonly messages: readonly {
    readonly ruleId: string | null;
    readonly fatal?: true;
    readonly line: number;
    readonly column: number;
    readonly message: string;
  }[];
}

/** What the configuration's own rule says of a declaration. */
interface Place {
  readonly name?: string;
  readonly whyNot?: keyof typeof decisions;
}

const decisions = {
  'function body': 'types and classes inside functions',
  'module of others': 'what a `declare module` says of a module of others',
  computed: 'methods without a name of their own, such as `[Symbol.iterator]`',
  override: 'overriding methods',
  protected: 'abstract methods that are protected',
  overload: 'further signatures of a function',
  merged: 'further declarations of what is declared above, such as a class beside an interface',
};

const config = String.raw`import jsdoc from 'eslint-plugin-jsdoc';
import parser from '@typescript-eslint/parser';
const rule = ['error', {
  publicOnly: true,
  enableFixer: false,
  checkConstructors: false,
  checkSetters: 'no-getter',
  require: {
    ArrowFunctionExpression: true, ClassDeclaration: true, ClassExpression: true,
    FunctionDeclaration: true, FunctionExpression: true, MethodDefinition: true,
  },
  contexts: [
    'TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'TSEnumDeclaration', 'TSDeclareFunction',
    'TSAbstractMethodDefinition',
  ],
}];
/** What the plugin does not tell: the name of what it asks for, and where a decision leaves that out. */
const places = {
  create: (context) => {
    const keyOf = (node) => node?.key?.name ?? node?.key?.value;
    const declared = (node) => node?.declaration ?? node;
    const nameOf = (node) => keyOf(node.parent) ?? node.parent.id?.name ?? node.parent.left?.property?.name;
    const isAsked = ({ init }) => /^(Arrow|Function|Class)/.test(init?.type);
    const namesOf = (node) => (node?.declarations?.filter(isAsked) ?? [node]).map((each) => each?.id?.name);
    const before = (node) => {
      const outer = /^Export/.test(node.parent.type) ? node.parent : node;
      const siblings = outer.parent.body ?? [];
      return Array.isArray(siblings) ? siblings.slice(0, siblings.indexOf(outer)).map(declared) : [];
    };
    const isSignature = (node) => /^TS(DeclareFunction|EmptyBodyFunctionExpression)$/.test(node?.type);
    const whyNot = (node) => {
      for (let at = node.parent; at; at = at.parent) {
        if (/Function(Declaration|Expression)$/.test(at.type)) return 'function body';
        if (at.type === 'TSModuleDeclaration' && at.id.type === 'Literal') return 'module of others';
      }
      if (node.parent.computed) return 'computed';
      if (/^(protected|private)$/.test(node.accessibility)) return 'protected';
      if (node.parent.override) return 'override';
      const isMethod = node.parent.type === 'MethodDefinition';
      const above = before(isMethod ? node.parent : node).at(-1);
      if (isMethod && isSignature(above?.value) && keyOf(above) === keyOf(node.parent)) return 'overload';
      if (isSignature(above) && above.id?.name === node.id?.name) return 'overload';
      const statement = node.parent.type === 'VariableDeclarator' ? node.parent.parent : node;
      const name = nameOf(node) ?? node.id?.name;
      return name && before(statement).some((each) => namesOf(each).includes(name)) ? 'merged' : undefined;
    };
    const tell = (node) => {
      const name = /^module\.exports$|^exports$/.test(context.sourceCode.getText(node.parent.left ?? undefined))
        ? node.id?.name
        : (nameOf(node) ?? node.id?.name);
      context.report({ node, message: JSON.stringify({ name, whyNot: whyNot(node) }) });
    };
    const types = [...Object.keys(rule[1].require), ...rule[1].contexts, 'TSEmptyBodyFunctionExpression'];
    return Object.fromEntries(types.map((type) => [type, tell]));
  },
};
export default [{
  files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'],
  plugins: { jsdoc, local: { rules: { places } } },
  languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
  linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
  settings: { jsdoc: { maxLines: 2 } },
  rules: { 'jsdoc/require-jsdoc': rule, 'local/places': 'warn' },
}];
`;

export const eslintJsdoc: DocLinter = {
  name: 'eslint-plugin-jsdoc require-jsdoc, publicOnly',
  languages: ['javascript', 'javascriptreact', 'typescript', 'typescriptreact'],
  program: 'npm',
  variable: 'NPM',
  install: 'npm is missing: install Node.js with npm.',
  lint: ({ folder, files }, npm) => {
    const configFile = path.join(tools, 'eslint.config.mjs');
    const bin = path.join(tools, 'node_modules', 'eslint', 'bin', 'eslint.js');
    mkdirSync(tools, { recursive: true });
    writeFileSync(configFile, config);
    if (!existsSync(bin))
      outputOf(npm, ['install', '--no-audit', '--no-fund', '--prefix', tools, ...packages], { cwd: tools });
    const findings: Finding[] = [];
    const covered = new Set<string>();
    const remarks: string[] = [];
    const cannot = (file: string, why: string): void => void remarks.push(`${file}: ${why}`);
    for (const group of portions(files)) {
      for (const { filePath, messages } of lintedFiles(bin, configFile, { folder, files: group }, cannot)) {
        const file = path.relative(folder, filePath);
        const broken = messages.find(({ fatal }) => fatal === true);
        if (broken === undefined) covered.add(file);
        else cannot(file, broken.message);
        const places = messages.filter(({ ruleId }) => ruleId === 'local/places');
        for (const { ruleId, line, column } of messages) {
          if (ruleId !== 'jsdoc/require-jsdoc') continue;
          const place = places.find((each) => each.line === line && each.column === column);
          const { name, whyNot } = JSON.parse(place?.message ?? '{}') as Place;
          const kind = whyNot ?? 'missing JSDoc';
          findings.push({ path: file, line: line - 1, kind, ...(name !== undefined && { name }) });
        }
      }
    }
    return { findings, covered, remarks };
  },
  leftOut: ({ kind }) => new Map(Object.entries(decisions)).get(kind),
};

/** The linter stops at the first file that it cannot judge: without that one it starts again. */
function lintedFiles(
  bin: string,
  config: string,
  { folder, files }: Pick<Project, 'folder' | 'files'>,
  cannot: (file: string, why: string) => void,
): readonly LintedFile[] {
  if (files.length === 0) return [];
  const args = [bin, '--config', config, '--no-ignore', '--format', 'json', ...files];
  const { stdout, stderr } = outputOf(process.execPath, args, { cwd: folder });
  if (stdout.startsWith('[')) return JSON.parse(stdout) as LintedFile[];
  const [, why = '', absolute = ''] = /^Error: (.*)\nOccurred while linting (.+):\d+$/m.exec(stderr) ?? [];
  const failed = path.relative(folder, absolute);
  if (!files.includes(failed)) throw new Error(`eslint does not run: ${stderr}`);
  cannot(failed, why);
  return lintedFiles(bin, config, { folder, files: files.filter((file) => file !== failed) }, cannot);
}

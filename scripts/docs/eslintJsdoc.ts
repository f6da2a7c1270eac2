import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { type DocLinter, type Finding, outputOf, portions } from './linter';

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
    readonly line: number;
    readonly message: string;
  }[];
}

const config = `import jsdoc from 'eslint-plugin-jsdoc';
import parser from '@typescript-eslint/parser';
const rule = ['error', {
  publicOnly: true,
  enableFixer: false,
  checkConstructors: false,
  checkSetters: 'no-getter',
  maxLines: 2,
  require: {
    ArrowFunctionExpression: true, ClassDeclaration: true, ClassExpression: true,
    FunctionDeclaration: true, FunctionExpression: true, MethodDefinition: true,
  },
  contexts: ['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'TSEnumDeclaration', 'TSDeclareFunction'],
}];
export default [{
  files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'],
  plugins: { jsdoc },
  languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
  linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
  rules: { 'jsdoc/require-jsdoc': rule },
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
    for (const group of portions(files)) {
      const args = [bin, '--config', configFile, '--no-ignore', '--format', 'json', ...group];
      const { stdout } = outputOf(process.execPath, args, { cwd: folder });
      for (const { filePath, messages } of JSON.parse(stdout) as LintedFile[]) {
        for (const { ruleId, line } of messages) {
          if (ruleId !== 'jsdoc/require-jsdoc') continue;
          findings.push({ path: path.relative(folder, filePath), line: line - 1, kind: 'missing JSDoc' });
        }
      }
    }
    return { findings, remarks: [] };
  },
};

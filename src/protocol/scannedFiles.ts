import type { LanguageId } from '../core/hotspots/model';

/** Language ids of the files that are scanned. Total: a language that is missing here does not compile. */
const languages: Record<LanguageId, true> = {
  typescript: true,
  typescriptreact: true,
  javascript: true,
  javascriptreact: true,
  python: true,
  java: true,
};

export const scannedLanguages: readonly string[] = Object.keys(languages);

/** Without dot. */
export const scannedExtensions = [
  'ts',
  'tsx',
  'mts',
  'cts',
  'js',
  'jsx',
  'mjs',
  'cjs',
  'py',
  'pyi',
  'java',
] as const;

import type { RepoPath } from '../ports';

export const defaultOutputFolder: RepoPath = 'docs/handover';

export type OutputFolder =
  | { readonly kind: 'valid'; readonly folder: RepoPath }
  /** One sentence: what is wrong and what to do. */
  | { readonly kind: 'invalid'; readonly message: string };

/**
 * Reads the setting or option that names the book's folder. Slashes either way, `./` in front and `/` behind are fine.
 * The book needs a folder of its own below the workspace folder: not its root, not `.git`, not the notes' `.handover`.
 */
export function parseOutputFolder(value: unknown): OutputFolder {
  if (value === undefined) return { kind: 'valid', folder: defaultOutputFolder };
  const text = typeof value === 'string' ? value.trim() : '';
  const invalid = (why: string): OutputFolder => ({
    kind: 'invalid',
    message: `The folder of the handover ${text === '' ? '' : `"${text}" `}${why}; choose one inside the project, such as ${defaultOutputFolder}.`,
  });
  if (text === '') return invalid('is empty');
  if (/\p{Cc}/u.test(text)) return invalid('contains control characters');
  const slashed = text.replaceAll('\\', '/');
  if (slashed.startsWith('/') || /^[a-z]:/i.test(slashed) || slashed.startsWith('~'))
    return invalid('is no path relative to the project');
  const segments = slashed.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (segments.includes('..')) return invalid('leads out of the project');
  if (segments.length === 0) return invalid('is the project itself');
  const [first = ''] = segments;
  if (
    ['.git', '.handover', '.tours'].includes(first.toLowerCase()) ||
    segments.some((one) => one.toLowerCase() === '.git')
  )
    return invalid('belongs to something else');
  return { kind: 'valid', folder: segments.join('/') };
}

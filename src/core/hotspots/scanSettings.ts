import type { RepoPath } from '../ports';
import { defaultScanOptions } from './model';
import type { ScanOptions } from './model';
import { defaultRankWeights, parseRankWeights } from './rankWeights';

export interface ScanSettings {
  readonly options: ScanOptions;
  /** Scan as soon as the view is first seen. */
  readonly scanOnOpen: boolean;
  /** One sentence for each value that could not be used; the default stands in for it. */
  readonly problems: readonly string[];
}

/** The settings as a person wrote them; anything can be in a settings file. */
export interface RawScanSettings {
  readonly tags: unknown;
  readonly exclude: unknown;
  readonly maxFileKilobytes: unknown;
  readonly activeWithinDays: unknown;
  readonly scanOnOpen: unknown;
  readonly probableDebts: unknown;
  readonly weights: unknown;
}

/**
 * Values that make no sense count as their default.
 * @param ownFolders where the extension itself writes, beside the default ones; never scanned
 */
export function parseScanSettings(raw: RawScanSettings, ownFolders: readonly RepoPath[] = []): ScanSettings {
  const problems: string[] = [];
  const tags = strings('tags', raw.tags, problems)
    .map((tag) => tag.trim().toUpperCase())
    .filter((tag) => tag !== '');
  const exclude = strings('exclude', raw.exclude, problems).flatMap((folder) => {
    const path = folderPath(folder);
    if (path === undefined) {
      problems.push(
        `mobHandover.hotspots.exclude: "${folder}" is no folder inside the workspace; write it relative to it, such as src/vendor.`,
      );
    }
    return path ?? [];
  });
  const weights = parseRankWeights(raw.weights, (problem) => {
    problems.push(`mobHandover.hotspots.weights ${problem}; the default is used.`);
  });
  return {
    options: {
      tags: tags.length > 0 ? [...new Set(tags)] : defaultScanOptions.tags,
      excludeFolders: [...new Set([...defaultScanOptions.excludeFolders, ...ownFolders, ...exclude])],
      maxFileBytes:
        1000 *
        positive('maxFileKilobytes', raw.maxFileKilobytes, defaultScanOptions.maxFileBytes / 1000, problems),
      activeWithinDays: positive(
        'activeWithinDays',
        raw.activeWithinDays,
        defaultScanOptions.activeWithinDays,
        problems,
      ),
      probableDebts: raw.probableDebts !== false,
      ...(weights === defaultRankWeights ? {} : { weights }),
    },
    scanOnOpen: raw.scanOnOpen !== false,
    problems,
  };
}

function strings(name: string, value: unknown, problems: string[]): readonly string[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value;
  problems.push(`mobHandover.hotspots.${name} must be a list of texts; its default is used.`);
  return [];
}

function positive(name: string, value: unknown, byDefault: number, problems: string[]): number {
  if (value === undefined) return byDefault;
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
  problems.push(`mobHandover.hotspots.${name} must be a number above 0; ${String(byDefault)} is used.`);
  return byDefault;
}

function folderPath(folder: string): RepoPath | undefined {
  const parts = folder
    .trim()
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  const isAbsolute = /^([\\/]|[a-z]:)/i.test(folder.trim());
  return isAbsolute || parts.length === 0 || parts.includes('..') ? undefined : parts.join('/');
}

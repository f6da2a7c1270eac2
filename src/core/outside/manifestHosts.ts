import type { RepoPath } from '../ports';
import { hostKind } from './hostKind';

const manifest =
  /(?:^|\/)(?:package\.json|composer\.json|bower\.json|pyproject\.toml|setup\.(?:py|cfg)|cargo\.toml|pom\.xml|build\.gradle(?:\.kts)?|settings\.gradle(?:\.kts)?|gemfile|pipfile|manifest\.json|[^/]+\.(?:gemspec|csproj|fsproj|vbproj|nuspec|podspec)|directory\.(?:build|packages)\.props|cname|nuget\.config)$/i;

/** Names parties by links to pages about itself and its parts; its repositories of packages are the parties. */
export function isManifest(path: RepoPath): boolean {
  return manifest.test(path);
}

const address = /\bhttps?:\/\/([\w.-]+)([^\s"'<>]*)/gi;
const packageSource =
  /<(?:repository|pluginRepository|snapshotRepository|mirror)>[^]{0,400}$|\brepositor(?:y|ies)\b[^]{0,300}$|\bmaven\s*[{(][^]{0,120}$|\bsource\s+["']$|\bindex-?url\s*=\s*["']?$|\bregistry["']?\s*[:=]\s*["']?$|\[\[(?:tool\.\w+\.)?source\]\][^]{0,120}$|<add\s+key=[^>]*value="$|\bpublishConfig\b[^]{0,100}$/i;
const ownPage = /["']?(?:homepage(?:_uri|-url)?|home_?page|website|projectUrl)["']?\s*(?:=>|[:=>])\s*["']?$/i;
/** Repositories of code and pages that many share. */
const shared =
  /(?:^|\.)(?:github\.com|github\.io|gitlab\.com|gitlab\.io|bitbucket\.org|npmjs\.com|readthedocs\.io|packagist\.org|pypi\.org|rubygems\.org|nuget\.org|crates\.io|sourceforge\.net|google\.com|apache\.org|docs\.rs)$/;

export interface ManifestHost {
  readonly host: string;
  readonly index: number;
  /** The project's own home page. */
  readonly isOwn: boolean;
}

/** The repositories of packages that a manifest names, and the project's own home page. */
export function manifestHosts(path: RepoPath, text: string): readonly ManifestHost[] {
  if (/(?:^|\/)CNAME$/i.test(path)) {
    const host = text.trim().toLowerCase();
    return hostKind(host) === 'outside' ? [{ host, index: 0, isOwn: true }] : [];
  }
  return [...text.matchAll(address)].flatMap(({ 1: raw = '', index }): ManifestHost[] => {
    const host = raw.toLowerCase();
    if (hostKind(host) !== 'outside') return [];
    const before = text.slice(Math.max(0, index - 420), index);
    const line = before.slice(before.lastIndexOf('\n') + 1);
    if (ownPage.test(line)) return shared.test(host) ? [] : [{ host, index, isOwn: true }];
    const open =
      before
        .replace(/<\/(?:repository|pluginRepository|snapshotRepository|mirror)>/g, '\0')
        .split('\0')
        .at(-1) ?? '';
    return packageSource.test(open) &&
      !(text.slice(index, index + 300).split(/["'<\s]/)[0] ?? '').endsWith('.git')
      ? [{ host, index, isOwn: false }]
      : [];
  });
}

import type { Dependency } from './model';

const types: Readonly<Record<Dependency['ecosystem'], string>> = {
  npm: 'npm',
  pypi: 'pypi',
  maven: 'maven',
  cargo: 'cargo',
  go: 'golang',
  composer: 'composer',
  gem: 'gem',
  nuget: 'nuget',
};

/**
 * The package URL of a package (https://github.com/package-url/purl-spec): `pkg:npm/%40scope/name@1.0.0`.
 * Without a version where none is known.
 */
export function purlOf({
  ecosystem,
  name,
  version,
}: Pick<Dependency, 'ecosystem' | 'name' | 'version'>): string {
  const spelled =
    ecosystem === 'pypi' || ecosystem === 'composer' || ecosystem === 'go' ? name.toLowerCase() : name;
  const segments = (ecosystem === 'pypi' ? spelled.replace(/_/g, '-') : spelled)
    .split(ecosystem === 'maven' ? ':' : '/')
    .filter((segment) => segment !== '')
    .map(encode);
  const suffix = version === undefined || version === '' ? '' : `@${encode(version)}`;
  return `pkg:${types[ecosystem]}/${segments.join('/')}${suffix}`;
}

function encode(segment: string): string {
  const wellFormed = segment.replace(/[\ud800-\udfff]/gu, '\ufffd');
  return encodeURIComponent(wellFormed)
    .replace(/%3A/g, ':')
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

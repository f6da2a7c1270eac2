import { licenceOfText, normalLicence } from '../manifests/licences';
import type { Manifests, Place } from '../manifests/model';
import { isLicenceFile } from './projectFiles';
import type { ProjectInput } from './projectInput';

/** Where the project says under which licence it is. */
export interface LicenceFact extends Place {
  readonly kind: 'file' | 'manifest';
  /** SPDX expression, or the words of the manifest; absent for a file with a text that is not one of the common ones. */
  readonly licence?: string;
}

/** Licence files first, those at the top before others; then what manifests state. */
export function licencesOf({ texts }: ProjectInput, { projects }: Manifests): readonly LicenceFact[] {
  const files = [...texts]
    .filter(([path]) => isLicenceFile(path))
    .map(([path, text]): LicenceFact => {
      const licence = licenceOfText(text);
      return { kind: 'file', path, line: 0, ...(licence === undefined ? {} : { licence }) };
    })
    .sort((a, b) => depth(a) - depth(b) || (a.path < b.path ? -1 : 1));
  const stated = projects.flatMap(({ licence, path, line }): readonly LicenceFact[] =>
    licence === undefined ? [] : [{ kind: 'manifest', path, line, licence: normalLicence(licence) }],
  );
  return [...files, ...stated];
}

function depth({ path }: Place): number {
  return path.split('/').length;
}

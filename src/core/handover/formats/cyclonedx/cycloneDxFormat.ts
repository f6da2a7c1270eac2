import type { Component } from '../../../manifests/components';
import { countedParties, type PartyEntry } from '../../../knowledge/suppliers/register';
import { isSpdx } from '../../../manifests/licences';
import type { ExportFormat } from '../exportFormat';
import { plainLine } from '../../markdownText';
import { type BomComponent, type BomService, cycloneDx } from './bom';

/** The packages that the project is made of and the services that it needs, for tools that read bills of materials. */
export const cycloneDxFormat: ExportFormat = {
  build: ({ book }) => {
    const { project, outside, code, outputFolder, projectName } = book;
    const path = `${outputFolder}/handover.cdx.json`;
    const bom = cycloneDx(
      {
        projectName: project.manifests.projects.find(({ name }) => name !== undefined)?.name ?? projectName,
        components: project.components.map(componentOf),
        services: countedParties(outside?.parties ?? []).map(serviceOf),
        ...(code?.commit === undefined ? {} : { commit: code.commit }),
        ...(code?.atEpochMs === undefined ? {} : { atEpochMs: code.atEpochMs }),
      },
      isSpdx,
    );
    return { files: [{ path, text: `${JSON.stringify(bom, null, 1)}\n` }], main: path };
  },
};

function componentOf({ ecosystem, name, version, purl, licence, scope }: Component): BomComponent {
  const [, group, own = name] =
    ecosystem === 'maven'
      ? (/^([^:]+):(.+)$/.exec(name) ?? [])
      : ecosystem === 'npm' || ecosystem === 'composer'
        ? (/^(@?[^/]+)\/(.+)$/.exec(name) ?? [])
        : [];
  return {
    name: own,
    purl,
    scope,
    ...(group === undefined ? {} : { group }),
    ...(version === undefined ? {} : { version }),
    ...(licence === undefined ? {} : { licence }),
  };
}

/** What the code shows of a party, and what people said it is for. Which contract it is, and whom to call, stays in the book. */
function serviceOf({ name, found, supplier }: PartyEntry): BomService {
  const purpose = plainLine(supplier?.answers.for ?? '') || found?.what;
  return {
    name,
    provider: name,
    endpoints: (found?.evidence ?? []).filter(({ kind }) => kind === 'host').map(({ what }) => `//${what}`),
    ...(purpose === undefined ? {} : { description: purpose }),
  };
}

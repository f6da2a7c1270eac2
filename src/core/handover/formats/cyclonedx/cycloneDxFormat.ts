import type { Component } from '../../../manifests/components';
import { isSpdx } from '../../../manifests/licences';
import type { ExportFormat } from '../exportFormat';
import { type BomComponent, cycloneDx } from './bom';

/** What the project is made of, for tools that read bills of materials. */
export const cycloneDxFormat: ExportFormat = {
  build: ({ book }) => {
    const { project, code, outputFolder, projectName } = book;
    const path = `${outputFolder}/handover.cdx.json`;
    const bom = cycloneDx(
      {
        projectName: project.manifests.projects.find(({ name }) => name !== undefined)?.name ?? projectName,
        components: project.components.map(componentOf),
        services: [],
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

import type { Identity } from '../ports';
import type { Hotspot, ModuleReport, ScanReport } from './model';
import { aliasesOf } from './people';
import { rankModules } from './rankModules';

/**
 * The report as the people in a room should read it: the knowledge of whoever is not among them counts as lost, however
 * active they are elsewhere. See docs/ranking.md.
 * @param room who is present; matched by address or full name with all that a person committed under
 */
export function rankForRoom(report: ScanReport, room: readonly Identity[]): ScanReport {
  const present = new Set(room.flatMap(aliasesOf));
  const inRoom = new Set(
    report.people
      .filter(({ identity, aliases }) => (aliases ?? aliasesOf(identity)).some((key) => present.has(key)))
      .map(({ identity }) => keyOf(identity)),
  );
  const modules = report.modules.map((module): ModuleReport => {
    const { history } = module;
    if (history === undefined) return module;
    const authors = history.authors.map((share) => ({ ...share, inRoom: inRoom.has(keyOf(share.author)) }));
    return { ...module, history: { ...history, authors } };
  });
  const former = new Map<string, Hotspot>(report.hotspots.map((hotspot) => [hotspot.path, hotspot]));
  const hotspots = rankModules(modules, report).map((hotspot) => ({
    ...former.get(hotspot.path),
    ...hotspot,
  }));
  return { ...report, modules, hotspots };
}

function keyOf({ name, email }: Identity): string {
  return `${email}\n${name}`;
}

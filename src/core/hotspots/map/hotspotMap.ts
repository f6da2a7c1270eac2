import { isExplained } from '../../knowledge/moduleNotes';
import type { RepoPath } from '../../ports';
import { isJudged } from '../judged';
import type { ModuleReport, ScanReport } from '../model';
import { isOutOfReach } from '../rank';

/** A folder or a module of the map; what is said of a folder is the sum of what is in it. */
export interface MapNode {
  /** Of a folder that holds nothing but one folder: both, `main/java`. */
  readonly name: string;
  /** Empty for the whole. */
  readonly path: RepoPath;
  readonly lines: number;
  readonly publicSymbols: number;
  /** With all those of modules that a note explains. */
  readonly documentedSymbols: number;
  /** 0…1: share of the authorship of people who left or, in a session, are not in the room; by lines in folders. */
  readonly lost: number;
  /** 0…100; of a folder the highest in it. */
  readonly score: number;
  /** Of folders only; largest first. */
  readonly children?: readonly MapNode[];
}

export interface HotspotMap {
  readonly root: MapNode;
  readonly modules: number;
  /** Small modules for which the map had no room. */
  readonly leftOut: number;
}

/** More make no picture, and a slow one. */
const mostModules = 10_000;

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly modules: MapNode[];
}

/** The modules of which documentation is asked, in their folders. Pure: the same report gives the same map. */
export function hotspotMap(report: ScanReport, name: string): HotspotMap {
  const scores = new Map(report.hotspots.map(({ path, score }) => [path, score]));
  const judged = report.modules
    .filter((module) => isJudged(module) && module.lines > 0)
    .sort((a, b) => b.lines - a.lines || (a.path < b.path ? -1 : 1));
  const shown = judged.slice(0, mostModules);
  const root: Folder = { folders: new Map(), modules: [] };
  for (const module of shown) {
    const parts = module.path.split('/');
    const file = parts.pop() ?? module.path;
    let folder = root;
    for (const part of parts) {
      const inner = folder.folders.get(part) ?? { folders: new Map(), modules: [] };
      folder.folders.set(part, inner);
      folder = inner;
    }
    folder.modules.push(leaf(module, file, scores.get(module.path) ?? 0));
  }
  return { root: folderNode(root, name, ''), modules: judged.length, leftOut: judged.length - shown.length };
}

function leaf(module: ModuleReport, name: string, score: number): MapNode {
  const { path, lines, publicSymbols, documentedSymbols, history, notes } = module;
  const lost = (history?.authors ?? []).filter(isOutOfReach).reduce((sum, { share }) => sum + share, 0);
  return {
    name,
    path,
    lines,
    publicSymbols,
    documentedSymbols: isExplained(notes) ? publicSymbols : documentedSymbols,
    lost: Math.min(1, lost),
    score,
  };
}

function folderNode(folder: Folder, name: string, path: RepoPath): MapNode {
  const inner = [...folder.folders].map(([part, each]) =>
    folderNode(each, part, path === '' ? part : `${path}/${part}`),
  );
  const [only] = inner;
  // The top keeps the name of the project.
  if (inner.length === 1 && only !== undefined && folder.modules.length === 0 && path !== '')
    return { ...only, name: `${name}/${only.name}` };
  const children = [...inner, ...folder.modules].sort(
    (a, b) => b.lines - a.lines || (a.path < b.path ? -1 : 1),
  );
  const lines = sum(children, (child) => child.lines);
  return {
    name,
    path,
    lines,
    publicSymbols: sum(children, (child) => child.publicSymbols),
    documentedSymbols: sum(children, (child) => child.documentedSymbols),
    lost: lines === 0 ? 0 : sum(children, (child) => child.lost * child.lines) / lines,
    score: children.reduce((highest, { score }) => Math.max(highest, score), 0),
    children,
  };
}

function sum(nodes: readonly MapNode[], of: (node: MapNode) => number): number {
  return nodes.reduce((total, node) => total + of(node), 0);
}

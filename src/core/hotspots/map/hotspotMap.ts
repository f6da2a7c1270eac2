import { isExplained } from '../../knowledge/moduleNotes';
import type { RepoPath } from '../../ports';
import { isSetAside } from '../decisions/decision';
import { isJudged } from '../judged';
import { authorshipIn } from '../knownAuthors';
import { hasHistory, type ModuleReport, type ScanReport } from '../model';
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
  /**
   * 0…1: share of the authorship of people who left or, in a session, are not in the room; by lines in folders. Absent
   * where the history does not tell.
   */
  readonly lost?: number;
  /** 0…100; of a folder the highest in it. */
  readonly score: number;
  /** Of folders only: how many are right below it. */
  readonly entries?: number;
  /** Of folders only, as far as they are told; largest first. */
  readonly children?: readonly MapNode[];
}

/** One folder with its entries and what is drawn in these: however large a repository is, a map of it is small. */
export interface HotspotMap {
  /** From the top to the folder that is shown; only the last one has children. */
  readonly trail: readonly MapNode[];
  /** In the whole repository. */
  readonly modules: number;
  /** Smallest entries of the folder for which there was no room. */
  readonly leftOut: number;
  /** Hotspots of the whole list of which no documentation is asked, so that no map of documentation has them. */
  readonly notAsked: NotAsked;
}

/** How many hotspots are none of the map, by the reason. */
export interface NotAsked {
  /** In languages in which only debts are looked for. */
  readonly onlyDebts: number;
  /** Tests, examples and migrations. */
  readonly besideSource: number;
}

/** More make no picture, and a slow one. */
const mostEntries = 1000;

/** Within all entries together. */
const mostInside = 1000;

/** Of the lines of the folder that is shown: what is in a smaller one could hardly be seen. */
const leastShare = 0.002;

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly modules: MapNode[];
}

/**
 * The modules of which documentation is asked, in their folders. Pure: the same report gives the same map.
 * @param wanted the folder that is shown; where there is none such, the one that it would be in
 * @param today ISO 8601 day, for hotspots that come back from a snooze; default: they do not
 */
export function hotspotMap(report: ScanReport, name: string, wanted: RepoPath = '', today = ''): HotspotMap {
  const scores = new Map(report.hotspots.map(({ path, score }) => [path, score]));
  const judged = report.modules.filter((module) => isJudged(module) && module.lines > 0);
  const tellsLoss = hasHistory(report.historyStatus) && authorshipIn(report.historyStatus) !== 'unknown';
  const root: Folder = { folders: new Map(), modules: [] };
  for (const module of judged) {
    const parts = module.path.split('/');
    const file = parts.pop() ?? module.path;
    let folder = root;
    for (const part of parts) {
      const inner = folder.folders.get(part) ?? { folders: new Map(), modules: [] };
      folder.folders.set(part, inner);
      folder = inner;
    }
    folder.modules.push(leaf(module, file, { score: scores.get(module.path) ?? 0, tellsLoss }));
  }
  const trail = trailTo(folderNode(root, name, ''), wanted);
  const { shown, leftOut } = shownFolder(trail.at(-1));
  return {
    trail: [...trail.slice(0, -1).map(alone), ...shown],
    modules: judged.length,
    leftOut,
    notAsked: notAskedOf(report, today),
  };
}

function notAskedOf({ hotspots, modules }: ScanReport, today: string): NotAsked {
  const listed = new Set(
    hotspots.filter(({ decision }) => !isSetAside(decision, today)).map(({ path }) => path),
  );
  const apart = modules.filter((module) => listed.has(module.path) && !isJudged(module));
  const besideSource = apart.filter(({ role }) => role !== 'source').length;
  return { onlyDebts: apart.length - besideSource, besideSource };
}

/** The folders from the top to a path, as far as they are there. */
function trailTo(root: MapNode, wanted: RepoPath): readonly MapNode[] {
  const trail = [root];
  for (let at: MapNode | undefined = root; at !== undefined;) {
    at = at.children?.find(
      ({ path, children }) => children !== undefined && (wanted === path || wanted.startsWith(`${path}/`)),
    );
    if (at !== undefined) trail.push(at);
  }
  return trail;
}

function shownFolder(folder: MapNode | undefined): { shown: readonly MapNode[]; leftOut: number } {
  if (folder === undefined) return { shown: [], leftOut: 0 };
  const all = folder.children ?? [];
  const entries = all.slice(0, mostEntries);
  const told = toldInside(entries, folder.lines * leastShare);
  const tell = (node: MapNode): MapNode => {
    const children = told.get(node);
    return children === undefined ? alone(node) : { ...node, children: children.map(tell) };
  };
  return { shown: [{ ...folder, children: entries.map(tell) }], leftOut: all.length - entries.length };
}

/** Of folders what is told to be in them: the largest folder first, whatever it is in, until there is no room. */
function toldInside(entries: readonly MapNode[], leastLines: number): Map<MapNode, readonly MapNode[]> {
  const told = new Map<MapNode, readonly MapNode[]>();
  const isFolder = ({ children, lines }: MapNode): boolean => children !== undefined && lines >= leastLines;
  let waiting = entries.filter(isFolder);
  for (let room = mostInside; room > 0 && waiting.length > 0;) {
    const largest = waiting.reduce((most, each) => (each.lines > most.lines ? each : most));
    const children = (largest.children ?? []).slice(0, room);
    told.set(largest, children);
    room -= children.length;
    waiting = [...waiting.filter((each) => each !== largest), ...children.filter(isFolder)];
  }
  return told;
}

/** Without what is in it. */
function alone({
  name,
  path,
  lines,
  publicSymbols,
  documentedSymbols,
  lost,
  score,
  entries,
}: MapNode): MapNode {
  const node = { name, path, lines, publicSymbols, documentedSymbols, ...lostMember(lost), score };
  return entries === undefined ? node : { ...node, entries };
}

function lostMember(lost: number | undefined): Pick<MapNode, 'lost'> {
  return lost === undefined ? {} : { lost };
}

function leaf(
  module: ModuleReport,
  name: string,
  { score, tellsLoss }: { readonly score: number; readonly tellsLoss: boolean },
): MapNode {
  const { path, lines, publicSymbols, documentedSymbols, history, notes } = module;
  const lost = (history?.authors ?? []).filter(isOutOfReach).reduce((sum, { share }) => sum + share, 0);
  return {
    name,
    path,
    lines,
    publicSymbols,
    documentedSymbols: isExplained(notes) ? publicSymbols : documentedSymbols,
    ...(tellsLoss ? { lost: Math.min(1, lost) } : {}),
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
    ...lostMember(lostIn(children, lines)),
    score: children.reduce((highest, { score }) => Math.max(highest, score), 0),
    entries: children.length,
    children,
  };
}

/** The history tells it of all or of none. */
function lostIn(children: readonly MapNode[], lines: number): number | undefined {
  if (children.some(({ lost }) => lost === undefined)) return undefined;
  return lines === 0 ? 0 : sum(children, (child) => (child.lost ?? 0) * child.lines) / lines;
}

function sum(nodes: readonly MapNode[], of: (node: MapNode) => number): number {
  return nodes.reduce((total, node) => total + of(node), 0);
}

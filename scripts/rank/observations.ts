import type { HotspotFactors, ModuleReport, ScanReport } from '../../src/core/hotspots/model';
import { isOutOfReach } from '../../src/core/hotspots/rank';

/** A source module in which documentation of public symbols was missing, and what became of it within a year. */
export interface Observation {
  readonly repository: string;
  /** Day of the commit at which it was ranked, `2026-01-31`. */
  readonly from: string;
  readonly path: string;
  /** 0…100, by our rank. */
  readonly score: number;
  readonly factors: HotspotFactors;
  readonly lines: number;
  readonly publicSymbols: number;
  readonly documentedSymbols: number;
  readonly hasModuleDoc: boolean;
  readonly documents: number;
  readonly debts: number;
  readonly changes: number;
  readonly weightedChanges: number;
  /** Before the commit at which it was ranked. */
  readonly ageDays: number;
  readonly idleDays: number;
  readonly authors: number;
  /** 0…1: of the authorship, that of people who were inactive. */
  readonly lostShare: number;
  /** Symbols without documentation that had some a year later. */
  readonly documentedLater: number;
}

const dayMs = 86_400_000;

/**
 * Of the modules that had something to document.
 * @param gained how many symbols of a module somebody documented within the year
 */
export function observe(
  repository: string,
  { headAtEpochMs = 0, hotspots, modules }: ScanReport,
  gained: ReadonlyMap<string, number>,
): Observation[] {
  const ranked = new Map(hotspots.map((hotspot) => [hotspot.path, hotspot]));
  const from = new Date(headAtEpochMs).toISOString().slice(0, 10);
  return modules.flatMap((module) => {
    const hotspot = ranked.get(module.path);
    if (module.role !== 'source' || hotspot === undefined) return [];
    if (module.documentedSymbols === module.publicSymbols) return [];
    const { score, factors } = hotspot;
    const documentedLater = gained.get(module.path) ?? 0;
    return [{ repository, from, score, factors, documentedLater, ...told(module, headAtEpochMs) }];
  });
}

function told(
  module: ModuleReport,
  headAtEpochMs: number,
): Omit<Observation, 'repository' | 'from' | 'score' | 'factors' | 'documentedLater'> {
  const { path, lines, publicSymbols, documentedSymbols, hasModuleDoc, debts, documents, history } = module;
  const { changes = 0, weightedChanges = 0, authors = [] } = history ?? {};
  return {
    path,
    lines,
    publicSymbols,
    documentedSymbols,
    hasModuleDoc,
    documents: documents?.length ?? 0,
    debts: debts.length,
    changes,
    weightedChanges,
    ageDays: (headAtEpochMs - (history?.firstAtEpochMs ?? headAtEpochMs)) / dayMs,
    idleDays: (headAtEpochMs - (history?.lastAtEpochMs ?? headAtEpochMs)) / dayMs,
    authors: authors.length,
    lostShare: authors.reduce((sum, author) => sum + (isOutOfReach(author) ? author.share : 0), 0),
  };
}

import type { OutsideFile } from './outsideFacts';
import type { FoundParty } from './parties';

/** Raised when a reader of the former format would misunderstand the new one. */
const formatVersion = 1;

/** As documented in docs/formats.md. Lines are 1-based in it. */
export function toSuppliersJson(
  parties: readonly FoundParty[],
  files: readonly OutsideFile[],
): Record<string, unknown> {
  return {
    format: 'mob-handover/suppliers',
    formatVersion,
    parties: parties.map(({ evidence, ...party }) => ({
      ...party,
      evidence: evidence.map(({ line, ...each }) => ({ ...each, line: line + 1 })),
    })),
    files: files.map(({ path, facts }) => ({
      path,
      facts: facts.map((fact) => ({ ...fact, line: fact.line + 1 })),
    })),
  };
}

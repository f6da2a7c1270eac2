import type { EpochMs } from '../ports';

/** Folder of the safety references: what a destructive step would leave without a name gets one here. */
const safetyFolder = 'refs/mob-handover/backup/';

/** What a safety reference holds; part of its name. */
export type SafetyLabel = 'wip' | 'remote' | 'index';

/**
 * `refs/mob-handover/backup/2026-11-22T09-00-00-000Z-wip`
 * @param attempt 1-based: two at the same millisecond need different names
 */
export function safetyReference(atEpochMs: EpochMs, label: SafetyLabel, attempt: number): string {
  const stamp = new Date(atEpochMs).toISOString().replace(/[:.]/g, '-');
  return `${safetyFolder}${stamp}-${label}${attempt === 1 ? '' : `-${attempt}`}`;
}

import { isJudged } from '../core/hotspots/judged';
import { knowledgeMap, leavingPeople } from '../core/handover/knowledgeMap';
import { knowledgeMapDocument } from '../core/handover/renderKnowledgeMap';
import { Ownership } from '../core/hotspots/ownership';
import { defaultScanOptions } from '../core/hotspots/model';
import type { Log } from '../core/ports';
import { readSessions } from '../node/handover/readSessions';
import { readNotes } from '../node/knowledge/readNotes';
import type { ScanHooks } from '../node/scan/scanner';
import type { DocumentResult, KnowledgeMapParams } from '../protocol/requests';
import { lastReport } from './scan';
import type { ScannedFolder } from './scannedFolder';

/** `mobHandover/knowledgeMap`: who will still be there and knows which module, before the notes and with them. */
export async function handleKnowledgeMap(
  folder: ScannedFolder,
  params: KnowledgeMapParams,
  log: Log,
  hooks: ScanHooks,
): Promise<DocumentResult> {
  const { session, leaving } = params;
  const report = await lastReport(folder, params, hooks);
  const { notes } = await readNotes(folder.scanner, hooks.cancellation);
  const { sessions, problems } = await readSessions(folder.scanner.files);
  for (const { message } of problems) log.warn(message);
  const sources = report.modules.filter(isJudged);
  const ownership = new Ownership(sources, report.people, {
    asOfEpochMs: report.headAtEpochMs,
    activeWithinDays: params.options?.activeWithinDays ?? defaultScanOptions.activeWithinDays,
  });
  const map = knowledgeMap({
    modules: sources.map(({ path }) => path),
    ownership,
    notes,
    leaving: [...leavingPeople(sessions), ...leaving],
    ...(session === undefined ? {} : { session }),
  });
  return { markdown: knowledgeMapDocument(map, session === undefined ? 'all' : 'session') };
}

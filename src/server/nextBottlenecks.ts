import { isJudged } from '../core/hotspots/judged';
import { chapterName, chapterTitle } from '../core/handover/chapter';
import { lastDays } from '../core/handover/knowledgeMap';
import { type Bottleneck, nextBottlenecks } from '../core/handover/nextBottleneck';
import { Ownership } from '../core/hotspots/ownership';
import { listHotspots } from '../core/hotspots/hotspotList';
import { defaultScanOptions } from '../core/hotspots/model';
import { readPlan } from '../node/handover/readPlan';
import { readSessions } from '../node/handover/readSessions';
import { readNotes } from '../node/knowledge/readNotes';
import { readQuestions } from '../node/knowledge/readQuestions';
import type { ScanHooks } from '../node/scan/scanner';
import type { NextBottlenecksParams } from '../protocol/requests';
import { outsideOf } from './parties';
import { lastReport } from './scan';
import type { ScannedFolder } from './scannedFolder';
import { dateWords } from '../core/wording';

const mostHotspots = 200;

/** `mobHandover/nextBottlenecks`: what the mob should take next, and why. */
export async function handleNextBottlenecks(
  folder: ScannedFolder,
  params: NextBottlenecksParams,
  hooks: ScanHooks,
): Promise<readonly Bottleneck[]> {
  const report = await lastReport(folder, params, hooks);
  const { files } = folder.scanner;
  const { notes } = await readNotes(folder.scanner, hooks.cancellation);
  const { plan } = await readPlan(files);
  const asked = await readQuestions(
    files,
    plan.chapters.map(chapterName),
    notes.map(({ note }) => note),
  );
  const { sessions } = await readSessions(files);
  const sources = report.modules.filter(isJudged);
  const ownership = new Ownership(sources, report.people, {
    asOfEpochMs: report.headAtEpochMs,
    activeWithinDays: params.options?.activeWithinDays ?? defaultScanOptions.activeWithinDays,
  });
  const { assets, parties } = await outsideOf(folder, params, hooks);
  return nextBottlenecks({
    today: params.today,
    hotspots: listHotspots(report, mostHotspots, dateWords(Date.now())).listed.map(({ path, short }) => ({
      path,
      short,
      authors: ownership.authorsOf(path).filter(({ inactive }) => !inactive),
    })),
    chapters: plan.chapters.map((chapter) => ({ name: chapterName(chapter), title: chapterTitle(chapter) })),
    questions: asked.questions,
    notes,
    // Who is in the room now comes first: of two days for somebody the first one counts.
    leaving: [...params.leaving, ...lastDays(sessions)],
    expiring: assets.flatMap(({ name, path, day, renewedBy }) =>
      day === undefined
        ? []
        : [{ title: name, path, day, ...(renewedBy === '' ? {} : { owner: renewedBy }) }],
    ),
    undated: assets.flatMap(({ name, path, line, day }) =>
      day === undefined ? [{ title: name, path, line }] : [],
    ),
    parties,
  });
}

import { HandoverError } from '../core/errors';
import { type HandoverOverview, mostGaps } from '../core/handover/handoverOverview';
import { parseOutputFolder } from '../core/handover/outputFolder';
import { defaultScanOptions } from '../core/hotspots/model';
import type { RepoPath } from '../core/ports';
import { readHandoverState } from '../node/handover/handoverState';
import { signChapters } from '../node/handover/signChapters';
import type { ScanHooks } from '../node/scan/scanner';
import type { HandoverParams, SignOffParams, SignOffResult } from '../protocol/requests';
import type { ScannedFolder } from './scannedFolder';

/** `mobHandover/handover`: how far the book is. Scans nothing: what no scan has found yet is not counted. */
export async function handleHandover(
  folder: ScannedFolder,
  { outputFolder, activeWithinDays = defaultScanOptions.activeWithinDays, moreGaps = [] }: HandoverParams,
  hooks: ScanHooks,
): Promise<HandoverOverview> {
  const { completeness, chapters, scanned, problems } = await readHandoverState(folder.scanner, {
    projectName: folder.scanner.folderName,
    bookFolder: bookFolder(outputFolder),
    report: await folder.lookOutside(hooks),
    activeWithinDays,
    cancellation: hooks.cancellation,
  });
  return {
    percent: completeness.percent,
    scanned,
    problems: problems.map(({ path, line, message }) => ({ path, line, message })),
    chapters: completeness.chapters.map(({ name, title, percent, counts, gaps }) => {
      const shown = chapters.find((chapter) => chapter.name === name);
      const atMost = moreGaps.find(({ chapter }) => chapter === name)?.atMost ?? mostGaps;
      const signed = shown?.signOff.kind === 'signed' ? shown.signOff : undefined;
      return {
        name,
        title,
        ...(shown?.path === undefined ? {} : { path: shown.path }),
        ...(percent === undefined ? {} : { percent }),
        counts,
        gaps: gaps.slice(0, atMost),
        gapCount: gaps.length,
        ...(signed === undefined
          ? {}
          : {
              signOff: {
                by: signed.by,
                atEpochMs: signed.signOff.atEpochMs,
                path: signed.signOff.path,
                changed: signed.changed,
                unsigned: signed.unsigned,
              },
            }),
        parts: [...(shown?.sections.keys() ?? [])],
      };
    }),
  };
}

/** `mobHandover/handover/signOff` */
export async function handleSignOff(folder: ScannedFolder, params: SignOffParams): Promise<SignOffResult> {
  const { files } = folder.scanner;
  const { outputFolder, chapters, parts, by, remark, atEpochMs, utcOffsetMinutes } = params;
  const commit = await headOf(folder);
  const signing = { bookFolder: bookFolder(outputFolder), chapters, by, remark, atEpochMs, utcOffsetMinutes };
  const paths = await signChapters(
    files,
    {
      ...signing,
      ...(parts === undefined ? {} : { parts }),
      ...(commit === undefined ? {} : { commit }),
    },
    Math.random,
  );
  return { paths };
}

/** Without git a sign-off names no commit: no error. */
async function headOf({ scanner }: ScannedFolder): Promise<string | undefined> {
  try {
    return (await scanner.git.state()).head;
  } catch (error) {
    if (error instanceof HandoverError) return undefined;
    throw error;
  }
}

/** @throws HandoverError `file.outside` */
function bookFolder(outputFolder: string | undefined): RepoPath {
  const parsed = parseOutputFolder(outputFolder);
  if (parsed.kind === 'invalid') throw new HandoverError('file.outside', parsed.message);
  return parsed.folder;
}

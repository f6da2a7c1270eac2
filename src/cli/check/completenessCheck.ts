import { type ChapterCompleteness, wordsOfCount } from '../../core/handover/completeness';
import { handoverFilePath } from '../../core/handover/handoverFilePath';
import { defaultScanOptions } from '../../core/hotspots/model';
import { type HandoverState, readHandoverState } from '../../node/handover/handoverState';
import type { Check, CheckResult, Finding } from './check';

/** In a table of the terminal. */
const gapsShown = 3;

/** Is the book as complete as `--min` or the thresholds of `.handover/handover.yaml` ask for? */
export function completenessCheck(min: number | undefined): Check {
  return async ({ scanner, bookFolder, command }) => {
    const state = await readHandoverState(scanner, {
      projectName: scanner.folderName,
      bookFolder,
      report: await scanner.lookOutside({
        cancellation: command.cancellation,
        onProgress: command.showProgress,
      }),
      activeWithinDays: defaultScanOptions.activeWithinDays,
      cancellation: command.cancellation,
    });
    return judge(state, min, `${bookFolder}/README.md`);
  };
}

function judge(state: HandoverState, min: number | undefined, cover: string): CheckResult {
  const { completeness, thresholds, problems } = state;
  const whole = min ?? thresholds.whole;
  const findings: Finding[] = problems.map(({ path, line, message }) => ({
    level: 'warning',
    path,
    line,
    message,
  }));
  if (whole !== undefined && completeness.percent < whole) {
    const message = `The handover is ${completeness.percent} % complete, and ${whole} % are asked for: ${mostMissing(completeness.chapters)}.`;
    findings.push({ level: 'error', path: cover, message });
  }
  for (const { name, title, percent = 100, gaps } of completeness.chapters) {
    const asked = thresholds.chapters.get(name);
    if (asked === undefined || percent >= asked) continue;
    const path = state.chapters.find((chapter) => chapter.name === name)?.path ?? handoverFilePath;
    const message = `${title} is ${percent} % complete, and ${asked} % are asked for: ${gapWords(gaps)}.`;
    findings.push({ level: 'error', path, message });
  }
  const none = whole === undefined && thresholds.chapters.size === 0;
  return {
    name: 'completeness',
    passed: findings.every(({ level }) => level !== 'error'),
    lines: [
      ...completeness.chapters.map(chapterLine),
      `The handover is ${completeness.percent} % complete.`,
      ...(none ? [`No threshold is set: give --min, or "thresholds" in ${handoverFilePath}.`] : []),
    ],
    findings,
    json: { percent: completeness.percent, min: whole, chapters: completeness.chapters },
  };
}

function chapterLine({ title, percent, counts }: ChapterCompleteness): string {
  const share = percent === undefined ? '   –' : `${String(percent).padStart(3)} %`;
  return `${share.padEnd(6)}${title}${counts.length === 0 ? '' : `: ${counts.map(wordsOfCount).join(', ')}`}`;
}

function mostMissing(chapters: readonly ChapterCompleteness[]): string {
  const empty = [...chapters]
    .filter(({ percent }) => percent !== undefined && percent < 100)
    .sort((a, b) => (a.percent ?? 0) - (b.percent ?? 0) || b.gaps.length - a.gaps.length);
  const shown = empty.slice(0, gapsShown).map(({ title, percent = 0 }) => `${title} (${percent} %)`);
  return `least of all ${shown.join(', ')}`;
}

function gapWords(gaps: ChapterCompleteness['gaps']): string {
  const shown = gaps.slice(0, gapsShown).map(({ title }) => title);
  const more = gaps.length - shown.length;
  return `${shown.join('; ')}${more > 0 ? ` and ${more} more` : ''}`.replace(/[.?!]$/, '');
}

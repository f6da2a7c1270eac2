import { HandoverError, sentenceOf } from '../../core/errors';
import type { DebtReport, Problem, ScanReport } from '../../core/hotspots/model';
import type { RepoPath } from '../../core/ports';
import { throwIfCancelled } from '../cancelWatch';
import type { ScanHooks, Scanner } from './scanner';

/** Blame reads the whole history of a file; more of them at a time make the machine unusable. */
const blamesAtATime = 2;

/**
 * The report with authors and dates of all its debts, as far as git can say: one blame a file, so this may take long.
 * A file that git fails at keeps its debts as they are and is among the problems.
 * @throws HandoverError `cancelled`
 */
export async function withDebtOrigins(
  scanner: Pick<Scanner, 'debtOrigins'>,
  report: ScanReport,
  hooks: ScanHooks,
): Promise<ScanReport> {
  const paths = [...new Set(report.debts.map((debt) => debt.path))];
  const origins = new Map<RepoPath, readonly DebtReport[]>();
  const problems: Problem[] = [];
  const waiting = paths.values();
  let done = 0;
  const work = async (): Promise<void> => {
    for (const path of waiting) {
      throwIfCancelled(hooks.cancellation);
      try {
        origins.set(path, await scanner.debtOrigins(path, hooks.cancellation));
      } catch (error) {
        if (!(error instanceof HandoverError) || error.code === 'cancelled') throw error;
        problems.push({ path, code: error.code, message: sentenceOf(error) });
      }
      done += 1;
      hooks.onProgress?.({ phase: 'debts', done, total: paths.length });
    }
  };
  await Promise.all(Array.from({ length: blamesAtATime }, work));
  problems.sort((a, b) => ((a.path ?? '') < (b.path ?? '') ? -1 : 1));
  return {
    ...report,
    debts: paths.flatMap((path) => origins.get(path) ?? report.debts.filter((debt) => debt.path === path)),
    problems: [...report.problems, ...problems],
  };
}

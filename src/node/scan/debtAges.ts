import { HandoverError, sentenceOf } from '../../core/errors';
import type { DebtReport, Problem, ScanReport } from '../../core/hotspots/model';
import type { RepoPath } from '../../core/ports';
import { counted, listWords } from '../../core/wording';
import { throwIfCancelled } from '../cancelWatch';
import type { ScanHooks, Scanner } from './scanner';

/** Blame reads the whole history of a file; more of them at a time make the machine unusable. */
const blamesAtATime = 2;

/**
 * The report with authors and dates of all its debts, as far as git can say: one blame a file, so this may take long.
 * A file that git fails at keeps its debts as they are; what it fails at is among the problems, once for all its files.
 * @throws HandoverError `cancelled`
 */
export async function withDebtOrigins(
  scanner: Pick<Scanner, 'debtOrigins'>,
  report: ScanReport,
  hooks: ScanHooks,
): Promise<ScanReport> {
  const paths = [...new Set(report.debts.map((debt) => debt.path))];
  const origins = new Map<RepoPath, readonly DebtReport[]>();
  const failed = new Map<string, { readonly code: string; readonly files: RepoPath[] }>();
  const waiting = paths.values();
  let done = 0;
  const work = async (): Promise<void> => {
    for (const path of waiting) {
      throwIfCancelled(hooks.cancellation);
      try {
        origins.set(path, await scanner.debtOrigins(path, hooks.cancellation));
      } catch (error) {
        if (!(error instanceof HandoverError) || error.code === 'cancelled') throw error;
        const message = sentenceOf(error);
        const same = failed.get(message);
        if (same === undefined) failed.set(message, { code: error.code, files: [path] });
        else same.files.push(path);
      }
      done += 1;
      hooks.onProgress?.({ phase: 'debts', done, total: paths.length });
    }
  };
  await Promise.all(Array.from({ length: blamesAtATime }, work));
  return {
    ...report,
    debts: paths.flatMap((path) => origins.get(path) ?? report.debts.filter((debt) => debt.path === path)),
    problems: [...report.problems, ...[...failed].map(agesProblem)],
  };
}

function agesProblem([message, { code, files }]: readonly [
  string,
  { readonly code: string; readonly files: readonly RepoPath[] },
]): Problem {
  const [only] = files;
  const of =
    files.length === 1 ? only : `${counted(files.length, 'file')} (${listWords([...files].sort(), 3)})`;
  return {
    ...(files.length === 1 && only !== undefined ? { path: only } : {}),
    code,
    message: `Who wrote the debts of ${of} is not known. ${message.charAt(0).toUpperCase()}${message.slice(1)}`,
  };
}

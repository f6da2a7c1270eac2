import type { TargetFacts } from '../../../handoverDocuments/targetFacts';
import type { RepoPath } from '../../../ports';
import { plainLine } from '../../markdownText';
import type { ExportWarning } from '../formatList';
import { isInside, type LinkedTour, linkedTour } from './linkedTour';

/** The places that tours lead to. */
export class TourLinks {
  readonly #tours: readonly LinkedTour[];
  readonly #broken: readonly RepoPath[];

  /** @param texts of files of CodeTour, by path */
  constructor(texts: ReadonlyMap<RepoPath, string>) {
    const read = [...texts].map(([path, text]) => ({ path, tour: linkedTour(path, text) }));
    this.#tours = read.flatMap(({ tour }) => tour ?? []);
    this.#broken = read.flatMap(({ path, tour }) => (tour === undefined ? [path] : []));
  }

  /** Files that steps name, and whether their lines matter. */
  targets(): ReadonlyMap<RepoPath, { readonly needsText: boolean }> {
    const targets = new Map<RepoPath, { needsText: boolean }>();
    for (const { file, line } of this.#tours.flatMap(({ steps }) => steps)) {
      const needsText = line !== undefined || targets.get(file)?.needsText === true;
      if (isInside(file)) targets.set(file, { needsText });
    }
    return targets;
  }

  /** What leads nowhere. @param facts of {@link targets} */
  check(facts: ReadonlyMap<RepoPath, TargetFacts>): readonly ExportWarning[] {
    const titles = new Set(this.#tours.map(({ title }) => title));
    const warning = (path: RepoPath, what: string): ExportWarning => ({
      path,
      line: 0,
      message: `${plainLine(path)}: ${what}`,
    });
    return [
      ...this.#broken.map((path) => warning(path, 'this is no tour of CodeTour; mend or remove it.')),
      ...this.#tours.flatMap(({ path, nextTour, steps }) => [
        ...steps.flatMap(({ number, file, line }) => {
          const fault = stepFault(file, line, facts.get(file));
          return fault === undefined ? [] : [warning(path, `step ${number} leads nowhere: ${fault}.`)];
        }),
        ...(nextTour === undefined || titles.has(nextTour)
          ? []
          : [warning(path, `there is no tour "${plainLine(nextTour)}" to go on with.`)]),
      ]),
    ];
  }
}

function stepFault(
  file: string,
  line: number | undefined,
  facts: TargetFacts | undefined,
): string | undefined {
  const name = plainLine(file);
  if (!isInside(file)) return `${name} is outside the project`;
  if (facts?.kind === 'missing') return `there is no ${name}`;
  if (line === undefined || facts?.kind !== 'file') return undefined;
  const count = facts.text.split(/\r\n?|\n/).length;
  return line <= count ? undefined : `${name} has only ${count} lines`;
}

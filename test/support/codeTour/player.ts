/**
 * What CodeTour does with a tour, written anew after reading its `src/player/index.ts`, `src/utils.ts` and `schema.json`:
 * which text a step opens, on which line it stands, and what it makes of the words of a step.
 */
export interface PlayedStep {
  readonly file?: string;
  readonly directory?: string;
  readonly line?: number;
  readonly pattern?: string;
  readonly selection?: { readonly start: Position; readonly end: Position };
  readonly title?: string;
  readonly description: string;
}

interface Position {
  readonly line: number;
  readonly character: number;
}

export interface PlayedTour {
  readonly title: string;
  readonly description?: string;
  readonly ref?: string;
  readonly isPrimary?: boolean;
  readonly nextTour?: string;
  readonly steps: readonly PlayedStep[];
}

/** 0-based; 2000 where CodeTour finds no line and puts the step at the end of the file. */
export function lineOfStep(step: PlayedStep, text: string): number {
  if (step.line !== undefined && step.line !== 0) return step.line - 1;
  if (step.selection !== undefined) return step.selection.end.line - 1;
  if (step.pattern === undefined) return 2000;
  const match = new RegExp(step.pattern, 'm').exec(text);
  return match === null ? 2000 : text.slice(0, match.index).split(/\r\n|\r|\n/).length - 1;
}

/** Opens the file of a step as CodeTour does: at the tour's commit, unless that is HEAD. */
export function textOfStep(
  step: PlayedStep,
  tour: PlayedTour,
  repository: { readonly head: string; at(commit: string, file: string): string; now(file: string): string },
): string {
  const file = step.file ?? '';
  const isBound = tour.ref !== undefined && tour.ref !== 'HEAD' && tour.ref !== repository.head;
  return isBound ? repository.at(tour.ref, file) : repository.now(file);
}

/** Everything in the words of a step that CodeTour would turn into something to click on. */
export function commandsOf(description: string, titles: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const match of description.matchAll(/^>>\s+(.*)$/gm)) found.push(`run ${match[1] ?? ''}`);
  for (const match of description.matchAll(/\(command:[\w+.]+\?\[[^\])]+\]/gm)) found.push(match[0]);
  for (const match of description.matchAll(/!?\[[^\]]+\]\((\.[^)]+)(?=\))/gm))
    found.push(`open ${match[1] ?? ''}`);
  for (const match of description.matchAll(
    /(?:\[[^\]]+\])?\[(?=\s*[^\]\s])([^\]#]+)?(?:#(\d+))?\](?!\()/gm,
  )) {
    const [, title, step] = match;
    if (title === undefined ? step !== undefined : titles.includes(title)) found.push(match[0]);
  }
  if (/```[^\n]+\n(.+)\n```/s.test(description)) found.push('insert code');
  for (const match of description.matchAll(/\]\(\s*<?command:|<command:/gi)) found.push(match[0]);
  return found;
}

/** What its schema demands, as sentences; nothing for a valid tour. */
export function schemaProblems(tour: unknown): readonly string[] {
  const problems: string[] = [];
  const check = (isRight: boolean, what: string): void => {
    if (!isRight) problems.push(what);
  };
  const isRecord = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const optional = (value: unknown, type: string, what: string): void => {
    check(value === undefined || typeof value === type, `${what} is no ${type}`);
  };
  if (!isRecord(tour)) return ['the tour is no object'];
  check(typeof tour['title'] === 'string', 'the title is no string');
  for (const key of ['description', 'ref', 'nextTour', 'stepMarker', 'when'])
    optional(tour[key], 'string', key);
  optional(tour['isPrimary'], 'boolean', 'isPrimary');
  if (!Array.isArray(tour['steps'])) return [...problems, 'there are no steps'];
  tour['steps'].forEach((step: unknown, index) => {
    if (!isRecord(step)) {
      problems.push(`step ${index} is no object`);
      return;
    }
    check(typeof step['description'] === 'string', `step ${index} has no description`);
    for (const key of ['file', 'directory', 'uri', 'pattern', 'title', 'view'])
      optional(step[key], 'string', key);
    optional(step['line'], 'number', 'line');
    const { selection } = step;
    if (selection === undefined) return;
    for (const side of ['start', 'end']) {
      const position = isRecord(selection) ? selection[side] : undefined;
      const isWhole =
        isRecord(position) &&
        typeof position['line'] === 'number' &&
        typeof position['character'] === 'number';
      check(isWhole, `step ${index}: the selection has no ${side}`);
    }
  });
  return problems;
}

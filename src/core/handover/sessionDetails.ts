/** The parts of a session record that may be missing: what is not as it should be counts as not there. */
export interface SessionDetails {
  readonly scan?: { readonly before: RecordedCounts; readonly after: RecordedCounts };
  readonly closedHotspots: number;
  /** Done items of the agenda, of how many. */
  readonly agenda: { readonly done: number; readonly parked: number; readonly all: number };
  readonly notes: readonly RecordedNote[];
  /** What the mob answered, in the order of the questions; unanswered ones left out. */
  readonly retrospective: readonly { readonly question: string; readonly answer: string }[];
}

export interface RecordedCounts {
  readonly publicSymbols: number;
  readonly documentedSymbols: number;
  readonly debts: number;
  readonly hotspots: number;
}

export interface RecordedNote {
  readonly kind: string;
  readonly told: readonly string[];
  readonly learnt: readonly string[];
}

type Data = Readonly<Record<string, unknown>>;

export function readDetails(data: Data): SessionDetails {
  const scan = object(data['scan']);
  const before = counts(scan['before']);
  const after = counts(scan['after']);
  const items = list(data['agenda']).map((item) => object(item)['status']);
  const answers = object(data['retrospective']);
  return {
    ...(before === undefined || after === undefined ? {} : { scan: { before, after } }),
    closedHotspots: list(scan['closedHotspots']).length,
    agenda: {
      done: items.filter((status) => status === 'done').length,
      parked: items.filter((status) => status === 'parked').length,
      all: items.length,
    },
    notes: list(data['notes']).map(note),
    retrospective: Object.entries(questions).flatMap(([key, question]) => {
      const answer = text(answers[key]).trim();
      return answer === '' ? [] : [{ question, answer }];
    }),
  };
}

const questions = {
  learnt: 'What did we learn that nobody knew?',
  dark: 'What is still dark?',
  bottleneck: 'Where is the next bottleneck?',
} as const;

function counts(value: unknown): RecordedCounts | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const data = object(value);
  return {
    publicSymbols: amount(data['publicSymbols']),
    documentedSymbols: amount(data['documentedSymbols']),
    debts: amount(data['debts']),
    hotspots: amount(data['hotspots']),
  };
}

function note(value: unknown): RecordedNote {
  const data = object(value);
  return { kind: text(data['kind']), told: names(data['told']), learnt: names(data['learnt']) };
}

function names(value: unknown): readonly string[] {
  return list(value)
    .map(text)
    .filter((name) => name.trim() !== '');
}

/** An empty one for anything that is none. */
export function object(value: unknown): Data {
  return typeof value === 'object' && value !== null ? (value as Data) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** 0 for anything that is no number of things. */
export function amount(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : 0;
}

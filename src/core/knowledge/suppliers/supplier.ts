import type { RepoPath } from '../../ports';

/** Where the register is kept, one file a party. */
export const suppliersFolder: RepoPath = '.handover/suppliers';

export const supplierSchema = 'mob-handover/supplier/1';

/** What only people know of a party: the key in the file, what a gap is called, the question. In the order of the form. */
export const supplierFields = [
  {
    key: 'for',
    gap: 'what it is for',
    question: 'What is it used for, and what would be missing without it?',
  },
  {
    key: 'contact',
    gap: 'whom to call',
    question: 'Whom does one call there, by name, and what makes them hurry?',
  },
  { key: 'contract', gap: 'the contract', question: 'Which contract or plan is it, and where does it lie?' },
  { key: 'payer', gap: 'who pays', question: 'Who pays, out of which account, with whose card?' },
  { key: 'cost', gap: 'what it costs', question: 'What does it cost, a month or a year?' },
  {
    key: 'renews',
    gap: 'when it renews',
    question: 'When does it run out or renew by itself? A day, such as 2027-03-31, or a word.',
  },
  {
    key: 'down',
    gap: 'what happens when it is down',
    question: 'What happens when it is down, and what does one do?',
  },
  {
    key: 'exit',
    gap: 'how to leave',
    question: 'How does one leave, with which data, and how long does that take?',
  },
] as const;

export type SupplierField = (typeof supplierFields)[number]['key'];

/** Whether one may rely on a party: four questions, each with what shows it. */
export const trustFields = [
  { key: 'competence', question: 'Can they do what they promise?' },
  { key: 'reliability', question: 'Do they do it every time?' },
  { key: 'sincerity', question: 'Do they tell the truth when something is wrong?' },
  { key: 'care', question: 'Do they care what becomes of us?' },
] as const;

export type TrustField = (typeof trustFields)[number]['key'];

export interface TrustAnswer {
  /** Empty: nobody said. */
  readonly answer: string;
  /** What happened that shows it; empty: nobody said. */
  readonly evidence: string;
}

/** One file of the register (`mob-handover/supplier/1`, see docs/formats.md). */
export interface Supplier {
  readonly path: RepoPath;
  readonly name: string;
  /** Id of the party that the repository shows. */
  readonly party?: string;
  /** Registrable domains and packages by which it is found. */
  readonly domains: readonly string[];
  readonly packages: readonly string[];
  /** Why it is none; such a file only says so. */
  readonly notASupplier?: string;
  /** Plain text, each on one line or more; empty where nobody said. */
  readonly answers: Readonly<Record<SupplierField, string>>;
  readonly trust: Readonly<Record<TrustField, TrustAnswer>>;
  /** Markdown, as people wrote it. */
  readonly body: string;
}

/** A file of the register, or of the assets, that cannot be read: listed with its reason, left as it is. */
export interface BrokenFile {
  readonly path: RepoPath;
  /** 0-based. */
  readonly line: number;
  /** What is wrong, without path and line. */
  readonly reason: string;
  /** One sentence with path, line and what to do. */
  readonly message: string;
}

/** What nobody has said of a supplier yet, in words; trust counts as one. */
export function gapsOfSupplier({ answers, trust }: Supplier): readonly string[] {
  const silent = supplierFields.filter(({ key }) => answers[key] === '').map(({ gap }) => gap);
  const untold = trustFields.filter(({ key }) => trust[key].answer === '');
  const unproved = trustFields.filter(({ key }) => trust[key].answer !== '' && trust[key].evidence === '');
  return [
    ...silent,
    ...(untold.length === 0 ? [] : [`whether to trust it (${untold.map(({ key }) => key).join(', ')})`]),
    ...(unproved.length === 0 ? [] : [`what shows it (${unproved.map(({ key }) => key).join(', ')})`]),
  ];
}

/** `2027-03-31`, and a day that there is. */
export function isDay(text: string): boolean {
  const atEpochMs = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(atEpochMs) && new Date(atEpochMs).toISOString().startsWith(text);
}

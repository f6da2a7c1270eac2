import type { RepoPath } from '../../ports';

/** What an export can write, in the order in which it is offered. */
export const formatIds = ['markdown', 'html', 'tours', 'cyclonedx', 'adr', 'sarif', 'catalog'] as const;

export type FormatId = (typeof formatIds)[number];

interface FormatWords {
  readonly title: string;
  /** What it is good for, in a few words. */
  readonly detail: string;
}

export const formatWords: Readonly<Record<FormatId, FormatWords>> = {
  markdown: { title: 'Markdown book', detail: 'the chapters, to be read and edited anywhere' },
  html: { title: 'One HTML file', detail: 'the whole book to pass on: offline, with search and drawings' },
  tours: {
    title: 'Code tours',
    detail: 'notes as steps through the code in .tours, for the extension CodeTour',
  },
  cyclonedx: {
    title: 'CycloneDX',
    detail: 'the packages and outside services it needs, as a bill of materials',
  },
  adr: { title: 'Decision records', detail: 'notes of decisions beside the ADRs that the project has' },
  sarif: { title: 'SARIF', detail: 'open hotspots and debts for code hosts and other tools' },
  catalog: { title: 'Backstage', detail: 'catalog-info.yaml, where there is none' },
};

/** What is written where nobody chose. */
export const defaultFormats: readonly FormatId[] = ['markdown'];

/** Something of an export that a person should look at; the rest of the export went on. */
export interface ExportWarning {
  /** One sentence, with file and line where there are any. */
  readonly message: string;
  /** The file to open. */
  readonly path?: RepoPath;
  /** 0-based. */
  readonly line?: number;
}

export type ChosenFormats =
  | { readonly kind: 'valid'; readonly formats: readonly FormatId[] }
  /** One sentence: what is wrong and what to do. */
  | { readonly kind: 'invalid'; readonly message: string };

/** Reads the names of formats, as a person typed or an editor kept them: in the order of the list, each once. */
export function parseFormats(names: readonly unknown[]): ChosenFormats {
  const unknown = names.find((name) => !isFormatId(name));
  if (unknown !== undefined || names.length === 0) {
    const what =
      unknown === undefined ? 'No format is named' : `There is no format ${JSON.stringify(unknown)}`;
    return { kind: 'invalid', message: `${what}; there are ${formatIds.join(', ')}.` };
  }
  return { kind: 'valid', formats: formatIds.filter((id) => names.includes(id)) };
}

function isFormatId(value: unknown): value is FormatId {
  return formatIds.some((id) => id === value);
}

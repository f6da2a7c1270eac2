import type { DebtReport, Hotspot, Problem, ScanReport } from '../../hotspots/model';
import { isLimit, submodulesCode } from '../../hotspots/scanLimits';
import type { RepoPath } from '../../ports';
import { contentHash } from '../contentHash';
import { plainLine } from '../markdownText';
import type { ExportFormat } from './exportFormat';

const schemaUri =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
/** Of the repository's top folder; what it is, is for the reader to say. */
const uriBaseId = 'SRCROOT';

/** Static Analysis Results Interchange Format 2.1.0 (OASIS), as far as it is used here. */
interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: 'note' | 'warning';
  readonly message: { readonly text: string };
  readonly locations: readonly object[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  /** 0 to 100: the score of a hotspot. */
  readonly rank?: number;
  readonly properties?: Readonly<Record<string, unknown>>;
}

const rules = [
  {
    id: 'legacy-hotspot',
    name: 'LegacyHotspot',
    shortDescription: {
      text: 'A module that is undocumented or full of debts, ranked by what the git history says of it',
    },
    defaultConfiguration: { level: 'warning' },
  },
  {
    id: 'debt',
    name: 'Debt',
    shortDescription: { text: 'A comment that says that something was put off' },
    defaultConfiguration: { level: 'note' },
  },
] as const;

/** The hotspots and debts of a scan as a log in SARIF. Nothing in it tells when or on which machine it was made. */
function toSarif({ hotspots, debts, problems }: ScanReport, commit: string | undefined): object {
  const results = [...hotspots.filter(isOpen).map(hotspotResult), ...debtResults(debts.filter(isOpen))];
  return {
    $schema: schemaUri,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Mob Handover', rules } },
        automationDetails: { id: 'mob-handover/' },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [uriBaseId]: { description: { text: 'The folder that was scanned' } } },
        ...(commit === undefined ? {} : { properties: { commit } }),
        ...notifications(problems),
        results,
      },
    ],
  };
}

/** The open hotspots and debts beside the book, for tools and hosts that show SARIF. */
export const sarifFormat: ExportFormat = {
  build: ({ book: { outputFolder, report, code } }) => {
    const path = `${outputFolder}/hotspots.sarif`;
    // Not HEAD: whoever commits this file would change it.
    return { files: [{ path, text: sarifText(report, code?.commit) }], main: path };
  },
};

/** The file of a log, ending with a line break. */
export function sarifText(report: ScanReport, commit: string | undefined): string {
  return `${JSON.stringify(toSarif(report, commit), null, 1)}\n`;
}

/** What limits the results. Not what else git said: that names folders of this machine. */
function notifications(problems: readonly Problem[]): object {
  const told = problems.filter(isLimit);
  if (told.length === 0) return {};
  const toolExecutionNotifications = told.map(({ code, message }) => ({
    descriptor: { id: code },
    level: code === submodulesCode ? 'note' : 'warning',
    message: { text: message },
  }));
  return { invocations: [{ executionSuccessful: true, toolExecutionNotifications }] };
}

/** What somebody claimed is open; what was put aside with a reason is not. */
function isOpen({ decision }: Pick<Hotspot, 'decision'>): boolean {
  return decision?.kind !== 'snoozed' && decision?.kind !== 'dismissed';
}

function hotspotResult({ path, score, factors, reasons }: Hotspot): SarifResult {
  return {
    ruleId: rules[0].id,
    ruleIndex: 0,
    level: 'warning',
    message: { text: sentence(reasons.join('; ')) },
    locations: [location(path, { startLine: 1 })],
    partialFingerprints: { 'module/v1': contentHash(path) },
    rank: score,
    properties: { ...factors },
  };
}

/** The same words twice in a file are told apart by which of them it is, so that lines that move change nothing. */
function debtResults(debts: readonly DebtReport[]): readonly SarifResult[] {
  const seen = new Map<string, number>();
  return debts.map(({ path, line, column, text, tag, author, atEpochMs }) => {
    const key = `${path}\n${text}`;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return {
      ruleId: rules[1].id,
      ruleIndex: 1,
      level: 'note',
      message: { text: sentence(text) },
      locations: [location(path, { startLine: line + 1, startColumn: column + 1 })],
      partialFingerprints: { 'debt/v1': `${contentHash(key)}:${nth}` },
      properties: {
        tag,
        ...(author === undefined ? {} : { author: author.name }),
        ...(atEpochMs === undefined ? {} : { since: new Date(atEpochMs).toISOString().slice(0, 10) }),
      },
    };
  });
}

function location(path: RepoPath, region: object): object {
  const uri = path.split('/').map(encoded).join('/');
  return { physicalLocation: { artifactLocation: { uri, uriBaseId }, region } };
}

function encoded(segment: string): string {
  return encodeURIComponent(segment.replace(/[\ud800-\udfff]/gu, '\ufffd'));
}

/** Viewers show the first sentence: a text without an end gets one. What the format would take for a link or a place to fill in is none. */
function sentence(text: string): string {
  const words = plainLine(text)
    .replace(/\[(?=[^\]]*\]\()/g, '\\[')
    .replace(/\{(?=\d+\})/g, '{{');
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}

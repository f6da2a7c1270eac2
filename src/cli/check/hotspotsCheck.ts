import {
  type BaselineComparison,
  baselineOf,
  baselinePath,
  baselineText,
  compareToBaseline,
  parseBaseline,
} from '../../core/hotspots/baseline/baseline';
import { counted } from '../../core/wording';
import type { Check, CheckResult, Finding } from './check';

/** Of each kind: beyond them nobody reads on. */
const mostFindings = 50;

/**
 * Has anything been put off, or left undocumented, since the baseline was written?
 * @param write writes the baseline as things are now instead of comparing with it
 */
export function hotspotsCheck(write: boolean): Check {
  return async ({ scanner, report }) => {
    if (write) {
      const baseline = baselineOf(report);
      await scanner.files.writeAll([{ path: baselinePath, text: baselineText(baseline) }]);
      return passed([`${baselinePath} has the state of now.`], { written: true });
    }
    const text = await scanner.files.readText(baselinePath);
    if (text === undefined)
      return passed(
        [`No baseline of hotspots: write ${baselinePath} with --write-baseline, and commit it.`],
        {},
      );
    const baseline = parseBaseline(text);
    if ('problem' in baseline)
      return {
        name: 'hotspots',
        passed: false,
        lines: [],
        findings: [{ level: 'error', path: baselinePath, message: baseline.problem }],
        json: {},
      };
    return judge(compareToBaseline(baseline, report));
  };
}

function judge(comparison: BaselineComparison): CheckResult {
  const { newDebts, newlyUndocumented, coverageBefore, coverageNow, paidDebts } = comparison;
  // Coverage that fell because documented code was removed is nobody's omission.
  const hasFallen = coverageNow < coverageBefore && newlyUndocumented.length > 0;
  const findings: Finding[] = newDebts.slice(0, mostFindings).map(({ path, line, column, text }) => ({
    level: 'error',
    path,
    line,
    column,
    message: `New debt: ${text}`,
  }));
  if (hasFallen) {
    findings.push({
      level: 'error',
      message: `Documentation fell from ${percent(coverageBefore)} to ${percent(coverageNow)}: ${counted(newlyUndocumented.length, 'symbol')} came without.`,
    });
  }
  findings.push(
    ...newlyUndocumented.slice(0, mostFindings).map(({ path, symbol }): Finding => ({
      level: hasFallen ? 'error' : 'warning',
      path,
      line: symbol.line,
      message: `Public ${symbol.kind} ${symbol.name} has no documentation.`,
    })),
  );
  return {
    name: 'hotspots',
    passed: newDebts.length === 0 && !hasFallen,
    lines: [
      `Since the baseline: ${counted(newDebts.length, 'new debt')}, ${paidDebts} paid; ${counted(newlyUndocumented.length, 'symbol')} newly undocumented.`,
      `Documentation: ${percent(coverageNow)}, ${percent(coverageBefore)} in the baseline.`,
    ],
    findings,
    json: {
      newDebts: newDebts.map(({ path, line, column, text }) => ({
        path,
        line: line + 1,
        column: column + 1,
        text,
      })),
      newlyUndocumented: newlyUndocumented.map(({ path, symbol }) => ({
        path,
        line: symbol.line + 1,
        name: symbol.name,
        kind: symbol.kind,
      })),
      coverage: { before: rounded(coverageBefore), now: rounded(coverageNow) },
      paidDebts,
    },
  };
}

function passed(lines: readonly string[], json: object): CheckResult {
  return { name: 'hotspots', passed: true, lines, findings: [], json };
}

/** Rounded down to a tenth, so that a fall is seen as one. */
function percent(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

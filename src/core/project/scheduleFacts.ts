import { nameOf } from '../repoPath';
import { redactSecrets } from '../secrets/redactSecrets';
import { listOf, textAt, valueAt } from '../manifests/plainData';
import type { CiPipeline } from './ciFacts';
import type { Fact } from './fact';
import type { ProjectTexts } from './projectTexts';
import type { SourceFacts } from './sourceFacts';

/** What runs by the clock: in CI, on machines, in the cluster, in the code. */
export function scheduleFacts(
  files: ProjectTexts,
  pipelines: readonly CiPipeline[],
  { schedules }: SourceFacts,
): readonly Fact[] {
  const ci = pipelines.flatMap(({ system, name, triggers, path }) =>
    triggers
      .filter((trigger) => trigger.startsWith('schedule ('))
      .flatMap((trigger) => trigger.slice('schedule ('.length, -1).split(', '))
      .map((cron): Fact => ({
        kind: system,
        value: `${cron} ${name}`,
        path,
        line: files.lines(path).lineOf(cron),
      })),
  );
  return [...ci, ...crontabs(files), ...clusterJobs(files), ...timers(files), ...vercel(files), ...schedules];
}

const cronLine =
  /^\s*((?:[\d*/,-]+\s+){4}[\d*/,a-zA-Z-]+|@(?:hourly|daily|weekly|monthly|yearly|reboot))\s+(\S.*)$/;

function crontabs(files: ProjectTexts): readonly Fact[] {
  return files
    .read(/(^|\/)(crontab[\w.-]*|[\w.-]+\.(cron|crontab))$|(^|\/)cron(\.d|tabs?)\/[\w.-]+$/)
    .flatMap((path) =>
      files
        .text(path)
        .split('\n')
        .flatMap((content, line): readonly Fact[] => {
          const [, at, what] = content.length < 1000 ? (cronLine.exec(content) ?? []) : [];
          if (at === undefined || what === undefined) return [];
          return [{ kind: 'crontab', value: redactSecrets(`${at} ${what}`).slice(0, 200), path, line }];
        }),
    );
}

function clusterJobs(files: ProjectTexts): readonly Fact[] {
  return files.read(/\.ya?ml$/).flatMap((path) => {
    const text = files.text(path);
    if (!/^kind:\s*CronJob\b/m.test(text)) return [];
    return [...text.matchAll(/^\s+schedule:\s*["']?([^"'\n#]+)/gm)].map((match): Fact => ({
      kind: 'Kubernetes CronJob',
      value: `${(match[1] ?? '').trim()} ${/^\s{2}name:\s*(\S+)/m.exec(text)?.[1] ?? ''}`.trim(),
      path,
      line: files.lines(path).lineAt(match.index + 1),
    }));
  });
}

function timers(files: ProjectTexts): readonly Fact[] {
  return files.read(/\.timer$/).flatMap((path) =>
    files
      .text(path)
      .split('\n')
      .flatMap((content, line): readonly Fact[] => {
        const value = /^(On\w+=.{1,100})$/.exec(content)?.[1];
        return value === undefined ? [] : [{ kind: `systemd ${nameOf(path)}`, value, path, line }];
      }),
  );
}

function vercel(files: ProjectTexts): readonly Fact[] {
  return files.read(/(^|\/)vercel\.json$/).flatMap((path) =>
    listOf(valueAt(files.json(path), 'crons')).flatMap((entry): readonly Fact[] => {
      const at = textAt(entry, 'schedule');
      return at === undefined
        ? []
        : [
            {
              kind: 'Vercel cron',
              value: `${at} ${textAt(entry, 'path') ?? ''}`,
              path,
              line: files.lines(path).lineOf('"crons"', at),
            },
          ];
    }),
  );
}

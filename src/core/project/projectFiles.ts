import { largestManifest, manifestFileOf } from '../manifests/manifestFiles';
import type { RepoPath } from '../ports';
import { isDocument } from './documentFacts';

const licenceFile =
  /(^|\/)(un)?licen[cs]es?([.-][\w.-]+)?$|(^|\/)copying([.-][\w.-]+)?$|(^|\/)COPYRIGHT(\.\w+)?$/i;
const textEnding =
  /(^|\/)[^./]+$|\.(md|txt|rst|adoc|markdown|mit|apache|bsd|lesser|gpl\w*|lgpl\w*)$|[-_][\w.-]*$/i;
const foreign = /(^|\/)(node_modules|bower_components|vendor|vendored|third[-_]?party)\//i;

/** A licence of the project at its top or that of a package of it: code that only is called so is none. */
export function isLicenceFile(path: RepoPath): boolean {
  return (
    licenceFile.test(path) && textEnding.test(path) && path.split('/').length <= 4 && !foreign.test(path)
  );
}

/** Files with facts that are read whole, beside manifests, and how many bytes of them at most. */
const kinds: readonly (readonly [RegExp, number])[] = [
  [
    /(^|\/)\.(nvmrc|node-version|python-version|ruby-version|java-version|go-version|php-version|terraform-version|tool-versions|sdkmanrc)$/,
    4_000,
  ],
  [
    /(^|\/)(\.?mise\.toml|rust-toolchain(\.toml)?|global\.json|(gradle|maven)-wrapper\.properties|vercel\.json)$/,
    50_000,
  ],
  [
    /^\.(github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$|^\.(gitlab-ci|travis|cirrus|drone|appveyor)\.ya?ml$|^(appveyor|bitbucket-pipelines)\.ya?ml$|^\.circleci\/config\.ya?ml$|(^|\/)azure-pipelines[\w.-]*\.ya?ml$|(^|\/)Jenkinsfile[\w.-]*$/,
    300_000,
  ],
  [
    /(^|\/)(Dockerfile|Containerfile)[\w.-]*$|(^|\/)(docker-)?compose[\w.-]*\.ya?ml$|(^|\/)Procfile[\w.-]*$|\.(service|timer)$/,
    200_000,
  ],
  [
    /(^|\/)(GNU)?[Mm]akefile(\.am)?$|(^|\/)\.?[Jj]ustfile$|(^|\/)[Tt]askfile\.ya?ml$|(^|\/)build\.xml$|(^|\/)Rakefile$|^(tox\.ini|noxfile\.py|meson\.build|configure\.ac)$|(^|\/)CMakeLists\.txt$/,
    500_000,
  ],
  [/(^|\/)(crontab[\w.-]*|[\w.-]+\.(cron|crontab))$|(^|\/)cron(\.d|tabs?)\/[\w.-]+$/, 100_000],
  [
    /(^|\/)(k8s|kubernetes|deploy\w*|manifests|helm|charts?|kustomize|cron\w*|jobs)\/[\w./-]+\.ya?ml$|(^|\/)[\w-]*cron[\w-]*\.ya?ml$/i,
    100_000,
  ],
  [/^(\.github\/|docs\/|\.gitlab\/)?CODEOWNERS$/, 300_000],
  [/(^|\/)(\.coveragerc|\.nycrc(\.json)?)$/, 50_000],
  [/\.sql$/, 400_000],
  [
    /(^|\/)\.env(\.[\w.-]+)?$|(^|\/)application[\w.-]*\.(properties|ya?ml)$|(^|\/)appsettings[\w.-]*\.json$|(^|\/)config\/[\w./-]+\.ya?ml(\.\w+)?$|(^|\/)(alembic|config)\.ini$/,
    100_000,
  ],
];

/**
 * How many bytes of a file the facts of the project may need as a whole; undefined for files that are not read so. A
 * longer file is not read at all: half a manifest is none.
 */
export function bytesToRead(path: RepoPath): number | undefined {
  const manifest = manifestFileOf(path);
  if (manifest) return largestManifest(manifest);
  if (foreign.test(path)) return undefined;
  if (isLicenceFile(path)) return 100_000;
  return kinds.find(([pattern]) => pattern.test(path))?.[1] ?? (isDocument(path) ? 400_000 : undefined);
}

/** Whether addresses of stores are looked for in a file that is no source. */
export function isSettings(path: RepoPath): boolean {
  return (
    /(^|\/)\.env(\.[\w.-]+)?$|\.(properties|ya?ml|json|ini|toml)(\.\w+)?$|(^|\/)Procfile$/.test(path) &&
    !/lock/i.test(path) &&
    !/(^|\/)(package|composer)\.json$/.test(path)
  );
}

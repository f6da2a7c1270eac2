import { entriesOf, textAt, valueAt } from '../manifests/plainData';
import type { RepoPath } from '../ports';
import { folderOf, joinRepoPath, nameOf } from '../repoPath';
import { type Found, usual } from './command';
import type { ProjectTexts } from './projectTexts';

const composeFile = /(^|\/)(docker-)?compose(\.dev|\.local)?\.ya?ml$/;
const mostFiles = 4;

/** What starts the services of Compose files, and what builds images. */
export function containers(files: ProjectTexts): readonly Found[] {
  const composeFiles = files
    .read(composeFile)
    .filter((path) => !isOfEditor(path))
    .slice(0, mostFiles);
  const compose = composeFiles.map((path) => {
    const services = entriesOf(valueAt(files.yaml(path), 'services')).map(([name]) => name);
    const standard = /^(docker-)?compose\.ya?ml$/.test(nameOf(path));
    return usual(
      'run',
      standard ? 'docker compose up' : `docker compose -f ${nameOf(path)} up`,
      path,
      folderOf(path),
      services.length === 0 ? undefined : `starts ${services.slice(0, 8).join(', ')}`,
    );
  });
  const contexts = new Map(composeFiles.flatMap((path) => builds(files, path)));
  const images = files
    .read(/^([^/]+\/)?Dockerfile$/)
    .filter((path) => !isOfEditor(path))
    .slice(0, mostFiles)
    .map((path) => image(files, path, contexts.get(path)));
  return [...compose, ...images];
}

/** The environment of somebody's editor is no image of the project. */
function isOfEditor(path: RepoPath): boolean {
  return /(^|\/)\.(devcontainer|gitpod|vscode|github)\//.test(path);
}

function image(files: ProjectTexts, path: RepoPath, stated: RepoPath | undefined): Found {
  const sources = copiedSources(files.text(path));
  if (sources.length === 0)
    return usual(
      'other',
      'docker build .',
      path,
      folderOf(path),
      'builds an image without files of the repository',
    );
  const context = stated ?? contextOf(files, path, sources);
  const isPlain = context === folderOf(path) || !/^[\w./-]+$/.test(path);
  if (isPlain) return usual('build', 'docker build .', path);
  const below = context === '' ? path : path.slice(context.length + 1);
  return usual('build', `docker build -f ${below} .`, path, context);
}

/** By Dockerfile the folder that a Compose file builds it in. */
function builds(files: ProjectTexts, compose: RepoPath): readonly (readonly [RepoPath, RepoPath])[] {
  return entriesOf(valueAt(files.yaml(compose), 'services')).flatMap(([, service]) => {
    const build = valueAt(service, 'build');
    const context = joined(folderOf(compose), typeof build === 'string' ? build : textAt(build, 'context'));
    const file =
      context === undefined ? undefined : joined(context, textAt(build, 'dockerfile') ?? 'Dockerfile');
    // `-f` of another tree than its context is rare, and needs more than one path.
    const isBelow = context === '' || (file?.startsWith(`${context ?? ''}/`) ?? false);
    return context === undefined || file === undefined || !isBelow ? [] : [[file, context] as const];
  });
}

/** Undefined where it leads out of the repository, or is none of its paths. */
function joined(folder: RepoPath, relative: string | undefined): RepoPath | undefined {
  if (relative === undefined || relative.startsWith('/') || !/^[\w./-]+$/.test(relative)) return undefined;
  return joinRepoPath(folder, relative);
}

/** What COPY, ADD and mounts take from the folder that the image is built in. */
function copiedSources(text: string): readonly string[] {
  const whole = text.replace(/\\\n/g, ' ');
  const copied = [...whole.matchAll(/^[ \t]*(?:COPY|ADD)[ \t]+([^\n]{1,1000})$/gim)].flatMap(
    ({ 1: rest = '' }) => {
      if (/(^|\s)--from=/.test(rest)) return [];
      const words = rest.replace(/[[\]",]/g, ' ').split(/\s+/);
      return words.filter((word) => word !== '' && !word.startsWith('--')).slice(0, -1);
    },
  );
  const mounted = [...whole.matchAll(/--mount=(\S*type=bind\S*)/g)].flatMap(({ 1: options = '' }) =>
    options.includes('from=') ? [] : (/(?:source|src)=([^,\s]+)/.exec(options)?.[1] ?? '.'),
  );
  return [...copied, ...mounted].filter((source) => !/^\w+:\/\/|^<</.test(source));
}

/** The top where only the top has what is copied; else where the file is. */
function contextOf(files: ProjectTexts, path: RepoPath, sources: readonly string[]): RepoPath {
  const folder = folderOf(path);
  const told = sources
    .map((source) => source.replace(/^(\.?\/)+|\/+$/g, ''))
    .filter((source) => /^[\w-][\w./-]*$/.test(source));
  const isThere = (one: string): boolean =>
    files.has(one) || files.paths.some((known) => known.startsWith(`${one}/`));
  const missing = told.filter((source) => !isThere(`${folder}/${source}`));
  return missing.length > 0 && missing.every(isThere) ? '' : folder;
}

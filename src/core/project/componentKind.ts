import { folderOf } from '../repoPath';
import type { Component } from '../manifests/components';
import type { Ecosystem, Manifests, Place } from '../manifests/model';
import { textAt, valueAt } from '../manifests/plainData';
import type { Fact } from './fact';
import type { ProjectTexts } from './projectTexts';

/** What the project is for those who use it. `tool`: a program that somebody starts and that ends. */
export interface ComponentKind {
  readonly type: 'service' | 'website' | 'library' | 'tool' | 'unknown';
  /** Why, in a few words that go on after a comma. */
  readonly because: string;
  /** The line that says it; absent for `unknown`. */
  readonly place?: Place;
}

/** Packages that answer requests. */
const servers: Partial<Readonly<Record<Ecosystem, RegExp>>> = {
  npm: /^(express|fastify|koa|@hapi\/hapi|@nestjs\/core|restify|@adonisjs\/core|hono|apollo-server|@apollo\/server)$/,
  pypi: /^(django|flask|fastapi|starlette|tornado|aiohttp|pyramid|sanic|bottle|gunicorn|uvicorn)$/i,
  maven:
    /^(org\.springframework\.boot:spring-boot-starter-(web|webmvc|webflux|jersey)|io\.quarkus:quarkus-rest\w*|io\.micronaut:micronaut-http-server[\w-]*|io\.dropwizard:dropwizard-core|io\.javalin:javalin|io\.ktor:ktor-server-[\w-]+)$/,
  cargo: /^(actix-web|axum|rocket|warp|poem|tide)$/,
  go: /^github\.com\/(gin-gonic\/gin|labstack\/echo|gofiber\/fiber|go-chi\/chi|gorilla\/mux|julienschmidt\/httprouter)(\/v\d+)?$/,
  composer:
    /^(laravel\/framework|symfony\/framework-bundle|slim\/slim|laminas\/laminas-mvc|cakephp\/cakephp)$/,
  gem: /^(rails|sinatra|hanami|roda|grape)$/,
};
/** Packages that pages in a browser are made with. */
const pages =
  /^(next|nuxt|gatsby|astro|react-dom|vue|svelte|@angular\/core|preact|solid-js|@docusaurus\/core)$/;
const siteFiles =
  /^(mkdocs\.ya?ml|_config\.ya?ml|hugo\.(toml|ya?ml)|docusaurus\.config\.[cm]?[jt]s|antora\.ya?ml|book\.toml|index\.html?)$/;

interface Seen {
  readonly files: ProjectTexts;
  readonly manifests: Manifests;
  readonly components: readonly Component[];
  readonly entries: readonly Fact[];
}

/**
 * A guess from manifests, containers and entry points near the top, in the order of how sure it is: what answers requests
 * is a service, whatever else it is.
 */
export function componentKind(
  files: ProjectTexts,
  manifests: Manifests,
  components: readonly Component[],
  entryPoints: readonly Fact[],
): ComponentKind {
  const seen: Seen = { files, manifests, components, entries: entryPoints };
  return (
    server(seen) ??
    webPages(seen) ??
    container(seen) ??
    program(seen) ??
    library(seen) ??
    staticSite(seen) ?? { type: 'unknown', because: 'nothing in the project says which' }
  );
}

/** A package that answers requests, in a project that is started rather than used. */
function server({ files, components, entries }: Seen): ComponentKind | undefined {
  const sdk = files
    .read(/^([^/]+\/){0,2}[^/]+\.(cs|fs|vb)proj$/)
    .find((path) => files.text(path).includes('Sdk="Microsoft.NET.Sdk.Web"'));
  if (sdk !== undefined)
    return { type: 'service', because: 'it uses the web SDK of .NET', place: { path: sdk, line: 0 } };
  if (!entries.some(({ kind }) => isStarted(kind))) return undefined;
  const found = asked(components, ({ ecosystem, name }) => servers[ecosystem]?.test(name) === true);
  return found && { type: 'service', because: `it is started and uses ${found.name}`, place: found.place };
}

function webPages({ files, components, manifests }: Seen): ComponentKind | undefined {
  const found = asked(components, ({ ecosystem, name }) => ecosystem === 'npm' && pages.test(name));
  if (found === undefined) return undefined;
  const folder = folderOf(found.place.path);
  const beside = (name: string): boolean => files.has(folder === '' ? name : `${folder}/${name}`);
  const manifest = manifests.files.find(({ path }) => path === found.place.path);
  const data = manifest === undefined ? undefined : files.json(manifest.path);
  const isPackage = textAt(data, 'main') !== undefined || valueAt(data, 'exports') !== undefined;
  const hasPage = ['index.html', 'public/index.html', 'src/index.html'].some(beside);
  const isBuilt = /\b(next|nuxt|gatsby|astro|docusaurus|ng|vite|react-scripts|vue-cli-service)\b/.test(
    `${textAt(data, 'scripts', 'build') ?? ''} ${textAt(data, 'scripts', 'start') ?? ''}`,
  );
  if (isPackage || !(hasPage || isBuilt)) return undefined;
  return { type: 'website', because: `it makes pages with ${found.name}`, place: found.place };
}

/** A container with a port, or a process that a host keeps running. */
function container({ files, entries }: Seen): ComponentKind | undefined {
  for (const path of files.read(/^([^/]+\/)?(Dockerfile|Containerfile)[\w.-]*$/)) {
    const line = files
      .text(path)
      .split('\n')
      .findIndex((content) => /^\s*EXPOSE\s+\S/i.test(content));
    if (line !== -1)
      return { type: 'service', because: 'its container has an open port', place: { path, line } };
  }
  const kept = entries.find(({ kind }) =>
    /^(process web|systemd .*|Python web server|Rack application|PHP web server)$/.test(kind),
  );
  return kept && { type: 'service', because: `there is a ${kept.kind}`, place: kept };
}

/** Something to start, in a project that nobody can also use from code. */
function program({ files, entries, manifests }: Seen): ComponentKind | undefined {
  const extension = files
    .read(/^package\.json$/)
    .find((path) => textAt(files.json(path), 'engines', 'vscode'));
  if (extension !== undefined) {
    const line = files.lines(extension).lineOf('"engines"', '"vscode"');
    return { type: 'tool', because: 'it is an extension of VS Code', place: { path: extension, line } };
  }
  const found = entries.find(isProgram);
  if (found === undefined || usedFromCode(files, manifests) !== undefined) return undefined;
  return { type: 'tool', because: `there is a ${found.kind}`, place: found };
}

/** A main function alone is mostly one of a test or of a step of the build, but for Go. */
function isProgram({ kind, path }: Fact): boolean {
  if (path.split('/').length > 3) return false;
  return (
    /^(command of (npm|Python)|program of Cargo|Rust program|python -m|container (CMD|ENTRYPOINT))$/.test(
      kind,
    ) ||
    (kind === 'main function' && path.endsWith('.go'))
  );
}

function library({ files, manifests }: Seen): ComponentKind | undefined {
  const place =
    usedFromCode(files, manifests) ??
    manifests.projects.find(({ path, name }) => folderOf(path) === '' && name !== undefined);
  return place && { type: 'library', because: 'it is a package for other code to use', place };
}

function staticSite({ files, manifests }: Seen): ComponentKind | undefined {
  const path = files.paths.find((one) => siteFiles.test(one));
  const isCode =
    manifests.files.some(({ ecosystem }) => ecosystem !== 'gem' && ecosystem !== 'npm') ||
    files.paths.some((one) =>
      /^(build\.gradle|settings\.gradle|build\.sbt|Package\.swift|CMakeLists\.txt|Makefile)/.test(one),
    );
  return path === undefined || isCode
    ? undefined
    : { type: 'website', because: `there is ${path}`, place: { path, line: 0 } };
}

function isStarted(kind: string): boolean {
  return !kind.startsWith('package.json ');
}

/** What says that other code uses the package; commands may come with it. */
function usedFromCode(files: ProjectTexts, manifests: Manifests): Place | undefined {
  const top = manifests.projects.filter(({ path }) => folderOf(path) === '');
  for (const project of top) {
    const { path, ecosystem } = project;
    const text = files.text(path);
    if (ecosystem === 'npm') {
      const data = files.json(path);
      const isForCode = ['main', 'module', 'exports', 'types', 'typings'].some(
        (key) => valueAt(data, key) !== undefined,
      );
      if (isForCode && valueAt(data, 'private') !== true) return project;
    }
    if (ecosystem === 'pypi' && /Topic :: Software Development :: Libraries|Framework ::/.test(text))
      return project;
    if (ecosystem === 'cargo' && (files.has('src/lib.rs') || /^\[lib\]/m.test(text))) return project;
    if (ecosystem === 'gem' && files.paths.some((one) => /^lib\/.+\.rb$/.test(one))) return project;
    if (ecosystem === 'composer' && textAt(files.json(path), 'type') !== 'project') return project;
  }
  const projects = files
    .read(/^(src\/)?([^/]+\/)?[^/]+\.(cs|fs|vb)proj$/)
    .filter((path) => !/test|bench/i.test(path));
  const isExecutable = projects.some((path) => /<OutputType>\s*(Win)?Exe/i.test(files.text(path)));
  const [first] = projects;
  return first === undefined || isExecutable ? undefined : { path: first, line: 0 };
}

/** The first package that the project itself asks for, near its top and not only to build or test it. */
function asked(
  components: readonly Component[],
  is: (component: Component) => boolean,
): { readonly name: string; readonly place: Place } | undefined {
  for (const component of components) {
    if (component.relation !== 'direct' || component.scope === 'development' || !is(component)) continue;
    const place = component.places.find(({ path }) => folderOf(path).split('/').length < 2);
    if (place !== undefined) return { name: component.name, place };
  }
  return undefined;
}

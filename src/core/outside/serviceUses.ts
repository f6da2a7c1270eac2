export interface ServiceUse {
  readonly kind: 'image' | 'action' | 'provider';
  readonly name: string;
  readonly index: number;
}

const dockerFile = /(?:^|\/)(?:docker|container)file[^/]*$|\.dockerfile$/i;
const fromLine = /^[ \t]*FROM[ \t]+(?:--platform=\S+[ \t]+)?(\S+)(?:[ \t]+AS[ \t]+(\S+))?/gim;
const imageLine = /^[ \t]*(?:-[ \t]+)?image:[ \t]*["']?([^\s"'#]+)/gm;
const dockerUses = /^[ \t]*(?:-[ \t]+)?uses:[ \t]*["']?docker:\/\/([^\s"'#]+)/gm;
const actionLine = /^[ \t]*(?:-[ \t]+)?uses:[ \t]*["']?([\w.-]+\/[\w./-]+)@/gm;
const orbLine = /^[ \t]+[\w-]+:[ \t]*([\w-]+\/[\w-]+)@[\d.]+/gm;
const providerBlock = /^[ \t]*provider[ \t]+"([\w-]+)"/gm;
const providerSource = /^[ \t]*source[ \t]*=[ \t]*"(?:registry\.terraform\.io\/)?([\w-]+\/[\w-]+)"/gm;

/** Of the tool itself, or of nobody. */
const neutralProviders =
  /^(?:null|random|local|template|tls|archive|http|external|time|kubernetes|helm|docker|kubectl|cloudinit|postgresql|mysql|dns|assert|terraform)$/;

/** Images, steps of pipelines, and providers that a file asks for. */
export function serviceUses(path: string, text: string): readonly ServiceUse[] {
  const uses: ServiceUse[] = [];
  const add = (kind: ServiceUse['kind'], name: string, index: number): void => {
    uses.push({ kind, name, index });
  };
  if (dockerFile.test(path)) {
    const stages = new Set(['scratch']);
    for (const match of text.matchAll(fromLine)) {
      const [, image = '', stage] = match;
      if (isImage(image) && !stages.has(image.toLowerCase())) add('image', image, match.index);
      if (stage !== undefined) stages.add(stage.toLowerCase());
    }
  }
  if (/\.ya?ml$/i.test(path)) {
    for (const pattern of [imageLine, dockerUses]) {
      for (const match of text.matchAll(pattern)) {
        const image = (match[1] ?? '').replace(/^\$\{[A-Z_]+:-([^}]+)\}/, '$1');
        if (
          isImage(image) &&
          (pattern === dockerUses || (isDeployment(path, text) && !isRunner(path, text, match.index)))
        )
          add('image', image, match.index);
      }
    }
    if (/(?:^|\/)\.(?:github|gitea|forgejo)\//.test(path) || /(?:^|\/)action\.ya?ml$/.test(path)) {
      for (const match of text.matchAll(actionLine)) add('action', match[1] ?? '', match.index);
    }
    if (path.startsWith('.circleci/')) {
      for (const match of text.matchAll(orbLine)) add('action', match[1] ?? '', match.index);
    }
  }
  if (/\.tf$/i.test(path)) {
    for (const match of text.matchAll(providerBlock)) provider(match[1] ?? '', match.index);
    if (text.includes('required_providers')) {
      for (const match of text.matchAll(providerSource)) provider(match[1] ?? '', match.index);
    }
  }
  return uses;

  function provider(source: string, index: number): void {
    const name = source.slice(source.lastIndexOf('/') + 1).toLowerCase();
    if (!neutralProviders.test(name)) add('provider', name, index);
  }
}

function isImage(image: string): boolean {
  return /^[a-z0-9][\w.-]*(?::\d+)?(?:\/[\w.-]+)*(?::[\w.${}-]+)?(?:@sha256:\w+)?$/i.test(image);
}

/** `image:` in Compose files, pipelines and manifests of Kubernetes; elsewhere it may be a picture. */
function isDeployment(path: string, text: string): boolean {
  return (
    /(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$|(?:^|\/)(?:\.gitlab-ci|bitbucket-pipelines|azure-pipelines|\.drone|cloudbuild)|^\.(?:github|circleci)\//i.test(
      path,
    ) || /^(?:kind:[ \t]*\w+|services:)/m.test(text)
  );
}

const workflow = /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\//;

/** `image:` of a workflow is a container below `container` or `services`; elsewhere it is the name of a machine, as in a matrix. */
function isRunner(path: string, text: string, index: number): boolean {
  return (
    workflow.test(path) && !keysAbove(text, index).some((key) => key === 'container' || key === 'services')
  );
}

/** The keys of YAML that a line stands below, by what is less indented before it; the innermost first. */
function keysAbove(text: string, index: number): readonly string[] {
  const keys: string[] = [];
  let start = text.lastIndexOf('\n', index - 1) + 1;
  let indent = indentOf(text.slice(start, start + 200));
  while (start > 0 && indent > 0) {
    const before = text.lastIndexOf('\n', start - 2) + 1;
    const row = text.slice(before, start - 1);
    start = before;
    if (/^\s*(#|$)/.test(row) || indentOf(row) >= indent) continue;
    indent = indentOf(row);
    const key = /^\s*(?:-\s+)?["']?([\w-]+)["']?\s*:/.exec(row)?.[1];
    if (key !== undefined) keys.push(key);
  }
  return keys;
}

function indentOf(row: string): number {
  return /^ */.exec(row)?.[0].length ?? 0;
}

/** The registry that an image comes from: its host, or `docker.io`. */
export function registryOf(image: string): string {
  const first = image.split('/')[0] ?? '';
  const isHost = image.includes('/') && (first.includes('.') || first.includes(':') || first === 'localhost');
  return isHost ? first.replace(/:\d+$/, '').toLowerCase() : 'docker.io';
}

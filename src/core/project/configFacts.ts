import type { RepoPath } from '../ports';
import type { Fact } from './fact';
import type { ProjectTexts } from './projectTexts';

const kinds: readonly (readonly [RegExp, string])[] = [
  [
    /(^|\/)\.env(\.[\w.-]+)?$|(^|\/)[\w.-]*\.env(\.(example|sample|template|dist))?$|(^|\/)env\.(example|sample)$/,
    'environment variables',
  ],
  [/(^|\/)application[\w.-]*\.(properties|ya?ml)$|(^|\/)bootstrap\.(properties|ya?ml)$/, 'Spring'],
  [/(^|\/)appsettings[\w.-]*\.json$|(^|\/)(web|app)(\.\w+)?\.config$/i, '.NET'],
  [/(^|\/)settings(\/[\w-]+|[\w-]*)?\.py$|(^|\/)config\.py$/, 'Python settings'],
  [
    /(^|\/)config\/(environments\/[\w-]+|application|routes|puma|environment)\.rb$|(^|\/)config\/(database|storage|cable|credentials|secrets|sidekiq)[\w.-]*\.ya?ml(\.\w+)?$/,
    'Rails',
  ],
  [/^config\/[\w-]+\.php$|^app\/(settings|dependencies|routes)\.php$/, 'PHP settings'],
  [/(^|\/)config\/[\w.-]+\.(json|json5|ya?ml|toml|ini|js|ts|cjs|exs)$/, 'settings'],
  [
    /(^|\/)(config|settings|conf)(\.[\w-]+)?\.(json|ya?ml|toml|ini|conf)(\.(example|sample|dist))?$/,
    'settings',
  ],
  [
    /(^|\/)(nginx|httpd|apache2?|haproxy|caddy)[\w.-]*\.conf$|(^|\/)Caddyfile$|(^|\/)nginx\/[\w./-]+\.conf$/,
    'web server',
  ],
  [/(^|\/)(docker-)?compose[\w.-]*\.ya?ml$/, 'Docker Compose'],
  [/(^|\/)(Dockerfile|Containerfile)[\w.-]*$/, 'container image'],
  [/\.tf$|\.tfvars(\.example)?$/, 'Terraform'],
  [/(^|\/)Chart\.ya?ml$|(^|\/)values[\w.-]*\.ya?ml$/, 'Helm'],
  [
    /(^|\/)(k8s|kubernetes|deploy|manifests|helm|kustomize)\/[\w./-]+\.ya?ml$|(^|\/)kustomization\.ya?ml$/,
    'Kubernetes',
  ],
  [/(^|\/)(ansible|playbooks?|roles)\/[\w./-]+\.ya?ml$|(^|\/)ansible\.cfg$/, 'Ansible'],
  [
    /(^|\/)(serverless|netlify|fly|render|app|railway|samconfig|template)\.(ya?ml|toml|json)$|(^|\/)(vercel|firebase)\.json$|(^|\/)Procfile$/,
    'hosting',
  ],
  [
    /(^|\/)(logback[\w-]*|log4j2?[\w-]*)\.(xml|properties|ya?ml)$|(^|\/)logging\.(conf|ini|ya?ml|json)$/,
    'logging',
  ],
  [
    /(^|\/)(prometheus|grafana|alertmanager|datadog|newrelic|sentry)[\w.-]*\.(ya?ml|json|ini|properties|toml)$/,
    'monitoring',
  ],
  [/\.(service|timer|socket)$/, 'systemd'],
];

/** Files that say how the program behaves where it runs. */
export function configFacts({ paths }: ProjectTexts): readonly Fact[] {
  return paths.flatMap((path): readonly Fact[] => {
    const kind = isAside(path) ? undefined : kinds.find(([pattern]) => pattern.test(path))?.[1];
    return kind === undefined ? [] : [{ kind, value: '', path, line: 0 }];
  });
}

function isAside(path: RepoPath): boolean {
  return /(^|\/)(node_modules|vendor|tests?|specs?|t|fixtures|testdata|__tests__|examples?|samples?|docs?)\/|^\.github\//i.test(
    path,
  );
}

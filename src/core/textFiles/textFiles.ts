import { languageOf } from '../hotspots/languages';
import { manifestFileOf } from '../manifests/manifestFiles';

/** In bytes. What people write by hand is shorter; what is longer is data. */
export const mostTextBytes = 300_000;

/** Files of the families that configure, build, deploy or are code in a language without a grammar here. */
const readExtensions = new Set(
  'yml yaml toml json json5 jsonc sh bash zsh fish ps1 psm1 bat cmd mk make conf cfg cnf ini properties env config sql tf tfvars hcl xml html htm xhtml php phtml rb rake ru gemspec erb haml slim go rs cs cshtml vb fs kt kts scala groovy gradle swift m mm c h cc cpp hpp dart ex exs pl pm lua r jl proto graphql vue svelte astro ejs hbs mustache twig jinja j2 jsp plist xaml csproj fsproj vbproj props targets nuspec podspec bzl cmake nix service timer crt cer der pem key p12 pfx jks keystore'.split(
    ' ',
  ),
);

const readNames =
  /^(?:(?:docker|container)file.*|.*\.dockerfile|makefile|gnumakefile|jenkinsfile.*|procfile|gemfile|rakefile|podfile|brewfile|justfile|vagrantfile|fastfile|caddyfile|\.env.*|\.npmrc|\.yarnrc|\.pypirc|\.netrc|cname|pipfile|crontab|id_(?:rsa|dsa|ecdsa|ed25519))$/i;

/** Written by programs, long, and full of addresses that say nothing. */
const skippedNames =
  /^(?:package-lock\.json|npm-shrinkwrap\.json|composer\.lock|.*\.lock\.json|pnpm-lock\.yaml|packages\.lock\.json|.*\.min\.(?:js|css|html)|.*\.geojson|.*\.ipynb|.*\.snap|.*\.map|.*\.svg)$/i;

const skippedFolders =
  /(?:^|\/)(?:node_modules|bower_components|jspm_packages|vendor|vendors|third[-_]?party|\.yarn|\.git|\.idea|\.vscode-test)\//i;

/** Whether a file without a grammar is worth reading: configuration, build files, code of other languages, certificates. */
export function isTextFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (skippedNames.test(name) || skippedFolders.test(path) || languageOf(path) !== undefined) return false;
  if (manifestFileOf(path)?.kind === 'manifest') return true;
  return readNames.test(name) || readExtensions.has(/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '');
}

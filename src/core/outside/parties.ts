import { getDomain } from 'tldts-icann';
import type { RepoPath } from '../ports';
import type { OutsideFile } from './outsideFacts';
import { registryOf } from './serviceUses';
import {
  type Vendor,
  vendorOfAction,
  vendorOfFile,
  vendorOfHost,
  vendorOfPackage,
  vendorOfProvider,
  vendorOfVariable,
} from './vendors';

/** By what a party shows in the repository. */
type EvidenceKind = 'host' | 'package' | 'image' | 'service' | 'action' | 'provider' | 'variable';

/** One place that speaks of a party. */
export interface Evidence {
  readonly kind: EvidenceKind;
  /** The host, package, image, file, step, provider or variable. */
  readonly what: string;
  readonly path: RepoPath;
  /** 0-based. */
  readonly line: number;
}

/** An outside party as the repository shows it. */
export interface FoundParty {
  /** Stable and fit for a file name: `amazon-web-services`, `edgelark-cdn-net`. */
  readonly id: string;
  readonly name: string;
  /** What it is mostly used for; of known vendors only. */
  readonly what?: string;
  /** Registrable domains, sorted. */
  readonly domains: readonly string[];
  /** With their ecosystems, sorted. */
  readonly packages: readonly string[];
  /** By path and line. */
  readonly evidence: readonly Evidence[];
  /** True where it seems to be the project itself. */
  readonly own: boolean;
}

/** In UTF-16 units; shorter names of projects are words that anybody's domain may have. */
const shortestOwnName = 4;

/**
 * Joins what the files say to parties: a host by its registrable domain (public suffix list), a package, image, provider,
 * pipeline or variable by the table of known vendors; a package of an unknown one by the domain that has its name.
 * @param projectName of the folder: hosts with its name are the project's own
 */
export function partiesOf(files: readonly OutsideFile[], projectName: string): readonly FoundParty[] {
  const collected = new Map<string, Collected>();
  const collect = (key: PartyKey, evidence: Evidence, domain?: string): void => {
    const party = collected.get(key.id) ?? { key, evidence: [], domains: new Set(), packages: new Set() };
    collected.set(key.id, party);
    party.evidence.push(evidence);
    if (domain !== undefined) party.domains.add(domain);
    if (evidence.kind === 'package') party.packages.add(evidence.what);
  };
  const own = ownDomains(files);
  const unnamed: Evidence[] = [];
  for (const { path, facts } of files) {
    for (const fact of facts) {
      const at = { path, line: fact.line };
      switch (fact.kind) {
        case 'host': {
          const domain = registrableDomain(fact.host);
          if (domain !== undefined)
            collect(ofHost(fact.host, domain), { kind: 'host', what: fact.host, ...at }, domain);
          break;
        }
        case 'image': {
          const registry = registryOf(fact.name);
          const domain = registrableDomain(registry);
          if (domain !== undefined)
            collect(ofHost(registry, domain), { kind: 'image', what: fact.name, ...at }, domain);
          break;
        }
        case 'package': {
          const vendor = vendorOfPackage(fact.name);
          const evidence: Evidence = { kind: 'package', what: fact.name, ...at };
          if (vendor === undefined) unnamed.push(evidence);
          else collect(ofVendor(vendor), evidence);
          break;
        }
        case 'action':
          collectKnown(vendorOfAction(fact.name), { kind: 'action', what: fact.name, ...at });
          break;
        case 'provider': {
          const vendor = vendorOfProvider(fact.name);
          const key = vendor === undefined ? { id: slugOf(fact.name), name: fact.name } : ofVendor(vendor);
          collect(key, { kind: 'provider', what: fact.name, ...at });
          break;
        }
        case 'variable':
          collectKnown(vendorOfVariable(fact.name), { kind: 'variable', what: fact.name, ...at });
          break;
        case 'service':
          collectKnown(vendorOfFile(path), { kind: 'service', what: path, ...at });
          break;
        case 'secret':
        case 'writtenSecret':
        case 'ownHost':
        case 'certificate':
        case 'keyFile':
          break;
        default:
          fact satisfies never;
      }
    }
  }
  const parties = [...collected.values()];
  for (const evidence of unnamed) {
    const party = parties.find(({ domains }) =>
      [...domains].some((domain) => isOfDomain(evidence.what, domain)),
    );
    if (party !== undefined) collect(party.key, evidence);
  }
  return parties
    .map((party) => foundParty(party, own, projectName))
    .sort((a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()));

  function collectKnown(vendor: Vendor | undefined, evidence: Evidence): void {
    if (vendor !== undefined) collect(ofVendor(vendor), evidence);
  }
}

interface PartyKey {
  readonly id: string;
  readonly name: string;
  readonly what?: string;
}

interface Collected {
  readonly key: PartyKey;
  readonly evidence: Evidence[];
  readonly domains: Set<string>;
  readonly packages: Set<string>;
}

function ofVendor({ name, what }: Vendor): PartyKey {
  return { id: slugOf(name), name, what };
}

function ofHost(host: string, domain: string): PartyKey {
  const vendor = vendorOfHost(host);
  return vendor === undefined ? { id: slugOf(domain), name: domain } : ofVendor(vendor);
}

function foundParty(
  { key, evidence, domains, packages }: Collected,
  own: ReadonlySet<string>,
  projectName: string,
): FoundParty {
  const sorted = [...domains].sort();
  return {
    ...key,
    domains: sorted,
    packages: [...packages].sort(),
    evidence: evidence.sort((a, b) => compare(a.path, b.path) || a.line - b.line || compare(a.what, b.what)),
    own: key.what === undefined && sorted.some((domain) => own.has(domain) || isNamedAs(domain, projectName)),
  };
}

/** The domain that somebody registered, by the public suffix list; undefined for what can be no host of the net. */
function registrableDomain(host: string): string | undefined {
  return /\.[a-z]{2,}$/.test(host) ? (getDomain(host) ?? undefined) : undefined;
}

/** The registrable domains of the project's own home pages. */
function ownDomains(files: readonly OutsideFile[]): ReadonlySet<string> {
  const domains = new Set<string>();
  for (const { facts } of files) {
    for (const fact of facts) {
      const domain = fact.kind === 'ownHost' ? registrableDomain(fact.host) : undefined;
      if (domain !== undefined) domains.add(domain);
    }
  }
  return domains;
}

/** `spotlight-night-live.tv` is of the project `spotlight-night`, and `monicahq.com` of `monica`. */
function isNamedAs(domain: string, projectName: string): boolean {
  const name = bare(projectName);
  return name.length >= shortestOwnName && bare(labelOf(domain)).startsWith(name);
}

/** `npm:@edgelark/sdk` is a client of `edgelark-cdn.net`. */
function isOfDomain(packageName: string, domain: string): boolean {
  const label = labelOf(domain);
  const [first = ''] = label.split('-');
  const words = packageName
    .slice(packageName.indexOf(':') + 1)
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return first.length >= 5 && (words.includes(first) || words.includes(bare(label)));
}

function labelOf(domain: string): string {
  return domain.slice(0, domain.indexOf('.'));
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Lower-case letters, digits and dashes; never empty. */
export function slugOf(text: string): string {
  const slug = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'party' : slug;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

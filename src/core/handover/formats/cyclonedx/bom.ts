import type { EpochMs } from '../../../ports';
import { contentHash } from '../../contentHash';

/** A package that the project uses. */
export interface BomComponent {
  readonly name: string;
  /** Group, scope or vendor, where its registry has them. */
  readonly group?: string;
  readonly version?: string;
  /** Package URL, https://github.com/package-url/purl-spec. */
  readonly purl: string;
  /** An SPDX expression, or other words. */
  readonly licence?: string;
  /** `development`: only for building and testing. */
  readonly scope: 'runtime' | 'development' | 'unknown';
}

/** An outside service that the project depends on. */
export interface BomService {
  readonly name: string;
  /** Who runs it. */
  readonly provider?: string;
  readonly providerUrl?: string;
  /** What it is used for. */
  readonly description?: string;
  /** Addresses, or `//host` where nothing says more; what could be a secret in them is dropped. */
  readonly endpoints: readonly string[];
  readonly isAuthenticated?: boolean;
  /** What flows over, in words, and which way it goes. */
  readonly data?: readonly {
    readonly flow: 'inbound' | 'outbound' | 'bi-directional' | 'unknown';
    readonly what: string;
  }[];
  /** An SPDX expression, or other words. */
  readonly licence?: string;
}

export interface BomInput {
  readonly projectName: string;
  readonly components: readonly BomComponent[];
  readonly services: readonly BomService[];
  /** The code that it describes; without one there is neither a number nor a time. */
  readonly commit?: string;
  readonly atEpochMs?: EpochMs;
}

/** Only what SPDX knows may be called an expression. */
type KnownLicence = (licence: string) => boolean;

/**
 * A bill of materials in CycloneDX 1.6 JSON (https://cyclonedx.org/docs/1.6/json/). The same code gives the same bytes: number
 * and time come from the commit.
 */
export function cycloneDx(input: BomInput, isSpdx: KnownLicence): object {
  const { projectName, commit, atEpochMs } = input;
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    ...(commit === undefined ? {} : { serialNumber: `urn:uuid:${uuidOf(commit)}` }),
    version: 1,
    metadata: {
      ...(atEpochMs === undefined ? {} : { timestamp: new Date(atEpochMs).toISOString() }),
      tools: { components: [{ type: 'application', name: 'Mob Handover' }] },
      component: {
        type: 'application',
        'bom-ref': 'project',
        name: projectName,
        ...(commit === undefined ? {} : { version: commit }),
      },
    },
    components: unique(input.components, ({ purl }) => purl).map((component) =>
      componentOf(component, isSpdx),
    ),
    services: unique(input.services, ({ name }) => name).map((service) => serviceOf(service, isSpdx)),
  };
}

function componentOf(
  { name, group, version, purl, licence, scope }: BomComponent,
  isSpdx: KnownLicence,
): object {
  return {
    type: 'library',
    'bom-ref': purl,
    ...(group === undefined ? {} : { group }),
    name,
    ...(version === undefined ? {} : { version }),
    ...(scope === 'unknown' ? {} : { scope: scope === 'development' ? 'excluded' : 'required' }),
    ...licenceOf(licence, isSpdx),
    purl,
  };
}

function serviceOf(service: BomService, isSpdx: KnownLicence): object {
  const { name, provider, providerUrl, description, isAuthenticated, data = [] } = service;
  const endpoints = unique(service.endpoints.flatMap(withoutSecrets), (endpoint) => endpoint);
  const url = providerUrl === undefined ? undefined : withoutSecrets(providerUrl)[0];
  return {
    'bom-ref': `service:${name}`,
    ...(provider === undefined
      ? {}
      : { provider: { name: provider, ...(url === undefined ? {} : { url: [url] }) } }),
    name,
    ...(description === undefined ? {} : { description }),
    ...(endpoints.length === 0 ? {} : { endpoints }),
    ...(isAuthenticated === undefined ? {} : { authenticated: isAuthenticated }),
    // All of them are run by somebody else.
    'x-trust-boundary': true,
    ...(data.length === 0 ? {} : { data: data.map(({ flow, what }) => ({ flow, classification: what })) }),
    ...licenceOf(service.licence, isSpdx),
  };
}

function licenceOf(licence: string | undefined, isSpdx: KnownLicence): object {
  if (licence === undefined || licence.trim() === '') return {};
  return { licenses: isSpdx(licence) ? [{ expression: licence }] : [{ license: { name: licence } }] };
}

/** An address without name and password, query and fragment: they may hold keys. None where it is no address. */
function withoutSecrets(endpoint: string): readonly string[] {
  const hasScheme = !endpoint.startsWith('//');
  const address = hasScheme ? endpoint : `https:${endpoint}`;
  if (!URL.canParse(address)) return [];
  const url = new URL(address);
  // `A: ` parses, too: only what leads to a host is an endpoint, written as one may write it.
  if (url.host === '' || /[^\w.~:/?#[\]@!$&'()*+,;=%-]/.test(url.href)) return [];
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  return [hasScheme ? url.href : `//${url.host}`];
}

/** The first of each key, by key. */
function unique<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const first = new Map<string, T>();
  for (const item of items) if (!first.has(keyOf(item))) first.set(keyOf(item), item);
  return [...first].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, item]) => item);
}

/** In the form of a random UUID (version 4), made from the commit. */
function uuidOf(commit: string): string {
  const hex = [0, 1, 2, 3].map((salt) => contentHash(`${salt} ${commit}`)).join('');
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

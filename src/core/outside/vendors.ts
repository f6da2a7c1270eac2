import vendorData from './vendors.json';

/** A known outside party: what it is recognised by. */
export interface Vendor {
  readonly name: string;
  /** What it is mostly used for, in a few words. */
  readonly what: string;
  /** Hosts at or below these are its own. */
  readonly domains: readonly string[];
  /** `npm:stripe`, `maven:com.stripe:*`; a star at the end stands for anything. */
  readonly packages?: readonly string[];
  /** Beginnings of environment variables. */
  readonly variables?: readonly string[];
  readonly terraform?: readonly string[];
  /** Patterns of paths of files that only its services read. */
  readonly files?: readonly string[];
  /** Beginnings of steps of pipelines. */
  readonly actions?: readonly string[];
}

const vendors: readonly Vendor[] = vendorData;

const byDomain = new Map(
  vendors.flatMap((vendor) => vendor.domains.map((domain) => [domain, vendor] as const)),
);
const byProvider = new Map(
  vendors.flatMap((vendor) => (vendor.terraform ?? []).map((name) => [name, vendor] as const)),
);
const byPackage = new Map<string, Vendor>();
const byPackageStart: (readonly [string, Vendor])[] = [];
for (const vendor of vendors) {
  for (const name of vendor.packages ?? []) {
    if (name.endsWith('*')) byPackageStart.push([name.slice(0, -1).toLowerCase(), vendor]);
    else byPackage.set(name.toLowerCase(), vendor);
  }
}
/** The longest beginning first: `GOOGLE_CLOUD_` before `GOOGLE_`. */
const byVariable = startsOf((vendor) => vendor.variables ?? []);
const byAction = startsOf((vendor) => vendor.actions ?? []);
const byFile = vendors.flatMap((vendor) =>
  (vendor.files ?? []).map((source) => [new RegExp(source, 'i'), vendor] as const),
);

/** Whose host it is: the vendor of the longest domain that it is at or below. */
export function vendorOfHost(host: string): Vendor | undefined {
  for (let name = host; name !== ''; name = name.slice(name.indexOf('.') + 1)) {
    const vendor = byDomain.get(name);
    if (vendor !== undefined || !name.includes('.')) return vendor;
  }
  return undefined;
}

/** @param name with its ecosystem: `npm:@sentry/node` */
export function vendorOfPackage(name: string): Vendor | undefined {
  const wanted = name.toLowerCase();
  return byPackage.get(wanted) ?? byPackageStart.find(([start]) => wanted.startsWith(start))?.[1];
}

export function vendorOfVariable(name: string): Vendor | undefined {
  return byVariable.find(([start]) => name.startsWith(start))?.[1];
}

export function vendorOfAction(name: string): Vendor | undefined {
  const wanted = name.toLowerCase();
  return byAction.find(([start]) => wanted.startsWith(start))?.[1];
}

export function vendorOfProvider(name: string): Vendor | undefined {
  return byProvider.get(name);
}

/** The service that reads a file of this path, such as a CI service. */
export function vendorOfFile(path: string): Vendor | undefined {
  return byFile.find(([pattern]) => pattern.test(path))?.[1];
}

function startsOf(of: (vendor: Vendor) => readonly string[]): readonly (readonly [string, Vendor])[] {
  return vendors
    .flatMap((vendor) => of(vendor).map((start) => [start, vendor] as const))
    .sort(([a], [b]) => b.length - a.length);
}

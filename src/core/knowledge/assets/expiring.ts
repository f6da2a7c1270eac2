import type { CertificateFact, OutsideFile } from '../../outside/outsideFacts';
import type { RepoPath } from '../../ports';
import type { PartyEntry } from '../suppliers/register';
import { isDay } from '../suppliers/supplier';
import { type Asset, assetFields } from './asset';
import type { AssetKind } from './assetKinds';

/** Something that runs out, from its file, from a certificate in the repository, or from a contract in the register. */
export interface ExpiringAsset {
  readonly name: string;
  readonly kind: AssetKind;
  /** `2027-04-13`, in UTC; absent where nobody said. */
  readonly day?: string;
  /** What to open: the asset's file, the supplier's, or the certificate. */
  readonly path: RepoPath;
  /** 0-based. */
  readonly line: number;
  /** Empty where nobody said. */
  readonly owner: string;
  readonly renewedBy: string;
  readonly where: string;
  /** Whence the day is known. */
  readonly source: 'people' | 'certificate';
  /** The day that people wrote, where the certificate in the repository says another. */
  readonly written?: string;
  /** Found, and in no file of the assets. */
  readonly unlisted: boolean;
  /** What nobody has said yet, in words. */
  readonly gaps: readonly string[];
}

/** All that expires, the soonest first; what has no day comes last. */
export function expiringAssets(
  assets: readonly Asset[],
  files: readonly OutsideFile[],
  parties: readonly PartyEntry[],
): readonly ExpiringAsset[] {
  const certificates = foundCertificates(files);
  const known = new Set<FoundCertificate>();
  const listed = assets.map((asset): ExpiringAsset => {
    const [certificate] = certificatesOf(asset, certificates);
    for (const each of certificatesOf(asset, certificates)) known.add(each);
    const day = certificate === undefined ? asset.expires : dayOf(certificate.fact.untilEpochMs);
    const { owner, renewedBy, where } = asset.answers;
    return {
      name: asset.name,
      kind: asset.kind,
      ...(day === undefined ? {} : { day }),
      path: asset.path,
      line: 0,
      owner,
      renewedBy,
      where,
      source: certificate === undefined ? 'people' : 'certificate',
      ...(asset.expires !== undefined && asset.expires !== day ? { written: asset.expires } : {}),
      unlisted: false,
      gaps: [
        ...(day === undefined ? ['when it runs out'] : []),
        ...assetFields.filter(({ key }) => asset.answers[key] === '').map(({ gap }) => gap),
      ],
    };
  });
  const unlisted = certificates
    .filter((certificate) => !known.has(certificate))
    .map(({ path, fact }): ExpiringAsset => ({
      name: fact.names[0] ?? path,
      kind: 'certificate',
      day: dayOf(fact.untilEpochMs),
      path,
      line: fact.line,
      owner: '',
      renewedBy: '',
      where: '',
      source: 'certificate',
      unlisted: true,
      gaps: assetFields.map(({ gap }) => gap),
    }));
  const contracts = parties.flatMap(({ name, supplier, state }): ExpiringAsset[] => {
    const day = supplier?.answers.renews ?? '';
    if (supplier === undefined || state === 'setAside' || !isDay(day)) return [];
    const { payer, contract } = supplier.answers;
    return [
      {
        name: `Contract with ${name}`,
        kind: 'subscription',
        day,
        path: supplier.path,
        line: 0,
        owner: payer,
        renewedBy: payer,
        where: contract,
        source: 'people',
        unlisted: false,
        gaps: [],
      },
    ];
  });
  return [...listed, ...unlisted, ...contracts].sort(
    (a, b) => compare(a.day ?? '9999', b.day ?? '9999') || compare(a.name, b.name),
  );
}

interface FoundCertificate {
  readonly path: RepoPath;
  readonly fact: CertificateFact;
}

/** Those of the project: one of a chain that signs others is somebody else's, and those of tests are made up. */
function foundCertificates(files: readonly OutsideFile[]): readonly FoundCertificate[] {
  return files.flatMap(({ path, role, facts }) =>
    role === 'source'
      ? facts.flatMap((fact) => (fact.kind === 'certificate' && !fact.isAuthority ? [{ path, fact }] : []))
      : [],
  );
}

/** Of several in the asset's file those of its name, else all of them; the first to run out comes first. */
function certificatesOf(
  asset: Asset,
  certificates: readonly FoundCertificate[],
): readonly FoundCertificate[] {
  const inFile = certificates.filter(({ path }) => path === asset.file);
  const named = inFile.filter(({ fact }) => fact.names.includes(asset.name));
  return [...(named.length > 0 ? named : inFile)].sort((a, b) => a.fact.untilEpochMs - b.fact.untilEpochMs);
}

/** In UTC; what no date can hold is the last day of all. */
function dayOf(atEpochMs: number): string {
  return new Date(Math.min(atEpochMs, Date.UTC(9998, 11, 31))).toISOString().slice(0, 10);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

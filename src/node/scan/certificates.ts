import { X509Certificate } from 'node:crypto';
import { fileRole } from '../../core/hotspots/fileRole';
import type { CertificateFact, OutsideFile } from '../../core/outside/outsideFacts';
import type { RepoPath } from '../../core/ports';
import { plainLine } from '../../core/session/plainText';

const pem =
  /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[A-Za-z0-9+/=\s]{1,20000}-----END (?:TRUSTED )?CERTIFICATE-----/g;
const certificateFile = /\.(?:crt|cer|der|pem)$/i;
const keyStoreFile = /\.(?:p12|pfx|jks|keystore)$/i;
/** A chain has a handful; a bundle of all authorities of the world says nothing of this project. */
const mostInFile = 20;
const mostNames = 20;

/** Whether a file holds keys under a password: its name is all that is looked at. */
export function isKeyStore(file: RepoPath): boolean {
  return keyStoreFile.test(file);
}

/** That there is one. */
export function keyStore(path: RepoPath): OutsideFile {
  return { path, role: fileRole(path, ''), facts: [{ kind: 'keyFile', form: 'keyStore', line: 0 }] };
}

/** Whether looking for certificates is worth it. */
export function mayHaveCertificate(file: RepoPath, bytes: Buffer): boolean {
  return certificateFile.test(file) || bytes.includes('CERTIFICATE-----');
}

/**
 * The certificates in the bytes of a file, PEM or DER, in their order; what cannot be read as one is left out. Private keys beside
 * them are not looked at.
 */
export function certificatesIn(bytes: Buffer): readonly CertificateFact[] {
  const text = bytes.toString('latin1');
  const blocks = [...text.matchAll(pem)];
  if (blocks.length > mostInFile) return [];
  if (blocks.length === 0) return text.includes('-----BEGIN') ? [] : factOf(bytes, 0);
  return blocks.flatMap(({ 0: block, index }) => factOf(block, text.slice(0, index).split('\n').length - 1));
}

function factOf(source: string | Buffer, line: number): CertificateFact[] {
  try {
    const certificate = new X509Certificate(source);
    const fromEpochMs = Date.parse(certificate.validFrom);
    const untilEpochMs = Date.parse(certificate.validTo);
    if (Number.isNaN(fromEpochMs) || Number.isNaN(untilEpochMs)) return [];
    const names = [...commonNames(certificate.subject), ...otherNames(certificate.subjectAltName)];
    return [
      {
        kind: 'certificate',
        line,
        names: [...new Set(names.map(plainLine).filter((name) => name !== ''))].slice(0, mostNames),
        issuer: plainLine(commonNames(certificate.issuer)[0] ?? certificate.issuer).slice(0, 200),
        fromEpochMs,
        untilEpochMs,
        isAuthority: certificate.ca,
      },
    ];
  } catch {
    // Bytes that only look like a certificate.
    return [];
  }
}

function commonNames(subject: string | undefined): readonly string[] {
  return [...(subject ?? '').matchAll(/^CN=(.+)$/gm)].map((match) => match[1] ?? '');
}

function otherNames(names: string | undefined): readonly string[] {
  return [...(names ?? '').matchAll(/\bDNS:([^,\s"]+)/g)].map((match) => match[1] ?? '');
}

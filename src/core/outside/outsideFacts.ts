import type { EpochMs, RepoPath } from '../ports';

/** Where a secret is read from. */
export type SecretStore =
  'environment' | 'ciSecret' | 'secretManager' | 'kubernetes' | 'secretFile' | 'keyring' | 'encryptedFile';

/**
 * Something in a file that leads out of the repository. Lines are 0-based. No fact ever has the value of a secret, not
 * even in part.
 */
export type OutsideFact =
  /** An address in code or configuration whose host is a real outside one. */
  | { readonly kind: 'host'; readonly host: string; readonly line: number }
  /** An environment variable. `fallback`: what it is without one, where that is written beside it and no secret. */
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly line: number;
      readonly access: 'read' | 'set';
      readonly fallback?: string;
      /** True where a value stands there that is not repeated here. */
      readonly hidden?: true;
    }
  | { readonly kind: 'secret'; readonly name: string; readonly line: number; readonly store: SecretStore }
  /** A key, token or password that stands in the file itself; `form` says of what make. */
  | { readonly kind: 'writtenSecret'; readonly form: string; readonly line: number }
  | { readonly kind: 'image'; readonly name: string; readonly line: number }
  /** A step of a CI pipeline that somebody else wrote: `owner/name`. */
  | { readonly kind: 'action'; readonly name: string; readonly line: number }
  | { readonly kind: 'provider'; readonly name: string; readonly line: number }
  /** The file itself configures a service of somebody, such as a CI pipeline. */
  | { readonly kind: 'service'; readonly line: number }
  /** A client or SDK in a manifest: `npm:stripe`. */
  | { readonly kind: 'package'; readonly name: string; readonly line: number }
  /** A home page of this project itself. */
  | { readonly kind: 'ownHost'; readonly host: string; readonly line: number }
  | CertificateFact
  /** A private key or a key store is in the repository. It is never read. */
  | { readonly kind: 'keyFile'; readonly form: 'privateKey' | 'keyStore'; readonly line: number };

export interface CertificateFact {
  readonly kind: 'certificate';
  readonly line: number;
  /** Names it stands for, first the common name. */
  readonly names: readonly string[];
  readonly issuer: string;
  readonly fromEpochMs: EpochMs;
  readonly untilEpochMs: EpochMs;
  /** It signs others: of an authority, often of somebody else. */
  readonly isAuthority: boolean;
}

/** What one file says of the outside. Cached with the file's stamps. */
export interface OutsideFile {
  readonly path: RepoPath;
  /** As that of a module. */
  readonly role: 'source' | 'test' | 'example' | 'migration' | 'generated' | 'vendored';
  /** In the order of the text. */
  readonly facts: readonly OutsideFact[];
}

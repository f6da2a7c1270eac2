import type { RepoPath } from '../../ports';

/** What can run out. In a file of its own, so that who only asks for a kind need not load what reads files. */
export const assetKinds = ['domain', 'certificate', 'key', 'subscription'] as const;

export type AssetKind = (typeof assetKinds)[number];

/** What is known of an asset before anybody said a word. */
export interface AssetDraft {
  readonly name: string;
  readonly kind: AssetKind;
  /** `2027-04-13` */
  readonly expires?: string;
  /** Of a certificate in the repository. */
  readonly file?: RepoPath;
}

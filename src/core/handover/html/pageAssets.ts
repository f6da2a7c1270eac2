/** Script and style of the page, each with its hash as a content security policy wants it: `sha256-…`. */
export interface PageAssets {
  readonly script: string;
  readonly scriptHash: string;
  readonly style: string;
  readonly styleHash: string;
}

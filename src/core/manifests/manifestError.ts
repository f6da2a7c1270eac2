/** Why a manifest cannot be read; the message follows "FILE, line N: " and ends without a full stop. */
export class ManifestError extends Error {
  /** 0-based; absent where no line is to blame. */
  readonly line: number | undefined;

  constructor(message: string, line?: number) {
    super(message);
    this.line = line;
  }
}

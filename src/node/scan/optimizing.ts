import { setFlagsFromString } from 'node:v8';

/**
 * Bytes of WebAssembly that V8 optimizes in about the time that it then saves with one file. Measured with the lexers of shell (162 kB, two
 * seconds of a processor), Kotlin (141 kB), C# (48 kB) and C (40 kB): optimizing those of C and C# pays for some 500 files, those of shell
 * and Kotlin for some 1,500.
 */
const bytesPerFile = 100;

/** Whether to let V8 optimize the code of a grammar, which it does in the background and the end of the program waits for. */
export function isWorthOptimizing(module: Uint8Array, files: number): boolean {
  return files * bytesPerFile >= largestFunction(module);
}

/** The types of Node.js have the names of its types only. */
const { Module } = (
  globalThis as unknown as { WebAssembly: { Module: new (bytes: Uint8Array) => WebAssembly.Module } }
).WebAssembly;

const optimizingFlags = ['wasm-lazy-compilation', 'wasm-tier-up', 'wasm-dynamic-tiering'];

/** @param options optimized: false: V8 never spends more than its first, quick compilation on it */
export function compiled(
  module: Uint8Array,
  { optimized }: { readonly optimized: boolean },
): WebAssembly.Module {
  if (optimized) return new Module(module);
  for (const flag of optimizingFlags) setFlagsFromString(`--no-${flag}`);
  try {
    return new Module(module);
  } finally {
    for (const flag of optimizingFlags) setFlagsFromString(`--${flag}`);
  }
}

const headerBytes = 8;
const codeSection = 10;

/**
 * Bytes of the longest function of a module, 0 where it has none or is none.
 * Format: https://webassembly.github.io/spec/core/binary/modules.html
 */
export function largestFunction(module: Uint8Array): number {
  const reader = new NumberReader(module, headerBytes);
  while (reader.at < module.length) {
    const section = reader.next();
    const size = reader.next();
    if (section !== codeSection) {
      reader.at += size;
      continue;
    }
    let largest = 0;
    for (let left = reader.next(); left > 0 && reader.at < module.length; left -= 1) {
      const length = reader.next();
      largest = Math.max(largest, length);
      reader.at += length;
    }
    return largest;
  }
  return 0;
}

/** Unsigned LEB128. */
class NumberReader {
  at: number;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  next(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#bytes[this.at] ?? 0;
      this.at += 1;
      value += (byte % 128) * factor;
      if (byte < 128) return value;
    }
  }
}

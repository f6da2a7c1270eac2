import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { commands } from '../../src/protocol/names';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category?: string;
    }[];
  };
}

/** What the palette shows for a command of ours: `Mob: Start Session…`. Throws for one that the manifest lacks. */
export function paletteTitle(command: (typeof commands)[keyof typeof commands]): string {
  const file = path.resolve(__dirname, '../../package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const entry = manifest.contributes.commands.find((contributed) => contributed.command === command);
  if (entry === undefined) throw new Error(`package.json contributes no command ${command}.`);
  return entry.category === undefined ? entry.title : `${entry.category}: ${entry.title}`;
}

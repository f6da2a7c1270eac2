import { readFileSync } from 'node:fs';
import type { FileChange } from '../../src/core/ports';
import { WorkspaceFiles } from '../../src/node/files/workspaceFiles';

/** A process of its own that writes what the file named second says into the folder named first. */
async function main([root = '', plan = '']: readonly string[]): Promise<void> {
  const files = JSON.parse(readFileSync(plan, 'utf8')) as readonly FileChange[];
  process.stdout.write('writing\n');
  await new WorkspaceFiles(root).writeAll(files);
}

void main(process.argv.slice(2));

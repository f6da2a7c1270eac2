import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, extensionId } from '../../src/protocol/names';

interface Keybinding {
  readonly key: string;
  readonly command: string;
}

describe('the keybindings in VS Code', () => {
  it('collide with no other: none is the same, or the beginning of one', async () => {
    const bound = await boundKeys();
    const own = new Set<string>(Object.values(commands));
    const ours = bound.filter(({ command }) => own.has(command));
    const others = bound.filter(({ command }) => !own.has(command) && !command.startsWith('-'));
    assert.ok(others.length > 500, `only ${others.length} keybindings of VS Code were read`);
    const manifest = vscode.extensions.getExtension(extensionId)?.packageJSON as {
      readonly contributes: { readonly keybindings: readonly Keybinding[] };
    };
    assert.deepEqual(
      new Set(ours.map(({ command }) => command)),
      new Set(manifest.contributes.keybindings.map(({ command }) => command)),
    );
    const beginsWith = (a: string, b: string) => `${a} `.startsWith(`${b} `);
    const collisions = ours.flatMap(({ key, command }) =>
      others
        .filter((other) => beginsWith(key, other.key) || beginsWith(other.key, key))
        .map((other) => `${command} ${key}: ${other.command} ${other.key}`),
    );
    assert.deepEqual(collisions, []);
  });
});

/** All default keybindings of this platform, of VS Code and the extensions, as its own document lists them. */
async function boundKeys(): Promise<readonly Keybinding[]> {
  await vscode.commands.executeCommand('workbench.action.openDefaultKeybindingsFile');
  const text = vscode.window.activeTextEditor?.document.getText() ?? '';
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  return [...text.matchAll(/"key": "([^"]+)",\s*"command": "([^"]+)"/gu)].map(([, key, command]) => ({
    key: normal(key ?? ''),
    command: command ?? '',
  }));
}

/** Modifiers in one order: `shift+alt+n` and `alt+shift+n` are the same keys. */
function normal(key: string): string {
  return key
    .split(' ')
    .map((stroke) => stroke.split('+').sort().join('+'))
    .join(' ');
}

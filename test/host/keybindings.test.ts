import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { commands, extensionId } from '../../src/protocol/names';

interface Keybinding {
  readonly key: string;
  readonly command: string;
}

interface ContributedKeybinding extends Keybinding {
  readonly mac?: string;
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

  it('collide on a Mac with none either', () => {
    const ours = contributedBy(vscode.extensions.getExtension(extensionId)).map(onMac);
    assert.ok(ours.length > 0 && ours.every((key) => !strokes(key).includes(Number.NaN)), ours.join());
    const others = vscode.extensions.all
      .filter(({ id }) => id !== extensionId)
      .flatMap(contributedBy)
      .map(onMac);
    const builtIn = keysInWorkbench();
    assert.ok(builtIn.length > 1000, `only ${builtIn.length} keybindings of the workbench were read`);
    const macAlone = 'cmd+shift+alt+c';
    assert.ok(
      builtIn.some((key) => isSame(key, strokes(macAlone))),
      `Copy Relative Path is ${macAlone} on a Mac, and is not among those read`,
    );
    const taken = [...others.map(strokes), ...builtIn];
    assert.deepEqual(
      ours.filter((key) =>
        taken.some((other) => isBeginning(other, strokes(key)) || isBeginning(strokes(key), other)),
      ),
      [],
    );
  });
});

function contributedBy(extension: vscode.Extension<unknown> | undefined): readonly ContributedKeybinding[] {
  const manifest = extension?.packageJSON as {
    readonly contributes?: {
      readonly keybindings?: ContributedKeybinding | readonly ContributedKeybinding[];
    };
  };
  return [manifest.contributes?.keybindings ?? []].flat();
}

function onMac({ key, mac = key }: ContributedKeybinding): string {
  return mac;
}

/**
 * A document of the keybindings is there for the platform of the run alone. The program of the workbench has those of all: as numbers
 * (`KeyMod` and `KeyCode` of VS Code, folded when it was built), of which a Mac has some, and perhaps none of those of other platforms.
 */
function keysInWorkbench(): readonly (readonly number[])[] {
  const programs = ['vs/code/browser/workbench/workbench.js', 'vs/workbench/workbench.desktop.main.js'];
  const file = programs.map((name) => path.join(vscode.env.appRoot, 'out', name)).find(existsSync);
  assert.ok(file, `the workbench is not in ${vscode.env.appRoot}`);
  const lists = readFileSync(file, 'utf8').matchAll(
    /\b(?:primary|secondary):(\[[^\]]*\]|[\w$]+\(\d+,\d+\)|\d+)/gu,
  );
  return [...lists].flatMap(([, list = '']) =>
    [...list.matchAll(/\((\d+),(\d+)\)|(\d+)/gu)].map(([, first, second, only]) =>
      (only === undefined ? [first, second] : [only]).map(Number),
    ),
  );
}

/** Of `vs/base/common/keyCodes.ts`, where a letter is its place in the alphabet after {@link keyA}. */
const modifiers: Readonly<Record<string, number>> = { cmd: 2048, shift: 1024, alt: 512, ctrl: 256 };
const keyA = 31;
const digit0 = 21;
const space = 10;

/** As VS Code's own keybindings are numbered; NaN for a key that none of ours has. */
function strokes(key: string): readonly number[] {
  return key
    .split(' ')
    .map((stroke) => stroke.split('+').reduce((sum, part) => sum + (modifiers[part] ?? keyCode(part)), 0));
}

function keyCode(key: string): number {
  if (/^[a-z]$/u.test(key)) return keyA + key.charCodeAt(0) - 'a'.charCodeAt(0);
  if (/^\d$/u.test(key)) return digit0 + Number(key);
  return key === 'space' ? space : Number.NaN;
}

function isBeginning(whole: readonly number[], beginning: readonly number[]): boolean {
  return beginning.every((stroke, index) => whole[index] === stroke);
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && isBeginning(a, b);
}

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

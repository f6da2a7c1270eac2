import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { HandoverError } from '../../../../src/core/errors';
import type { FileOperations } from '../../../../src/node/files/fileOperations';
import { WorkspaceFiles } from '../../../../src/node/files/workspaceFiles';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

/** Of the system, not of a package. */
const [mount, unmount] = ['mount', 'umount'] as const;
const isRoot = process.getuid?.() === 0;

/** Fails with a system's code at the n-th call of one operation, and works otherwise. */
function failing(operation: 'open' | 'rename' | 'mkdir', code: string, atCall = 1): FileOperations {
  let calls = 0;
  const failure = (): Error => Object.assign(new Error(code), { code });
  return {
    ...fs,
    [operation]: (...args: never[]) => {
      calls += 1;
      if (calls === atCall) return Promise.reject(failure());
      return (fs[operation] as (...args: never[]) => Promise<unknown>)(...args);
    },
  };
}

/** Runs out of space while the n-th file is written. */
function fullDisk(atFile: number): FileOperations {
  let opened = 0;
  return {
    ...fs,
    open: async (...args: Parameters<typeof fs.open>) => {
      const handle = await fs.open(...args);
      opened += 1;
      if (opened === atFile) {
        handle.writeFile = () => Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }));
      }
      return handle;
    },
  };
}

async function everything(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await fs.readdir(folder, { recursive: true, withFileTypes: true })) {
    const place = path.join(entry.parentPath, entry.name);
    found[path.relative(folder, place)] = entry.isFile() ? await fs.readFile(place, 'utf8') : '';
  }
  return found;
}

function withCode(code: string): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof HandoverError, String(error));
    assert.equal(error.code, code);
    assert.ok(/^[^\n]+\.$/.test(error.message), error.message);
    return true;
  };
}

describe('reading the files of a workspace', () => {
  it('gives UTF-8 and UTF-16 without byte order mark, else Latin-1, and undefined where there is no file', () =>
    inTemporaryFolder(async (root) => {
      await fs.writeFile(path.join(root, 'a.txt'), '\ufeffZoë');
      await fs.writeFile(path.join(root, 'b.txt'), Buffer.from([0x5a, 0x6f, 0xeb]));
      const files = new WorkspaceFiles(root);
      assert.equal(await files.readText('a.txt'), 'Zoë');
      assert.equal(await files.readText('b.txt'), 'Zoë');
      const marked = Buffer.from('\ufeffZoë', 'utf16le');
      await fs.writeFile(path.join(root, 'd.txt'), marked);
      await fs.writeFile(path.join(root, 'e.txt'), Buffer.concat([marked.swap16(), Buffer.from('x')]));
      assert.equal(await files.readText('d.txt'), 'Zoë');
      assert.equal(await files.readText('e.txt'), 'Zoë');
      assert.equal(await files.readText('c.txt'), undefined);
      assert.equal(await files.readText('a.txt/c.txt'), undefined);
    }));

  it('says in one sentence what cannot be read', () =>
    inTemporaryFolder(async (root) => {
      await fs.mkdir(path.join(root, 'folder'));
      await assert.rejects(new WorkspaceFiles(root).readText('folder'), withCode('file.unreadable'));
    }));

  it('lists the files of a folder, sorted, without folders', () =>
    inTemporaryFolder(async (root) => {
      await fs.mkdir(path.join(root, 'x', 'y'), { recursive: true });
      for (const name of ['b', 'a']) await fs.writeFile(path.join(root, 'x', name), '');
      const files = new WorkspaceFiles(root);
      assert.deepEqual(await files.list('x'), ['a', 'b']);
      assert.deepEqual(await files.list('nowhere'), []);
    }));

  for (const outside of ['../secret.txt', '/etc/passwd', 'a/../../secret.txt', 'a\0b']) {
    it(`refuses ${JSON.stringify(outside)}`, () =>
      inTemporaryFolder(async (root) => {
        await assert.rejects(new WorkspaceFiles(root).readText(outside), withCode('file.outside'));
      }));
  }

  it('refuses links that lead out, and follows those that stay inside', () =>
    inTemporaryFolder(async (folder) => {
      const root = path.join(folder, 'root');
      await fs.mkdir(path.join(root, 'inner'), { recursive: true });
      await fs.writeFile(path.join(folder, 'secret.txt'), 'secret');
      await fs.writeFile(path.join(root, 'inner/a.txt'), 'a');
      await fs.symlink(path.join(folder, 'secret.txt'), path.join(root, 'link.txt'));
      await fs.symlink(folder, path.join(root, 'up'));
      await fs.symlink('inner', path.join(root, 'down'));
      const files = new WorkspaceFiles(root);
      await assert.rejects(files.readText('link.txt'), withCode('file.outside'));
      await assert.rejects(files.list('up'), withCode('file.outside'));
      await assert.rejects(files.writeAll([{ path: 'up/new.txt', text: 'x' }]), withCode('file.outside'));
      await assert.rejects(files.writeAll([{ path: 'link.txt', text: 'x' }]), withCode('file.outside'));
      assert.equal(await files.readText('down/a.txt'), 'a');
      assert.equal(await fs.readFile(path.join(folder, 'secret.txt'), 'utf8'), 'secret');
    }));
});

describe('writing the files of a workspace', () => {
  it('makes folders, and says what really changed', () =>
    inTemporaryFolder(async (root) => {
      const files = new WorkspaceFiles(root);
      const changes = [
        { path: 'docs/a.md', text: 'a' },
        { path: 'docs/b.md', text: 'b' },
      ];
      assert.deepEqual(await files.writeAll(changes), ['docs/a.md', 'docs/b.md']);
      const before = await fs.stat(path.join(root, 'docs/a.md'));
      assert.deepEqual(await files.writeAll([...changes, { path: 'docs/b.md', text: 'c' }]), ['docs/b.md']);
      const after = await fs.stat(path.join(root, 'docs/a.md'));
      assert.deepEqual([after.ino, after.mtimeMs], [before.ino, before.mtimeMs]);
      assert.deepEqual(await everything(root), { docs: '', 'docs/a.md': 'a', 'docs/b.md': 'c' });
    }));

  it('keeps the mode of a file, and writes through a link inside the folder', () =>
    inTemporaryFolder(async (root) => {
      await fs.writeFile(path.join(root, 'run.sh'), 'old', { mode: 0o750 });
      await fs.symlink('run.sh', path.join(root, 'link.sh'));
      await new WorkspaceFiles(root).writeAll([{ path: 'link.sh', text: 'new' }]);
      assert.equal((await fs.stat(path.join(root, 'run.sh'))).mode & 0o777, 0o750);
      assert.equal(await fs.readFile(path.join(root, 'run.sh'), 'utf8'), 'new');
      assert.ok((await fs.lstat(path.join(root, 'link.sh'))).isSymbolicLink());
    }));

  const failures: readonly [name: string, code: string, fs: FileOperations][] = [
    ['the disk is full at the second file', 'disk.full', fullDisk(2)],
    ['the quota is reached', 'disk.full', failing('open', 'EDQUOT')],
    ['the file system is read-only', 'folder.readOnly', failing('open', 'EROFS')],
    ['no folder may be made', 'folder.readOnly', failing('mkdir', 'EACCES')],
    ['a name is too long', 'file.unwritable', failing('open', 'ENAMETOOLONG')],
    ['another program holds the third file', 'file.unwritable', failing('rename', 'EPERM', 3)],
  ];
  for (const [name, code, operations] of failures) {
    it(`leaves everything as it was when ${name}`, () =>
      inTemporaryFolder(async (root) => {
        await fs.mkdir(path.join(root, 'docs'));
        await fs.writeFile(path.join(root, 'docs/a.md'), 'old');
        const before = await everything(root);
        const changes = ['docs/a.md', 'new/deep/b.md', 'docs/c.md'].map((file) => ({
          path: file,
          text: 'new',
        }));
        await assert.rejects(new WorkspaceFiles(root, operations).writeAll(changes), withCode(code));
        assert.deepEqual(await everything(root), before);
      }));
  }

  (isRoot ? it.skip : it)('says that a folder is read-only, and that a file is', () =>
    inTemporaryFolder(async (root) => {
      await fs.mkdir(path.join(root, 'docs'));
      await fs.writeFile(path.join(root, 'a.md'), 'old', { mode: 0o444 });
      await fs.chmod(path.join(root, 'docs'), 0o555);
      const files = new WorkspaceFiles(root);
      await assert.rejects(files.writeAll([{ path: 'docs/b.md', text: 'x' }]), withCode('folder.readOnly'));
      await assert.rejects(files.writeAll([{ path: 'a.md', text: 'x' }]), withCode('file.unwritable'));
      await fs.chmod(path.join(root, 'docs'), 0o755);
    }),
  );

  (isRoot && process.platform === 'linux' ? it : it.skip)(
    'says that a real disk is full, or read-only',
    function () {
      return inTemporaryFolder(async (root) => {
        try {
          execFileSync(mount, ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', root], { stdio: 'ignore' });
        } catch {
          // A container that may not mount has no such disk to offer; the injected failures above stand for it.
          this.skip();
        }
        try {
          const files = new WorkspaceFiles(root);
          await files.writeAll([{ path: 'a.md', text: 'old' }]);
          const changes = [
            { path: 'a.md', text: 'new' },
            { path: 'b.md', text: 'x'.repeat(200_000) },
          ];
          await assert.rejects(files.writeAll(changes), withCode('disk.full'));
          assert.deepEqual(await everything(root), { 'a.md': 'old' });
          execFileSync(mount, ['-o', 'remount,ro', root]);
          for (const path of ['c.md', 'new/folder/c.md'])
            await assert.rejects(files.writeAll([{ path, text: 'x' }]), withCode('folder.readOnly'));
        } finally {
          execFileSync(unmount, [root]);
        }
      });
    },
  );
});

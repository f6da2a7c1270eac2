import { folderOf, nameOf } from '../repoPath';
import { entriesOf, textAt, valueAt } from '../manifests/plainData';
import type { Found } from './command';
import { purposeOf } from './commandPurpose';
import type { ProjectTexts } from './projectTexts';
import { antTargets } from './toolFacts';

export function scripts(files: ProjectTexts): readonly Found[] {
  return files.paths
    .filter((path) =>
      /^(bin|scripts?)\/(setup|bootstrap|install|build|test|tests|run|server|start|dev|console|update|cibuild|lint|ci|deploy|release)(\.\w+)?$/.test(
        path,
      ),
    )
    .map((path) => ({
      purpose: purposeOf(
        nameOf(path)
          .replace(/\.\w+$/, '')
          .replace(/^(cibuild|ci)$/, 'test'),
      ),
      text: `./${path}`,
      folder: '',
      origin: 'written' as const,
      path,
      line: 0,
    }));
}

export function makefiles(files: ProjectTexts): readonly Found[] {
  return files.read(/(^|\/)(GNU)?[Mm]akefile(\.am)?$/).flatMap((path) => {
    const seen = new Set<string>();
    const found: Found[] = [];
    let above = '';
    const rows = files.text(path).split('\n');
    for (const [line, content] of rows.entries()) {
      const [, names = '', help = ''] =
        content.length < 500
          ? (/^([A-Za-z][\w ./-]*?)\s*::?(?!=)(?:[^#=]*)(?:##?\s*(.*))?$/.exec(content) ?? [])
          : [];
      for (const name of names
        .split(/\s+/)
        .filter((one) => /^[A-Za-z][\w-]*$/.test(one))
        .slice(0, 5)) {
        const named = purposeOf(name);
        const purpose = named === 'run' && servesTests(recipeOf(rows, line)) ? 'other' : named;
        if (
          seen.has(name) ||
          /^(clean|distclean|mostlyclean|maintainer-clean|help|tags|TAGS|FORCE|export|ifeq|include)$/.test(
            name,
          )
        )
          continue;
        seen.add(name);
        // Of a large Makefile the inner targets are no commands.
        if (purpose === 'other' && help === '') continue;
        const note = help || above;
        found.push({
          purpose: name === 'install' && /configure|prefix/i.test(files.text(path)) ? 'other' : purpose,
          text: path.endsWith('.am')
            ? `make ${name}`
            : name === 'all' || name === 'default'
              ? asksForConfigure(files, path)
                ? './configure && make'
                : 'make'
              : `make ${name}`,
          folder: folderOf(path),
          origin: 'written',
          ...(note === '' ? {} : { note }),
          path,
          line,
        });
      }
      above = /^#\s*(\S.{3,100})$/.exec(content)?.[1] ?? '';
    }
    return found;
  });
}

/** A Makefile that only says to run the script which writes the real one. */
function asksForConfigure(files: ProjectTexts, path: string): boolean {
  const folder = folderOf(path);
  return (
    files.has(folder === '' ? 'configure' : `${folder}/configure`) &&
    /\.\/configure first/i.test(files.text(path))
  );
}

/** What a target of a Makefile types. */
function recipeOf(rows: readonly string[], target: number): string {
  const end = rows.findIndex((row, at) => at > target && !/^\t|^\s*$|^\s*#/.test(row));
  return rows.slice(target + 1, end < 0 ? undefined : end).join('\n');
}

/** A server that only tests speak to is nothing to run. */
function servesTests(typed: string): boolean {
  return /(^|[\s./'"])tests?\//.test(typed);
}

export function taskFiles(files: ProjectTexts): readonly Found[] {
  const just = files.read(/(^|\/)\.?[Jj]ustfile$/).flatMap((path) =>
    [...files.text(path).matchAll(/^@?([a-z][\w-]*)(?: [^:=\n]*)?:(?!=)/gm)].map((match): Found => ({
      purpose: purposeOf(match[1] ?? ''),
      text: `just ${match[1] ?? ''}`,
      folder: folderOf(path),
      origin: 'written',
      path,
      line: files.lines(path).lineAt(match.index),
    })),
  );
  const task = files.read(/(^|\/)[Tt]askfile\.ya?ml$/).flatMap((path) =>
    entriesOf(valueAt(files.yaml(path), 'tasks')).map(([name, entry]): Found => ({
      purpose: purposeOf(name),
      text: `task ${name}`,
      folder: folderOf(path),
      origin: 'written',
      ...(textAt(entry, 'desc') === undefined ? {} : { note: textAt(entry, 'desc') ?? '' }),
      path,
      line: files.lines(path).lineOf('tasks:', `${name}:`),
    })),
  );
  const ant = files.read(/(^|\/)build\.xml$/).flatMap((path) =>
    antTargets(files, path).map(({ name, line, note }): Found => ({
      purpose: purposeOf(name),
      text: `ant ${name}`,
      folder: folderOf(path),
      origin: 'written',
      ...(note === '' ? {} : { note }),
      path,
      line,
    })),
  );
  return [...just, ...task, ...ant];
}

export function packageJson(files: ProjectTexts): readonly Found[] {
  return files.read(/(^|\/)package\.json$/).flatMap((path) => {
    const data = files.json(path);
    const folder = folderOf(path);
    const beside = folder === '' ? '' : `${folder}/`;
    const manager = managerOf(files, beside, textAt(data, 'packageManager'));
    const lines = files.lines(path);
    const found: Found[] = [];
    const needs = ['dependencies', 'devDependencies'].some(
      (section) => entriesOf(valueAt(data, section)).length > 0,
    );
    if (needs || folder === '') {
      const lock = ['package-lock.json', 'yarn.lock', 'pnpm-lock.yaml']
        .map((name) => `${beside}${name}`)
        .find((one) => files.has(one));
      const text = manager === 'npm' ? (lock === undefined ? 'npm install' : 'npm ci') : `${manager} install`;
      found.push({ purpose: 'set up', text, folder, origin: 'usual', path: lock ?? path, line: 0 });
    }
    for (const [name, script] of entriesOf(valueAt(data, 'scripts'))) {
      if (
        typeof script !== 'string' ||
        /^(pre|post)(?=[a-z])(?!view|pare|commit|tty)/.test(name) ||
        !/^[\w:./-]+$/.test(name)
      )
        continue;
      const short = manager !== 'npm' || name === 'test' || name === 'start';
      found.push({
        purpose: purposeOf(name) === 'run' && servesTests(script) ? 'other' : purposeOf(name),
        text: short ? `${manager} ${name}` : `npm run ${name}`,
        folder,
        origin: 'written',
        note: script,
        path,
        line: lines.lineOf('"scripts"', JSON.stringify(name)),
      });
    }
    return found;
  });
}

function managerOf(files: ProjectTexts, beside: string, stated: string | undefined): 'npm' | 'yarn' | 'pnpm' {
  const name = stated?.split('@')[0];
  if (name === 'yarn' || name === 'pnpm') return name;
  // The lock file beside it knows better than the one on top.
  for (const place of new Set([beside, ''])) {
    if (files.has(`${place}pnpm-lock.yaml`)) return 'pnpm';
    if (files.has(`${place}yarn.lock`)) return 'yarn';
    if (files.has(`${place}package-lock.json`)) return 'npm';
  }
  return 'npm';
}

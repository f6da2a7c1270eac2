import { redactSecrets } from '../secrets/redactSecrets';
import type { Component } from '../manifests/components';
import type { Place } from '../manifests/model';
import { entriesOf, textAt, valueAt } from '../manifests/plainData';
import type { RepoPath } from '../ports';
import type { CiPipeline } from './ciFacts';
import { plainness } from './plainCommands';
import { depthOf, folderOf, nameOf, type ProjectTexts } from './projectTexts';
import { antTargets } from './toolFacts';

export type Purpose = 'set up' | 'build' | 'run' | 'test' | 'check' | 'release' | 'other';

/** Something one types to work with the project. */
export interface Command extends Place {
  readonly purpose: Purpose;
  /** To be typed in {@link folder}. */
  readonly text: string;
  /** `''` is the top of the repository. */
  readonly folder: RepoPath;
  /** `written`: the project names it. `usual`: what the tool is usually called with, because its file is there. */
  readonly origin: 'written' | 'usual';
  /** What the file says of it. */
  readonly note?: string;
  /** True where a step of CI runs it as it stands here. */
  readonly inCi: boolean;
}

type Found = Omit<Command, 'inCi'>;

/** What is typed there concerns an example or a test, not the project. */
const aside =
  /(^|\/)(tests?|test-?cases?|test-?data|examples?|samples?|tutorials?|demos?|bench(marks?)?|perf(ormance)?|fuzz|fixtures)\//i;

const mostNotes = 120;
const mostCommands = 400;

/** What can be typed, by purpose; in each the better founded first: run by CI, written by the project, near the top. */
export function commandsOf(
  files: ProjectTexts,
  components: readonly Component[],
  pipelines: readonly CiPipeline[],
): readonly Command[] {
  const found = [
    ...scripts(files),
    ...makefiles(files),
    ...taskFiles(files),
    ...packageJson(files),
    ...python(files, components),
    ...jvm(files),
    ...native(files),
    ...ruby(files, components),
    ...php(files),
    ...dotnet(files),
    ...containers(files),
  ]
    .filter(({ path }) => !aside.test(path))
    .slice(0, mostCommands);
  const inCi = pipelines
    .flatMap(({ jobs }) => jobs.flatMap(({ steps }) => steps.map(({ text }) => text)))
    .join('\n');
  const ciTexts = pipelines.map(({ path }) => files.text(path));
  // `make` of CI is that of the top, unless it names the folder.
  const runs = ({ text, folder }: Found): boolean =>
    hasCommand(inCi, text) && (folder === '' || ciTexts.some((all) => namesFolder(all, folder)));
  const unique = new Map(
    found.map((command) => [`${command.folder}\n${command.text}`, command] as const).reverse(),
  );
  return [...unique.values()]
    .reverse()
    .map((command): Command => ({ ...command, inCi: runs(command) }))
    .sort((a, b) => rank(a) - rank(b));
}

function rank(command: Command): number {
  const { inCi, origin, folder, purpose, text } = command;
  // The plain test of a project is what people run; CI adds its own reports.
  if (folder === '' && origin === 'written' && /^(npm|yarn|pnpm|composer|make) (test|start)$/.test(text))
    return -1;
  // A written way to set up beats what CI does: CI has its own.
  const founded =
    purpose === 'set up'
      ? origin === 'written'
        ? 0
        : inCi
          ? 1
          : 2
      : inCi
        ? 0
        : origin === 'written'
          ? 1
          : 2;
  // Among equally founded ones that which is named for the purpose, whole.
  const byName = origin === 'written' ? 0.01 * (plainness(command) ?? 50) : 0;
  return (folder === '' ? 0 : 10 * depthOf(`${folder}/x`)) + founded + byName;
}

function namesFolder(all: string, folder: RepoPath): boolean {
  for (let at = all.indexOf(folder); at >= 0; at = all.indexOf(folder, at + 1)) {
    if (!/[\w-]/.test(all[at - 1] ?? ' ') && !/[\w-]/.test(all[at + folder.length] ?? ' ')) return true;
  }
  return false;
}

function hasCommand(all: string, command: string): boolean {
  for (let at = all.indexOf(command); at >= 0; at = all.indexOf(command, at + 1)) {
    const before = all[at - 1] ?? '\n';
    const after = all[at + command.length] ?? '\n';
    if (!/[\w/:-]/.test(before) && !/[\w:-]/.test(after)) return true;
  }
  return false;
}

const purposes: readonly (readonly [RegExp, Purpose])[] = [
  [
    /^(release|publish|deploy|upload|ship|prepublish\w*|version|postversion|preversion|dist-upload)\b/i,
    'release',
  ],
  [
    /(^|[:_.-])(lint|format|fmt|style|prettier|eslint|stylelint|rubocop|clippy|vet|typecheck|type-check|types|mypy|phpstan|phpcs|cs|cs-fix|analy[sz]e|check-?style|pre-?commit)([:_.-]|$)/i,
    'check',
  ],
  [/(^|[:_.-])(tests?|specs?|unit|e2e|coverage|cov|check|phpunit|pytest|integration\w*)([:_.-]|$)/i, 'test'],
  [
    /^(setup|set-up|install|bootstrap|init|deps|dependencies|prepare|postinstall|update|migrate|db[:_-]\w+|seed|venv|env)\b/i,
    'set up',
  ],
  [/^(docker[-_:])?(start|serve|server|run|dev|develop|up|watch|preview|console)\b/i, 'run'],
  [/^(all|default|build|compile|bundle|package|dist|assemble|jar|image|docker)\b/i, 'build'],
];

function purposeOf(name: string): Purpose {
  return purposes.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
}

function scripts(files: ProjectTexts): readonly Found[] {
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

function makefiles(files: ProjectTexts): readonly Found[] {
  return files.read(/(^|\/)(GNU)?[Mm]akefile(\.am)?$/).flatMap((path) => {
    const seen = new Set<string>();
    const found: Found[] = [];
    let above = '';
    for (const [line, content] of files.text(path).split('\n').entries()) {
      const [, names = '', help = ''] =
        content.length < 500
          ? (/^([A-Za-z][\w ./-]*?)\s*::?(?!=)(?:[^#=]*)(?:##?\s*(.*))?$/.exec(content) ?? [])
          : [];
      for (const name of names
        .split(/\s+/)
        .filter((one) => /^[A-Za-z][\w-]*$/.test(one))
        .slice(0, 5)) {
        const purpose = purposeOf(name);
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
        const note = (help || above).slice(0, mostNotes);
        found.push({
          purpose: name === 'install' && /configure|prefix/i.test(files.text(path)) ? 'other' : purpose,
          text: path.endsWith('.am')
            ? `make ${name}`
            : name === 'all' || name === 'default'
              ? 'make'
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

function taskFiles(files: ProjectTexts): readonly Found[] {
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
      ...(note === '' ? {} : { note: note.slice(0, mostNotes) }),
      path,
      line,
    })),
  );
  return [...just, ...task, ...ant];
}

function packageJson(files: ProjectTexts): readonly Found[] {
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
        purpose: purposeOf(name),
        text: short ? `${manager} ${name}` : `npm run ${name}`,
        folder,
        origin: 'written',
        note: redactSecrets(script).slice(0, mostNotes),
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

const usual = (
  purpose: Purpose,
  text: string,
  path: RepoPath,
  folder = folderOf(path),
  note?: string,
): Found => ({
  purpose,
  text,
  folder,
  origin: 'usual',
  ...(note === undefined ? {} : { note }),
  path,
  line: 0,
});

function python(files: ProjectTexts, components: readonly Component[]): readonly Found[] {
  const found: Found[] = [];
  const usesTest = (name: string): boolean =>
    components.some((one) => one.ecosystem === 'pypi' && one.name === name);
  for (const path of files.read(/^([^/]+\/)?pyproject\.toml$|^setup\.(py|cfg)$/)) {
    if (/^(examples?|docs?|tests?)\//.test(path)) continue;
    const data = path.endsWith('.toml') ? files.toml(path) : undefined;
    const beside = folderOf(path) === '' ? '' : `${folderOf(path)}/`;
    if (files.has(`${beside}uv.lock`)) found.push(usual('set up', 'uv sync', path));
    else if (valueAt(data, 'tool', 'poetry') !== undefined)
      found.push(usual('set up', 'poetry install', path));
    else if (valueAt(data, 'tool', 'pdm') !== undefined) found.push(usual('set up', 'pdm install', path));
    else if (
      data === undefined ||
      valueAt(data, 'project') !== undefined ||
      valueAt(data, 'build-system') !== undefined
    )
      found.push(usual('set up', 'python -m pip install -e .', path));
  }
  // What everybody needs has the shorter name: requirements.txt before requirements-dev.txt.
  const requirements = [
    ...files.read(/^([^/]+\/)?[\w.-]*requirements[\w.-]*\.txt$|^requirements\/[\w.-]+\.txt$/),
  ]
    .filter((path) => !/^(examples?|docs?|tests?)\//.test(path))
    .sort((a, b) => depthOf(a) - depthOf(b) || a.length - b.length);
  for (const path of requirements)
    found.push(usual('set up', `python -m pip install -r ${nameOf(path)}`, path));
  for (const path of files.read(/^([^/]+\/)?Pipfile$/))
    found.push(usual('set up', 'pipenv install --dev', path));
  for (const path of files.paths.filter((one) => /^([^/]+\/){0,2}manage\.py$/.test(one)))
    found.push(
      usual('set up', 'python manage.py migrate', path, folderOf(path), 'makes the tables of the database'),
      usual('run', 'python manage.py runserver', path),
      usual('test', 'python manage.py test', path),
    );
  for (const path of files.read(/^tox\.ini$/)) found.push(usual('test', 'tox', path));
  for (const path of files.read(/^noxfile\.py$/)) found.push(usual('test', 'nox', path));
  for (const path of files.read(/^pyproject\.toml$/)) {
    const data = files.toml(path);
    if (valueAt(data, 'tool', 'tox') !== undefined && !files.has('tox.ini'))
      found.push(usual('test', 'tox', path));
    if (valueAt(data, 'tool', 'pytest') !== undefined || usesTest('pytest'))
      found.push(usual('test', 'pytest', path));
  }
  if (!files.has('pyproject.toml') && usesTest('pytest')) {
    const [place] = components.find((one) => one.ecosystem === 'pypi' && one.name === 'pytest')?.places ?? [];
    if (place) found.push({ ...usual('test', 'pytest', place.path, ''), line: place.line });
  }
  return found;
}

function jvm(files: ProjectTexts): readonly Found[] {
  const found: Found[] = [];
  for (const path of files.read(/^([^/]+\/)?pom\.xml$/).slice(0, 1)) {
    const mvn = files.has('mvnw') ? './mvnw' : 'mvn';
    found.push(usual('build', `${mvn} package`, path), usual('test', `${mvn} test`, path));
    if (files.text(path).includes('spring-boot-maven-plugin'))
      found.push(usual('run', `${mvn} spring-boot:run`, path));
    else if (files.text(path).includes('quarkus-maven-plugin'))
      found.push(usual('run', `${mvn} quarkus:dev`, path));
  }
  for (const path of files.read(/^([^/]+\/)?build\.gradle(\.kts)?$/).slice(0, 1)) {
    const gradle = files.has('gradlew') ? './gradlew' : 'gradle';
    found.push(usual('build', `${gradle} build`, path), usual('test', `${gradle} test`, path));
    const text = files.text(path);
    if (text.includes('org.springframework.boot')) found.push(usual('run', `${gradle} bootRun`, path));
    else if (/id\s*\(?\s*["']application["']|^\s*application\s*$|apply plugin: 'application'/m.test(text))
      found.push(usual('run', `${gradle} run`, path));
  }
  return found;
}

function native(files: ProjectTexts): readonly Found[] {
  const found: Found[] = [];
  for (const path of files.read(/^([^/]+\/)?Cargo\.toml$/).slice(0, 1)) {
    found.push(
      usual('set up', 'cargo fetch', path),
      usual('build', 'cargo build', path),
      usual('test', 'cargo test', path),
    );
    const beside = folderOf(path) === '' ? '' : `${folderOf(path)}/`;
    if (files.has(`${beside}src/main.rs`) || /^\[\[bin\]\]/m.test(files.text(path)))
      found.push(usual('run', 'cargo run', path));
  }
  for (const path of files.read(/^([^/]+\/)?go\.mod$/).slice(0, 1)) {
    found.push(
      usual('set up', 'go mod download', path),
      usual('build', 'go build ./...', path),
      usual('test', 'go test ./...', path),
    );
    for (const main of files.paths.filter((one) => /^(cmd\/[^/]+\/)?main\.go$/.test(one)).slice(0, 10))
      found.push(usual('run', folderOf(main) === '' ? 'go run .' : `go run ./${folderOf(main)}`, main, ''));
  }
  if (files.has('CMakeLists.txt'))
    found.push(
      usual('build', 'cmake -B build && cmake --build build', 'CMakeLists.txt'),
      ...(/enable_testing|include\s*\(\s*CTest/i.test(files.text('CMakeLists.txt'))
        ? [usual('test', 'ctest --test-dir build', 'CMakeLists.txt')]
        : []),
    );
  if (files.has('meson.build') && !files.has('Makefile'))
    found.push(
      usual('build', 'meson setup build && meson compile -C build', 'meson.build'),
      usual('test', 'meson test -C build', 'meson.build'),
    );
  if (files.has('configure.ac') && !files.has('Makefile'))
    found.push(
      usual(
        'build',
        files.has('autogen.sh')
          ? './autogen.sh && ./configure && make'
          : 'autoreconf -i && ./configure && make',
        'configure.ac',
      ),
    );
  return found;
}

function ruby(files: ProjectTexts, components: readonly Component[]): readonly Found[] {
  const found: Found[] = [];
  for (const path of files.paths.filter((one) => /^([^/]+\/)?(Gemfile|gems\.rb)$/.test(one)).slice(0, 3))
    found.push(usual('set up', 'bundle install', path));
  if (files.has('bin/rails') || files.has('config/application.rb')) {
    const path = files.has('bin/rails') ? 'bin/rails' : 'config/application.rb';
    found.push(
      usual('set up', 'bin/rails db:prepare', path, '', 'makes the database and its tables'),
      usual('run', 'bin/rails server', path, ''),
    );
  }
  for (const path of files.read(/^([^/]+\/)?Rakefile$/)) {
    const text = files.text(path);
    for (const match of text.matchAll(
      /^\s*(?:Rake::TestTask\.new|RSpec::Core::RakeTask\.new|task)[\s(]*(?::|["'])([\w:]+)/gm,
    )) {
      const name = match[1] ?? '';
      if (purposeOf(name) !== 'other')
        found.push({
          purpose: purposeOf(name),
          text: `bundle exec rake ${name}`,
          folder: folderOf(path),
          origin: 'written',
          path,
          line: files.lines(path).lineAt(match.index),
        });
    }
    if (/\bdefault\b/.test(text))
      found.push(usual('test', 'bundle exec rake', path, folderOf(path), 'the default task'));
  }
  if (
    components.some(
      ({ ecosystem, name }) => ecosystem === 'gem' && (name === 'rspec' || name === 'rspec-rails'),
    ) &&
    files.paths.some((one) => one.startsWith('spec/'))
  )
    found.push(usual('test', 'bundle exec rspec', files.has('.rspec') ? '.rspec' : 'Gemfile', ''));
  if (files.has('config.ru') && !files.has('config/application.rb'))
    found.push(usual('run', 'bundle exec rackup', 'config.ru'));
  return found;
}

function php(files: ProjectTexts): readonly Found[] {
  return files.read(/^([^/]+\/)?composer\.json$/).flatMap((path) => {
    const data = files.json(path);
    const found: Found[] = [usual('set up', 'composer install', path)];
    for (const [name, script] of entriesOf(valueAt(data, 'scripts'))) {
      if (/^(pre|post)-/.test(name) || !/^[\w:.-]+$/.test(name)) continue;
      const note = typeof script === 'string' ? script.slice(0, mostNotes) : '';
      found.push({
        purpose: purposeOf(name),
        text: `composer ${/^(test|start)$/.test(name) ? name : `run ${name}`}`,
        folder: folderOf(path),
        origin: 'written',
        ...(note === '' ? {} : { note }),
        path,
        line: files.lines(path).lineOf('"scripts"', JSON.stringify(name)),
      });
    }
    if (files.has('artisan'))
      found.push(
        usual('set up', 'php artisan migrate', 'artisan'),
        usual('run', 'php artisan serve', 'artisan'),
        usual('test', 'php artisan test', 'artisan'),
      );
    else if (files.paths.some((one) => /^phpunit\.xml(\.dist)?$/.test(one)))
      found.push(
        usual('test', 'vendor/bin/phpunit', files.has('phpunit.xml') ? 'phpunit.xml' : 'phpunit.xml.dist'),
      );
    if (files.has('public/index.php') && !files.has('artisan'))
      found.push(usual('run', 'php -S localhost:8000 -t public', 'public/index.php', ''));
    return found;
  });
}

function dotnet(files: ProjectTexts): readonly Found[] {
  const solution =
    files.paths.find((one) => /^([^/]+\/)?[^/]+\.slnx?$/.test(one)) ??
    files.paths.find((one) => /^([^/]+\/)?[^/]+\.(cs|fs|vb)proj$/.test(one));
  if (solution === undefined) return [];
  const found = [
    usual('set up', 'dotnet restore', solution),
    usual('build', 'dotnet build', solution),
    usual('test', 'dotnet test', solution),
  ];
  const programs = files
    .read(/\.(cs|fs|vb)proj$/)
    .filter((path) => /<OutputType>\s*(Win)?Exe|Sdk="Microsoft\.NET\.Sdk\.Web"/i.test(files.text(path)));
  return [
    ...found,
    ...programs
      .slice(0, 8)
      .map((path) =>
        usual(
          'run',
          `dotnet run --project ${/^[\w./-]+$/.test(folderOf(path)) ? folderOf(path) : '.'}`,
          path,
          '',
        ),
      ),
  ];
}

function containers(files: ProjectTexts): readonly Found[] {
  const compose = files
    .read(/(^|\/)(docker-)?compose(\.dev|\.local)?\.ya?ml$/)
    .slice(0, 4)
    .map((path) => {
      const services = entriesOf(valueAt(files.yaml(path), 'services')).map(([name]) => name);
      const standard = /^(docker-)?compose\.ya?ml$/.test(nameOf(path));
      return usual(
        'run',
        standard ? 'docker compose up' : `docker compose -f ${nameOf(path)} up`,
        path,
        folderOf(path),
        services.length === 0 ? undefined : `starts ${services.slice(0, 8).join(', ')}`,
      );
    });
  const images = files
    .read(/^([^/]+\/)?Dockerfile$/)
    .slice(0, 4)
    .map((path) => usual('build', 'docker build .', path));
  return [...compose, ...images];
}

import { folderOf } from '../repoPath';
import { type Found, usual } from './command';
import type { ProjectTexts } from './projectTexts';

export function jvm(files: ProjectTexts): readonly Found[] {
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

export function native(files: ProjectTexts): readonly Found[] {
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

export function dotnet(files: ProjectTexts): readonly Found[] {
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

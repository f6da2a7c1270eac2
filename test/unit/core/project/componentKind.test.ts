import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { bytesToRead } from '../../../../src/core/project/projectFiles';
import { projectFactsOf } from '../../../../src/core/project/projectFacts';
import { isSource } from '../../../../src/core/project/sourcePaths';
import { SourceReading } from '../../../../src/core/project/sourceFacts';

/** Type and the line that says it. */
function kindOf(files: Readonly<Record<string, string>>): string {
  const paths = Object.keys(files).sort();
  const sources = new SourceReading();
  for (const path of paths) if (isSource(path)) sources.add(path, files[path] ?? '');
  const texts = new Map(Object.entries(files).filter(([path]) => bytesToRead(path) !== undefined));
  const none = { problems: [], installedLicences: new Map<string, string>(), tags: [] };
  const { type, place } = projectFactsOf({ paths, texts, sources: sources.finish(paths), ...none }).kind;
  return place === undefined ? type : `${type} ${place.path}:${place.line + 1}`;
}

const npm = (over: object): string => JSON.stringify({ name: 'votes', version: '1.0.0', ...over });

describe('What a project is', () => {
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    [
      'a service where it is started and uses a package that answers requests',
      { 'package.json': npm({ scripts: { start: 'node .' }, dependencies: { express: '4' } }) },
      'service package.json:1',
    ],
    [
      'a service where its main method stands in a package called samples',
      {
        'build.gradle':
          "dependencies {\n  implementation 'org.springframework.boot:spring-boot-starter-web'\n}\n",
        'src/main/java/org/samples/Votes.java':
          'class Votes {\n  public static void main(String[] a) {}\n}\n',
      },
      'service build.gradle:2',
    ],
    [
      'a service where a container has an open port',
      { Dockerfile: 'FROM scratch\nEXPOSE 80\n' },
      'service Dockerfile:2',
    ],
    [
      'a service where it uses the web SDK of .NET',
      { 'src/Votes/Votes.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>' },
      'service src/Votes/Votes.csproj:1',
    ],
    [
      'a website where it makes pages, also in a container',
      {
        'package.json': npm({ private: true, dependencies: { vue: '3' } }),
        'index.html': '<div></div>',
        Dockerfile: 'FROM nginx\nEXPOSE 80\n',
      },
      'website package.json:1',
    ],
    [
      'a website where there is nothing but pages',
      { 'mkdocs.yml': 'site_name: a\n' },
      'website mkdocs.yml:1',
    ],
    [
      'a library where other code uses it, whatever helps to develop it',
      {
        'package.json': npm({ main: 'a.js', bin: 'b.js', devDependencies: { express: '4' } }),
        'mkdocs.yml': '',
      },
      'library package.json:1',
    ],
    [
      'a library of Go without a main function',
      { 'go.mod': 'module example.org/votes\n' },
      'library go.mod:1',
    ],
    [
      'a tool where it is a command',
      { 'package.json': npm({ bin: { votes: 'a.js' } }) },
      'tool package.json:1',
    ],
    [
      'a tool where it extends VS Code',
      { 'package.json': npm({ main: 'a.js', engines: { vscode: '^1.91.0' } }) },
      'tool package.json:1',
    ],
    ['unknown where nothing says it', { 'src/a.c': 'int main(void) { return 0; }\n' }, 'unknown'],
    [
      'not what an example in it is',
      {
        'examples/shop/package.json': npm({ scripts: { start: 'x' }, dependencies: { express: '4' } }),
        'a.c': '',
      },
      'unknown',
    ],
  ];
  for (const [what, files, kind] of cases)
    it(`is ${what}`, () => {
      assert.equal(kindOf(files), kind);
    });
});

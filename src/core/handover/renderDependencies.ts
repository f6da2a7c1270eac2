import type { Component } from '../manifests/components';
import type { Ecosystem } from '../manifests/model';
import { counted, listWords, numberWords } from '../wording';
import type { BookFacts } from './facts';
import { codeSpan, escapeText, type Markdown, shorten, table } from './markdownText';
import { placeLink, placeLinks } from './placeLinks';
import { regionContent } from './provenance';

/** As people call the registries. */
const ecosystemNames: Readonly<Record<Ecosystem, string>> = {
  npm: 'npm',
  pypi: 'PyPI',
  maven: 'Maven',
  cargo: 'Cargo',
  go: 'Go modules',
  composer: 'Composer',
  gem: 'RubyGems',
  nuget: 'NuGet',
};

/** Beyond these the chapter would be too big for hosts to show. */
const mostDirect = 400;
const mostTransitive = 1500;
const mostNamed = 6;
const mostLicenceFiles = 12;

const scopeWords: Readonly<Record<Component['scope'], string>> = {
  runtime: 'shipped',
  development: 'development',
  unknown: 'not said',
};

/** Chapter 19: what the project itself asks for. */
export function dependenciesRegion(facts: BookFacts): Markdown {
  const { components, manifests } = facts.project;
  const body: Markdown[] = [];
  if (manifests.files.length === 0) {
    body.push(
      'No manifest or lock file was found of npm, PyPI, Maven, Gradle, Cargo, Go, Composer, RubyGems or NuGet.',
    );
    return regionContent('code', facts, body);
  }
  if (components.length === 0) {
    body.push(`No packages are asked for in ${fileList(facts)}.`);
    return regionContent('code', facts, body);
  }
  body.push(summaryWords(facts));
  for (const ecosystem of ecosystemsOf(components)) body.push(...ofEcosystem(ecosystem, facts));
  return regionContent('code', facts, body);
}

function ecosystemsOf(components: readonly Component[]): readonly Ecosystem[] {
  return [...new Set(components.map(({ ecosystem }) => ecosystem))];
}

function summaryWords({ project: { components } }: BookFacts): Markdown {
  const direct = components.filter(({ relation }) => relation === 'direct').length;
  const known = components.filter(({ licence }) => licence !== undefined).length;
  const came = components.length - direct;
  const along = came === 0 ? '' : `, ${numberWords(came)} came along with them`;
  const licences =
    known === 0
      ? 'No file in the repository says under which licences they are.'
      : `The licence of ${numberWords(known)} is stated in the repository, that of ${numberWords(components.length - known)} is **unknown**.`;
  return `${counted(components.length, 'package')}: ${numberWords(direct)} ${direct === 1 ? 'is' : 'are'} asked for${along}. ${licences}`;
}

function fileList({ project, links }: BookFacts): Markdown {
  return listWords(
    project.manifests.files.map(({ path }) => links.toEndOf(path)),
    mostNamed,
  );
}

function ofEcosystem(ecosystem: Ecosystem, facts: BookFacts): readonly Markdown[] {
  const { components, manifests } = facts.project;
  const all = components.filter((component) => component.ecosystem === ecosystem);
  const direct = all.filter(({ relation }) => relation === 'direct');
  const shown = direct.slice(0, mostDirect);
  const body: Markdown[] = [`### ${ecosystemNames[ecosystem]}`];
  const files = manifests.files.filter((file) => file.ecosystem === ecosystem);
  const named = files.map(({ path }) => facts.links.toEndOf(path));
  const locked = files.some(({ kind }) => kind === 'lock') || ecosystem === 'go';
  body.push(
    `From ${listWords(named, mostNamed)}.${
      locked ? '' : ' **There is no lock file**: what is installed may be newer than what the team used.'
    }`,
  );
  if (shown.length > 0) {
    body.push(
      table(
        ['Package', 'Version', 'Asked for', 'Use', 'Licence', 'Where'],
        shown.map((component) => [
          codeSpan(component.name),
          component.version === undefined ? '–' : codeSpan(shorten(component.version, 40)),
          component.range === undefined ? '–' : codeSpan(shorten(component.range, 40)),
          scopeWords[component.scope],
          licenceWords(component),
          placeLinks(component.places.slice(0, 3), facts.links),
        ]),
      ),
    );
  }
  if (direct.length > shown.length)
    body.push(`${counted(direct.length - shown.length, 'more is', 'more are')} asked for.`);
  const along = all.filter(({ relation }) => relation === 'transitive');
  if (along.length > 0) body.push(...cameAlong(along, facts));
  return body;
}

function cameAlong(along: readonly Component[], { links }: BookFacts): readonly Markdown[] {
  const shown = along.slice(0, mostTransitive);
  const rows = shown.map((component) => [
    codeSpan(component.name),
    component.version === undefined ? '–' : codeSpan(shorten(component.version, 40)),
    licenceWords(component),
    component.places[0] ? placeLink(component.places[0], links) : '–',
  ]);
  const rest = along.length - shown.length;
  return [
    `${counted(along.length, 'package', 'packages')} that came along${rest === 0 ? '' : `, the first ${numberWords(shown.length)} of them`}:`,
    table(['Package', 'Version', 'Licence', 'Where'], rows),
  ];
}

function licenceWords({ licence }: Component): Markdown {
  return licence === undefined ? 'unknown' : escapeText(shorten(licence, 60));
}

/** Chapter 19: under which licence the project is, and under which its packages are. */
export function licencesRegion(facts: BookFacts): Markdown {
  const { project } = facts;
  const body = [ownLicence(facts)];
  const shipped = project.components.filter(({ scope }) => scope !== 'development');
  if (project.components.length > 0 && project.components.every(({ licence }) => licence === undefined))
    body.push('Under which licences the packages are, no file in the repository says.');
  else if (project.components.length > 0) {
    const groups = new Map<string, Component[]>();
    for (const component of project.components) {
      const group = groups.get(component.licence ?? '');
      if (group) group.push(component);
      else groups.set(component.licence ?? '', [component]);
    }
    const rows = [...groups]
      .sort(([a, first], [b, second]) => second.length - first.length || (a < b ? -1 : 1))
      .map(([licence, members]) => [
        licence === '' ? '**unknown**' : escapeText(shorten(licence, 80)),
        numberWords(members.length),
        numberWords(members.filter((member) => shipped.includes(member)).length),
        listWords(
          members.map(({ name }) => codeSpan(name)),
          mostNamed,
        ),
      ]);
    body.push(table(['Licence of packages', 'Packages#', 'Of them shipped#', 'Which'], rows));
  }
  return regionContent('code', facts, body);
}

function ownLicence({ project: { licences }, links }: BookFacts): Markdown {
  if (licences.length === 0)
    return '**No licence of the project was found**: no licence file, and no manifest states one.';
  const items = licences.slice(0, mostLicenceFiles).map((fact) => {
    const licence =
      fact.licence === undefined
        ? 'a text that is none of the common licences'
        : `**${escapeText(shorten(fact.licence, 80))}**`;
    return `- ${licence}, says ${placeLink(fact, links)}`;
  });
  const rest = licences.length - items.length;
  if (rest > 0) items.push(`- ${counted(rest, 'more place says', 'more places say')} something.`);
  return ['The project itself:', items.join('\n')].join('\n\n');
}

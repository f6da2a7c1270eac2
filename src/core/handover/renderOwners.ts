import { listWords, numberWords } from '../wording';
import type { BookFacts } from './facts';
import { codeSpan, escapeText, type Markdown, shorten, table } from './markdownText';
import { placeLink } from './placeLinks';
import { regionContent } from './provenance';

/** Chapter 20: who is named by files, beside the history. */
export function ownersRegion(facts: BookFacts): Markdown {
  const { owners, peopleFiles, manifests } = facts.project;
  const body: Markdown[] = [];
  if (owners.length > 0) {
    const rows = owners.slice(0, 200).map((rule) => [
      codeSpan(rule.pattern),
      rule.owners.length === 0
        ? 'nobody'
        : listWords(
            rule.owners.map((owner) => codeSpan(owner)),
            6,
          ),
      numberWords(rule.files),
      placeLink(rule, facts.links),
    ]);
    body.push(table(['Paths', 'Owners by CODEOWNERS', 'Files#', 'Where'], rows));
  } else body.push('There is no CODEOWNERS file.');
  const named = manifests.projects.filter(
    ({ maintainers, path }) => maintainers.length > 0 && path.split('/').length <= 3,
  );
  if (named.length > 0)
    body.push(
      table(
        ['Authors and maintainers by manifests', 'Where'],
        named.slice(0, 30).map((project) => [
          listWords(
            project.maintainers.map((name) => escapeText(shorten(name, 60))),
            8,
          ),
          placeLink(project, facts.links),
        ]),
      ),
    );
  if (peopleFiles.length > 0)
    body.push(
      `People are also named in ${listWords(
        peopleFiles.map((path) => facts.links.toEndOf(path)),
        8,
      )}.`,
    );
  return regionContent('code', facts, body);
}

import { factTable } from './factTable';
import type { BookFacts } from './facts';
import { escapeText, type Markdown, table } from './markdownText';
import { regionContent } from './provenance';

/** Chapter 6: which stores are spoken to. */
export function storesRegion(facts: BookFacts): Markdown {
  const body = factTable(facts.project.data.stores, ['Store', 'Seen in', 'What that is'], facts.links, 120);
  return regionContent(
    'code',
    facts,
    body.length > 0
      ? [
          ...body,
          'Names and passwords in addresses are left out. What is stored in them and how long, only people know.',
        ]
      : ['No client, container or address of a data store was found.'],
  );
}

/** Chapter 6: how tables come to be and change. */
export function migrationsRegion(facts: BookFacts): Markdown {
  const { migrations, schemas } = facts.project.data;
  const body: Markdown[] = [];
  if (migrations.length > 0)
    body.push(
      table(
        ['Migrations', 'Folder', 'Files#', 'The last'],
        migrations
          .slice(0, 60)
          .map(({ kind, value, note, path }) => [
            escapeText(kind),
            facts.links.toEndOf(value),
            escapeText(note ?? ''),
            facts.links.toEndOf(path),
          ]),
      ),
    );
  else body.push('No folder of migrations was found.');
  if (schemas.length > 0)
    body.push('### Schemas', ...factTable(schemas, ['Kind', 'Tables'], facts.links, 60));
  return regionContent('code', facts, body);
}

import { languageOf } from '../../src/core/hotspots/languages';
import type { ModuleFacts } from '../../src/core/hotspots/model';
import { moduleFacts } from '../../src/core/hotspots/moduleFacts';
import { tagPattern } from '../../src/core/hotspots/tagPattern';
import { parserOf } from '../../src/node/scan/grammars';

/** What the scan finds in a text, parsed for real. */
export async function moduleFactsOf(
  path: string,
  text: string,
  tags: readonly string[] = ['TODO', 'FIXME', 'XXX', 'HACK'],
): Promise<ModuleFacts> {
  const language = languageOf(path);
  if (language === undefined) throw new Error(`${path} is in no language that is scanned`);
  const { grammar } = language;
  const parser = grammar === undefined ? undefined : await parserOf(grammar);
  const facts = moduleFacts(
    path,
    text,
    language,
    { tags: tagPattern(tags) },
    (source) => parser?.parse(source)?.rootNode,
  );
  if (facts === undefined) throw new Error(`${path} was not parsed`);
  return facts;
}

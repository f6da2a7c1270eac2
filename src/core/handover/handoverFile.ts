import { isMap } from 'yaml';
import { conflictLine, unmerged } from '../knowledge/frontMatter';
import { parsePlainYaml } from '../knowledge/plainYaml';
import { quotable } from '../knowledge/quoteAnchor';
import type { TextSpan } from '../lineIndex';
import type { RepoPath } from '../ports';
import { faultAt, type HandoverFileFault } from './handoverFileFault';
import { defaultSettings, type HandoverSettings } from './handoverSettings';
import { SettingsReader, type UnknownSetting } from './settingsReader';
import { topOfFile, YamlPlaces } from './yamlPlaces';

export const handoverFileSchema = 'mob-handover/handover/1';

/** In UTF-16 code units. */
export const longestHandoverFile = 65_536;

export interface HandoverFile {
  readonly settings: HandoverSettings;
  /** What is faulty was passed over; everything else holds. */
  readonly problems: readonly HandoverFileFault[];
  /** They are passed over and stay in the file. */
  readonly unknown: readonly UnknownSetting[];
  /** The templates that chapters name. */
  readonly templates: readonly { readonly path: RepoPath; readonly span: TextSpan }[];
}

/**
 * Reads `.handover/handover.yaml`. Keys that are not known are passed over and stay in the file, which is never written.
 * @param standard names of the chapters of the standard book
 */
export function parseHandoverFile(text: string, standard: readonly string[]): HandoverFile {
  if (text.length > longestHandoverFile)
    return passedOver(topOfFile, `it is longer than ${longestHandoverFile} characters; make it shorter`);
  const source = quotable(text);
  const places = new YamlPlaces(source);
  const conflict = conflictLine(source);
  if (conflict !== undefined) return passedOver(places.ofLine(conflict), unmerged);
  const parsed = parsePlainYaml(source);
  if (parsed === undefined)
    return passedOver(topOfFile, 'it has lists within lists without end; write it plainer');
  const { document } = parsed;
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined)
    return passedOver(
      places.spanOf(...fault.pos),
      `it is no plain YAML (${firstLine(fault.message)}); mend it`,
    );
  const { contents } = document;
  if (contents === null) return { settings: defaultSettings, problems: [], unknown: [], templates: [] };
  if (!isMap(contents)) return passedOver(topOfFile, 'it is no list of "key: value" lines; mend it');
  const schema = places.at(contents, 'schema');
  if (schema !== undefined && schema.value !== handoverFileSchema)
    return passedOver(schema.at, `"schema" is not ${handoverFileSchema}; write that, or leave it out`);
  const reader = new SettingsReader(places, standard);
  const settings = reader.read(contents);
  const { faults, unknown, templates } = reader;
  return { settings, problems: faults, unknown, templates };
}

function passedOver(at: TextSpan, why: string): HandoverFile {
  const problems = [faultAt(at, `the whole file is passed over, for ${why}`, true)];
  return { settings: defaultSettings, problems, unknown: [], templates: [] };
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/[.:]$/, '');
}

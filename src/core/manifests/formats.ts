import { parse as parseTomlText, TomlError } from 'smol-toml';
import { parsePlainYaml } from '../knowledge/plainYaml';
import { ManifestError } from './manifestError';

/** Tables within tables: what people write has five levels. */
const mostTomlLevels = 40;
/** Aliases resolved; CI files of large projects use a few dozen. */
const mostYamlAliases = 200;

/** @throws ManifestError */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ManifestError('this is no JSON');
  }
}

/** @throws ManifestError */
export function parseToml(text: string): unknown {
  try {
    return parseTomlText(text, { maxDepth: mostTomlLevels });
  } catch (error) {
    if (error instanceof TomlError) throw new ManifestError('this is no TOML', Math.max(0, error.line - 1));
    throw new ManifestError('this is no TOML');
  }
}

/** The first document. @throws ManifestError */
export function parseYaml(text: string): unknown {
  const parsed = parsePlainYaml(text);
  if (parsed === undefined) throw new ManifestError('this nests deeper than anybody would write it');
  const [fault] = parsed.document.errors;
  if (fault) throw new ManifestError('this is no YAML', parsed.lines.linePos(fault.pos[0]).line - 1);
  try {
    return parsed.document.toJS({ maxAliasCount: mostYamlAliases }) as unknown;
  } catch {
    throw new ManifestError('this uses too many aliases, or one of nothing');
  }
}

import { isScalar } from 'yaml';
import { parsePlainYaml } from '../knowledge/plainYaml';
import { yamlString } from '../session/plainText';

/** A path or a name as a YAML value: plain where it is read as the same text, in lists with brackets too, else in quotes. */
export function yamlScalar(text: string): string {
  if (!/^[\p{L}\p{N}_./][\p{L}\p{N}_./ +@~-]*$/u.test(text)) return yamlString(text);
  const parsed = parsePlainYaml(text)?.document;
  const isSame = parsed?.errors.length === 0 && isScalar(parsed.contents) && parsed.contents.value === text;
  return isSame ? text : yamlString(text);
}

import { posix } from 'node:path';
import type { Finding } from './check';

/**
 * A workflow command of GitHub Actions that marks a file. `%`, line breaks and, in properties, `:` and `,` are encoded, so
 * that no text of a repository can become a command of its own
 * (https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts).
 * @param folder that the finding's path is relative to, from the top of the repository, which GitHub's paths are relative to
 */
export function githubAnnotation({ level, message, path, line }: Finding, folder: string): string {
  const properties = [
    ...(path === undefined ? [] : [`file=${property(posix.join(folder, path))}`]),
    ...(line === undefined ? [] : [`line=${line + 1}`]),
    'title=Mob Handover',
  ];
  return `::${level} ${properties.join(',')}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

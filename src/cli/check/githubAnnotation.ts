import type { Finding } from './check';

/**
 * A workflow command of GitHub Actions that marks a file. `%`, line breaks and, in properties, `:` and `,` are encoded, so
 * that no text of a repository can become a command of its own
 * (https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts).
 */
export function githubAnnotation({ level, message, path, line }: Finding): string {
  const properties = [
    ...(path === undefined ? [] : [`file=${property(path)}`]),
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

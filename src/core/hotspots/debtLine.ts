/** Whether a comment line only says that something is to be done, whatever tags the settings name. */
export function isDebtLine(line: string): boolean {
  return /^(TODO|FIXME|XXX|HACK|TBD|WIP)\b/.test(line);
}

/**
 * The rows of a CSV text (RFC 4180: quoted fields may hold commas, line ends and doubled quotes), by the names in
 * its first line.
 * @throws {Error} where a quoted field does not end
 */
export function readCsv(text: string): Record<string, string>[] {
  const [names = [], ...rows] = fieldsOf(text.replace(/^\uFEFF/, ''));
  return rows
    .filter((row) => row.length > 1 || row[0] !== '')
    .map((row) => Object.fromEntries(names.map((name, at) => [name.trim(), row[at] ?? ''])));
}

function fieldsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|\r|$)/y;
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const match = field.exec(text);
    if (match === null) throw new Error(`Row ${rows.length + 1} of the CSV has a quote that does not end.`);
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] !== ',') {
      rows.push(row);
      row = [];
    } else if (field.lastIndex === text.length) {
      row.push('');
    }
    if (field.lastIndex === at) break;
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

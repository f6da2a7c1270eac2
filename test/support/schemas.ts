import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import Ajv, { type ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';
// @ts-expect-error -- it has no types
import addFormats2019 from 'ajv-formats-draft2019';

const required = createRequire(__filename);
const read = (file: string): object => JSON.parse(readFileSync(file, 'utf8')) as object;
const cycloneDxFolder = path.join(
  path.dirname(required.resolve('@cyclonedx/cyclonedx-library/package.json')),
  'res/schema',
);

type Validate = (data: unknown) => readonly ErrorObject[];

let cycloneDx: Validate | undefined;
let sarif: Validate | undefined;

/** What the official schema of CycloneDX 1.6 says is wrong. */
export const cycloneDxProblems: Validate = (bom) => (cycloneDx ??= cycloneDxSchema())(bom);

/** What the official schema of SARIF 2.1.0 says is wrong. */
export const sarifProblems: Validate = (log) => (sarif ??= sarifSchema())(log);

function cycloneDxSchema(): Validate {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  (addFormats2019 as (to: Ajv) => void)(ajv);
  const schemaOf = (name: string): object => read(path.join(cycloneDxFolder, `${name}.SNAPSHOT.schema.json`));
  for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs']) {
    ajv.addSchema({ ...schemaOf(name), $id: `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json` });
  }
  return validator(ajv, schemaOf('bom-1.6'));
}

function sarifSchema(): Validate {
  const folder = path.dirname(required.resolve('@microsoft/jest-sarif/package.json'));
  const schema: Record<string, unknown> = {
    ...read(path.join(folder, 'lib/schemas/sarif-2.1.0-rtm.5.json')),
  };
  // The keywords that it uses mean the same in every draft.
  delete schema['$schema'];
  delete schema['id'];
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  return validator(ajv, schema);
}

function validator(ajv: Ajv, schema: object): Validate {
  const validate = ajv.compile(schema);
  return (data) => {
    validate(data);
    return validate.errors ?? [];
  };
}

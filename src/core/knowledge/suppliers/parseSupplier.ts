import type { RepoPath } from '../../ports';
import { isBrokenFile, readRegisterFile, textOfValue, textsOfValue } from '../registerFile';
import {
  type BrokenFile,
  type Supplier,
  type SupplierField,
  supplierFields,
  supplierSchema,
  type TrustAnswer,
  type TrustField,
  trustFields,
} from './supplier';

/** Reads one file of the register. What cannot be read is told with path and line; the file stays as it is. */
export function parseSupplier(path: RepoPath, text: string): Supplier | BrokenFile {
  const file = readRegisterFile(path, text, { schema: supplierSchema, what: 'supplier' });
  if (isBrokenFile(file)) return file;
  const { data, body, fail } = file;
  const name = textOfValue(data['name']);
  if (name === undefined || name === '') return fail('name', '"name" is missing');
  const party = textOfValue(data['party']);
  if (party === undefined || !/^[\w-]{0,80}$/.test(party))
    return fail('party', '"party" is not the id of a party');
  const domains = textsOfValue(data['domains']);
  if (domains === undefined) return fail('domains', '"domains" is not a list of domains');
  const packages = textsOfValue(data['packages']);
  if (packages === undefined) return fail('packages', '"packages" is not a list of packages');
  const notASupplier = textOfValue(data['notASupplier']);
  if (notASupplier === undefined) return fail('notASupplier', '"notASupplier" is not a reason in words');
  const answers: Partial<Record<SupplierField, string>> = {};
  for (const { key } of supplierFields) {
    const answer = textOfValue(data[key]);
    if (answer === undefined) return fail(key, `"${key}" is not a text`);
    answers[key] = answer;
  }
  const trust = readTrust(data['trust']);
  if (trust === undefined)
    return fail('trust', '"trust" is not made of questions with "answer" and "evidence"');
  return {
    path,
    name,
    ...(party === '' ? {} : { party }),
    domains: domains.map((domain) => domain.toLowerCase()),
    packages,
    ...(notASupplier === '' ? {} : { notASupplier }),
    answers: answers as Record<SupplierField, string>,
    trust,
    body,
  };
}

function readTrust(value: unknown): Record<TrustField, TrustAnswer> | undefined {
  if (value !== undefined && value !== null && (typeof value !== 'object' || Array.isArray(value)))
    return undefined;
  const given = (value ?? {}) as Readonly<Record<string, unknown>>;
  const answers: Partial<Record<TrustField, TrustAnswer>> = {};
  for (const { key } of trustFields) {
    const each = given[key];
    const parts: Readonly<Record<string, unknown>> =
      typeof each === 'object' && each !== null && !Array.isArray(each)
        ? (each as Record<string, unknown>)
        : { answer: each };
    const answer = textOfValue(parts['answer']);
    const evidence = textOfValue(parts['evidence']);
    if (answer === undefined || evidence === undefined) return undefined;
    answers[key] = { answer, evidence };
  }
  return answers as Record<TrustField, TrustAnswer>;
}

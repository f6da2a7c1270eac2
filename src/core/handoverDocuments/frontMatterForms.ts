import { assetFields, assetSchema, isAssetPath } from '../knowledge/assets/asset';
import { assetKinds } from '../knowledge/assets/assetKinds';
import { noteKinds, noteSchema, noteStatuses } from '../knowledge/note';
import { isNotePath } from '../knowledge/noteId';
import { supplierFields, supplierSchema, trustFields } from '../knowledge/suppliers/supplier';
import { isSupplierPath } from '../knowledge/suppliers/writeSupplier';
import type { RepoPath } from '../ports';
import { peopleKeys } from './noteLayout';

/** Files of `.handover` whose front matter has keys of ours. */
export type FormName = 'note' | 'supplier' | 'asset';

/** What the front matter of such a file may hold. */
export interface FrontMatterForm {
  /** What each key means, in the order of the file. Other keys are kept and not read. */
  readonly keys: Readonly<Record<string, string>>;
  /** Keys that have one of a few values. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Keys whose values are names of people, lists of them included. */
  readonly people: readonly string[];
}

const schemaWords = 'What kind of file this is, and which version of it';

export const frontMatterForms: Readonly<Record<FormName, FrontMatterForm>> = {
  note: {
    keys: {
      schema: schemaWords,
      kind: 'What it is',
      status: 'What became of it',
      at: 'When it was said, such as 2026-11-22T10:00:00Z',
      session: 'Id of the mob session',
      toldBy: 'Whose knowledge it is',
      learntBy: 'Who had not known it',
      confirmedBy: 'Who agreed to it besides those who told it',
      question: 'The question of a chapter that it answers, such as 07-suppliers/who-pays',
      askedBy: 'Who of the receiving side asked it',
      assignedTo: 'Who is to answer the question',
      anchors: 'The code it speaks of',
    },
    values: { schema: [noteSchema], kind: noteKinds, status: noteStatuses },
    people: peopleKeys,
  },
  supplier: {
    keys: {
      schema: schemaWords,
      name: 'What people call it',
      party: 'The party that the code shows',
      domains: 'Domains by which it is found in the code',
      packages: 'Packages by which it is found in the code',
      notASupplier: 'Why it is none; such a file only says so',
      ...questionsOf(supplierFields),
      trust: 'Whether one may rely on it: four questions, each with what shows it',
    },
    values: { schema: [supplierSchema] },
    people: ['contact', 'payer'],
  },
  asset: {
    keys: {
      schema: schemaWords,
      name: 'What people call it',
      kind: 'What runs out',
      expires: 'On which day it runs out, such as 2027-04-13',
      file: 'The certificate in the repository, from the folder on',
      ...questionsOf(assetFields),
    },
    values: { schema: [assetSchema], kind: assetKinds },
    people: ['owner', 'renewedBy'],
  },
};

/** What stands below `trust` in a file of the register. */
export const trustKeys: Readonly<Record<string, string>> = questionsOf(trustFields);

/** What stands below each question of trust. */
export const trustParts: Readonly<Record<string, string>> = {
  answer: 'In a few words',
  evidence: 'What happened that shows it',
};

/** Undefined for files whose front matter has no keys of ours that people write. */
export function formOf(path: RepoPath): FormName | undefined {
  if (isNotePath(path)) return 'note';
  if (isSupplierPath(path)) return 'supplier';
  return isAssetPath(path) ? 'asset' : undefined;
}

function questionsOf(
  fields: readonly { readonly key: string; readonly question: string }[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.map(({ key, question }) => [key, question]));
}

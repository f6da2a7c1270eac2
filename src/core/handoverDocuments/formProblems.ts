import { type Asset, assetFields, leavesFolder, parseAsset } from '../knowledge/assets/asset';
import { packProblems } from '../knowledge/questions/questionPack';
import type { TextSpan } from '../lineIndex';
import { isBrokenFile } from '../knowledge/registerFile';
import { parseSupplier } from '../knowledge/suppliers/parseSupplier';
import { isDay, type Supplier, supplierFields, trustFields } from '../knowledge/suppliers/supplier';
import type { RepoPath } from '../ports';
import { plainLine } from '../session/plainText';
import { type DocumentProblem, lineSpan } from './documentProblems';
import { type FormName, frontMatterForms } from './frontMatterForms';
import { nearestPaths } from './nearestPaths';
import type { NoteLayout } from './noteLayout';
import type { TargetFacts } from './targetFacts';

/** A slip of a letter or two. */
const leastAlikeKey = 0.7;

const formWords: Readonly<Record<FormName, string>> = {
  note: 'notes',
  supplier: 'suppliers',
  asset: 'assets',
};

/** A document with a form, see `formOf`. */
export interface FilledForm {
  readonly path: RepoPath;
  readonly text: string;
  readonly form: FormName;
  readonly layout: NoteLayout;
}

/** The certificate that the file of an asset names, with its place. Undefined for other documents, and for a path that leaves the folder. */
export function certificateOf({
  form,
  layout,
}: {
  readonly form?: FormName;
  readonly layout?: NoteLayout;
}): NoteLayout['file'] {
  const file = form === 'asset' ? layout?.file : undefined;
  return file === undefined || file.text === '' || leavesFolder(file.text) ? undefined : file;
}

/** Keys that nothing reads: told faintly, since they are kept; one that is like a key of ours is told as a slip. */
export function keyProblems({ form, layout }: FilledForm): readonly DocumentProblem[] {
  const { keys } = frontMatterForms[form];
  return layout.keys.flatMap(({ name, span }): DocumentProblem[] => {
    if (Object.hasOwn(keys, name)) return [];
    const [meant] = knownKeysLike(form, layout, name);
    const kept = `“${plainLine(name)}” is no key of ${formWords[form]}: it is kept, and nothing reads it.`;
    return [
      meant === undefined
        ? { code: 'frontMatter.unknownKey', span, severity: 'hint', message: kept }
        : {
            code: 'frontMatter.unknownKey',
            span,
            severity: 'information',
            message: `${kept} Perhaps “${meant}” is meant.`,
          },
    ];
  });
}

/** The keys, not written yet, that somebody may have meant; at most three. */
export function knownKeysLike(form: FormName, { keys }: NoteLayout, name: string): readonly string[] {
  const written = new Set(keys.map((key) => key.name));
  const free = Object.keys(frontMatterForms[form].keys).filter((key) => !written.has(key));
  return nearestPaths(name, free, leastAlikeKey);
}

/** What nobody said yet, days that cannot be read, and certificates that are not there. Nothing of files that cannot be read. */
export function registerProblems(
  { path, text, form, layout }: FilledForm,
  facts: ReadonlyMap<RepoPath, TargetFacts>,
): readonly DocumentProblem[] {
  if (form === 'supplier') {
    const supplier = parseSupplier(path, text);
    return isBrokenFile(supplier) || supplier.notASupplier !== undefined
      ? []
      : supplierProblems(supplier, layout);
  }
  if (form === 'asset') {
    const asset = parseAsset(path, text);
    return isBrokenFile(asset) ? [] : assetProblems(asset, layout, facts);
  }
  return [];
}

/** Questions of a pack that are not asked. Nothing of other files. */
export function packDocumentProblems(path: RepoPath, text: string): readonly DocumentProblem[] {
  return packProblems(path, text).map(({ line, reason }) => ({
    code: 'pack.question',
    span: lineSpan(text, line),
    severity: 'warning',
    message: `${plainLine(reason).replace(/^\w/, (first) => first.toUpperCase())}.`,
  }));
}

function supplierProblems(supplier: Supplier, layout: NoteLayout): readonly DocumentProblem[] {
  const { renews } = supplier.answers;
  const untold = trustFields.filter(({ key }) => supplier.trust[key].answer === '');
  const gaps = [
    ...supplierFields.filter(({ key }) => supplier.answers[key] === ''),
    ...(untold.length === 0 ? [] : [{ key: 'trust', gap: 'whether to trust it' }]),
  ];
  const isMeantAsDay = /\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/.test(renews) && !isDay(renews);
  const day = isMeantAsDay ? spanOfKey(layout, 'renews') : undefined;
  return [
    ...gapProblems(layout, gaps),
    ...(day === undefined
      ? []
      : [
          {
            code: 'frontMatter.day',
            span: day,
            severity: 'warning',
            message: `“${plainLine(renews)}” is not a day such as 2027-03-31, so it is missing among what runs out; write it like that.`,
          } as const,
        ]),
  ];
}

function assetProblems(
  asset: Asset,
  layout: NoteLayout,
  facts: ReadonlyMap<RepoPath, TargetFacts>,
): readonly DocumentProblem[] {
  const hasDay = asset.expires !== undefined || asset.file !== undefined;
  const gaps = [
    ...(hasDay ? [] : [{ key: 'expires', gap: 'when it runs out' }]),
    ...assetFields.filter(({ key }) => asset.answers[key] === ''),
  ];
  const isGone = asset.file !== undefined && facts.get(asset.file)?.kind === 'missing';
  return [
    ...gapProblems(layout, gaps),
    ...(isGone && layout.file !== undefined
      ? [
          {
            code: 'link.missing',
            span: layout.file.span,
            severity: 'warning',
            message: `There is no file ${plainLine(asset.file)}, so its day is not known from it; mend the path.`,
          } as const,
        ]
      : []),
  ];
}

/** Each at its empty key; those without a key together at the name. */
function gapProblems(
  layout: NoteLayout,
  gaps: readonly { readonly key: string; readonly gap: string }[],
): readonly DocumentProblem[] {
  const placed = gaps.flatMap(({ key, gap }) => {
    const span = spanOfKey(layout, key);
    return span === undefined ? [] : [{ span, gap }];
  });
  const others = gaps.filter(({ key }) => spanOfKey(layout, key) === undefined).map(({ gap }) => gap);
  const name = spanOfKey(layout, 'name');
  const all = [
    ...(others.length === 0 || name === undefined ? [] : [{ span: name, gap: others.join(', ') }]),
    ...placed,
  ];
  return all.map(({ span, gap }) => ({
    code: 'frontMatter.gap',
    span,
    severity: 'hint',
    message: `Nobody said ${gap} yet.`,
  }));
}

function spanOfKey({ keys }: NoteLayout, key: string): TextSpan | undefined {
  return keys.find(({ name }) => name === key)?.span;
}

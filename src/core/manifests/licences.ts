import correctSpdx from 'spdx-correct';

/** An expression in the operators of SPDX with a term between each two. */
const operators = /\s+(?:OR|AND|WITH|or|and|with)\s+|[()]/;

/**
 * The SPDX expression that is meant: `Apache 2.0` is `Apache-2.0`, `MIT or Apache 2` is `MIT OR Apache-2.0`. Words that
 * mean none stay as they are.
 */
export function normalLicence(stated: string): string {
  const text = stated.replace(/\s+/g, ' ').trim().slice(0, 200);
  if (/^see licen[sc]e|^unlicensed$|^proprietary|^none$/i.test(text)) return text;
  if (!operators.test(text)) return known(text) ?? text;
  const parts = text.split(/(\s+(?:OR|AND|WITH|or|and|with)\s+|[()])/);
  // What stands behind WITH is an exception, which has its own names.
  const spelled = parts.map((part, index) => {
    if (index % 2 === 1) return part.trim().length > 1 ? ` ${part.trim().toUpperCase()} ` : part;
    const term = part.trim();
    if (term === '' || /\bwith\b/i.test(parts[index - 1] ?? '')) return term;
    return known(term);
  });
  return spelled.includes(undefined) ? (known(text) ?? text) : spelled.join('').trim();
}

/** Names that the library takes for something else, or for nothing. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/^(the )?bsd licen[sc]e$|^bsd$/i, 'BSD'],
  [/^apache software licen[sc]e$/i, 'Apache-2.0'],
  [/^(the )?mit( licen[sc]e)?$/i, 'MIT'],
  [/^gpl$|^lgpl$/i, ''],
];

function known(term: string): string | undefined {
  const own = spellings.find(([pattern]) => pattern.test(term))?.[1];
  if (own !== undefined) return own === '' || own === 'BSD' ? term : own;
  if (!/[a-z]/i.test(term)) return undefined;
  try {
    return correctSpdx(term) ?? undefined;
  } catch {
    // It fails on some texts that name no licence.
    return undefined;
  }
}

/** Words that stand in one licence and no other, the more particular first. */
const texts: readonly (readonly [RegExp, string])[] = [
  [/GNU AFFERO GENERAL PUBLIC LICENSE\s+Version 3/i, 'AGPL-3.0'],
  [/GNU LESSER GENERAL PUBLIC LICENSE\s+Version 3/i, 'LGPL-3.0'],
  [/GNU LESSER GENERAL PUBLIC LICENSE\s+Version 2\.1/i, 'LGPL-2.1'],
  [/GNU GENERAL PUBLIC LICENSE\s+Version 3/i, 'GPL-3.0'],
  [/GNU GENERAL PUBLIC LICENSE\s+Version 2/i, 'GPL-2.0'],
  [/Apache License,?\s+Version 2\.0/i, 'Apache-2.0'],
  [/Mozilla Public License,?\s+(?:Version|v\.)\s*2\.0/i, 'MPL-2.0'],
  [/Eclipse Public License\s*-\s*v\s*2\.0/i, 'EPL-2.0'],
  [/Eclipse Public License\s*-\s*v\s*1\.0/i, 'EPL-1.0'],
  [/European Union Public Licence\s+v\.\s*1\.2/i, 'EUPL-1.2'],
  [/Boost Software License\s*-\s*Version 1\.0/i, 'BSL-1.0'],
  [/Business Source License 1\.1/i, 'BUSL-1.1'],
  [/CC0 1\.0 Universal/i, 'CC0-1.0'],
  [/This is free and unencumbered software released into the public domain/i, 'Unlicense'],
  [/Permission to use, copy, modify, and(?:\/or)? distribute this software for any\s+purpose/i, 'ISC'],
  [/Redistribution and use in source and binary forms[\s\S]{0,2500}Neither the names? of/i, 'BSD-3-Clause'],
  [/Redistribution and use in source and binary forms/i, 'BSD-2-Clause'],
  [/Permission is hereby granted, free of charge, to any person obtaining a copy/i, 'MIT'],
];

/**
 * The licence whose text this is, by words that no other has; undefined where it is none of the common ones.
 * GNU licences say elsewhere whether later versions may be chosen: the id is that of the version alone.
 */
export function licenceOfText(text: string): string | undefined {
  const head = text.slice(0, 20_000).replace(/[ \t]*\n[ \t]*[*#]*[ \t]*/g, '\n');
  return texts.find(([pattern]) => pattern.test(head.replace(/\s+/g, ' ')))?.[1];
}

/** True for an expression that SPDX knows, as {@link normalLicence} writes it. */
export function isSpdx(licence: string): boolean {
  try {
    return correctSpdx(licence, { upgrade: false }) === licence;
  } catch {
    return false;
  }
}

import { redactCommands } from './commandSecrets';
import { mayHaveSecretForm, secretForms } from './secretForms';
import { isPlaceholder } from './secretPlaceholders';

/** What stands where a secret stood. */
export const redacted = '[redacted]';

/**
 * `://user:password@host`; the password may have any character that does not end the address. With a `/` in it, it is
 * told from a port and a path by what it begins with.
 */
const inAddress = /(:\/\/[^\s/:@"'`]*:)([^\s/"'`<>]+(?=@[\w[$<{%])|(?!\d{1,5}[/?#])[^\s"'`<>]{1,256}(?=@))/g;

/** `https://token@host`; after `ssh://` a name stands there. */
const aloneInAddress = /(?<!ssh|sftp)(:\/\/)([^\s/:@"'`<>]{4,})(?=@[\w[])/g;

/** `password = hunter2`, `api-key: …`, `Authorization: Bearer …`; a value of one word, or of many in quotes. */
const assigned =
  /((?:pass(?:word|wd|phrase)?|pwd|secret|token|api[-_ ]?key|access[-_ ]?key|account[-_ ]?key|private[-_ ]?key|signing[-_ ]?key|encryption[-_ ]?key|client[-_ ]?secret|credentials?|auth(?:orization)?)\\?["']?\s*(?:=>|:=|[:=])\s*(?:(?:bearer|basic|token)\s+)?)("(?:[^"\\\n]|\\.){4,1000}"|'(?:[^'\\\n]|\\.){4,1000}'|`[^`\n]{4,1000}`|\\"[^"\\\n]{4,1000}\\"|\$\{\{[^}\n]{0,200}\}\}|["'`]?[^\s"'`,;)]{4,})/gi;

/** `the password is hunter2x`: only what prose would not say. */
const told =
  /(\b(?:password|passphrase|secret|token|api[-_ ]?key)\s+(?:is|was)\s+)("[^"\n]{4,1000}"|'[^'\n]{4,1000}'|`[^`\n]{4,1000}`|["'`]?[^\s"'`,;)]{4,})/gi;

/** `Bearer …`, whatever stands before it. */
const bearer = /\b(bearer|basic)\s+([\w.~+/-]{8,}=*)/gi;

/** Long runs without a space, such as hashes, keys and encoded bytes. */
const longRun = /(?<![\w/.-])[A-Za-z0-9+/_=-]{24,}(?![\w.]*\/)/g;

/**
 * The text with everything replaced that looks like a password, key or token. Errs on the safe side: what is stored and
 * shown goes into reports and books that are handed to others; the source line is one click away.
 */
export function redactSecrets(text: string): string {
  let safe = text;
  if (mayHaveSecretForm.test(text))
    for (const { pattern } of secretForms) safe = safe.replace(pattern, redacted);
  return redactCommands(safe, redacted)
    .replace(inAddress, (whole, lead: string, value: string) =>
      isPlaceholder(value) ? whole : lead + redacted,
    )
    .replace(aloneInAddress, (whole, lead: string, value: string) =>
      isName(value) || isPlaceholder(value) ? whole : lead + redacted,
    )
    .replace(assigned, (whole, lead: string, given: string) => {
      const { quote, value } = unquoted(given);
      const isProse = quote === '' && !lead.includes('=') && isWord(value);
      const isCode = quote === '' && isExpression(value);
      return isProse || isCode || isPlaceholder(value) ? whole : `${lead}${quote}${redacted}${quote}`;
    })
    .replace(told, (whole, lead: string, given: string) => {
      const { quote, value } = unquoted(given);
      return isWord(value) || isPlaceholder(value) ? whole : `${lead}${quote}${redacted}${quote}`;
    })
    .replace(bearer, (whole, scheme: string, value: string) =>
      isWord(value) ? whole : `${scheme} ${redacted}`,
    )
    .replace(longRun, (run) => (isRandom(run) ? redacted : run));
}

/** Like {@link redactSecrets}; of an address, a package or an image the commit or digest at its end stays. */
export function redactAddress(text: string): string {
  const [pinned = ''] = /[@#](?:sha256:[0-9a-f]{64}|[0-9a-f]{40})$/.exec(text) ?? [];
  return redactSecrets(text.slice(0, text.length - pinned.length)) + pinned;
}

/** After a colon `token: the` and `secret: read` are prose; a value with digits, signs or odd letter case is not. */
function isWord(value: string): boolean {
  return value === redacted || /^[A-Za-z]?[a-z]+[.!?:]?$/.test(value) || /^[({<]/.test(value);
}

/** `kim`, `kim.long2`: whose address it is, not what opens it. */
function isName(value: string): boolean {
  return value.length < 24 && /^[A-Za-z]+(?:[._-][A-Za-z]+)*\d{0,2}$/.test(value);
}

/** `lexer.next(`, `tokens[index]`, `this.token`: read from somewhere, so that it is no value itself. */
function isExpression(value: string): boolean {
  return (
    value.length < 200 &&
    /^(?:[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?:\([A-Za-z_.[\]]*|\[[A-Za-z_.]*\]?)|(?:this|self|process\.env)\.\w+|new)$/.test(
      value,
    )
  );
}

/** An opening quote without its closing one belongs to the value. */
function unquoted(given: string): { readonly quote: string; readonly value: string } {
  const [, quote = '', value = given] = /^(\\?["'`])([^]*)\1$/.exec(given) ?? [];
  return { quote, value };
}

/** Letters and digits mixed, as in no word and no path of words. */
function isRandom(run: string): boolean {
  if (/^[0-9a-fA-F]+$/.test(run)) return /\d/.test(run) && /[a-f]/i.test(run);
  const digits = run.replace(/\D/g, '').length;
  const parts = run.split(/[-_/+=]/).filter((part) => part !== '');
  const words = parts.filter((part) => /^([A-Za-z][a-z]+|[A-Z]+|\d+)$/.test(part)).length;
  return digits >= 3 && /[A-Za-z]/.test(run) && words < parts.length / 2;
}

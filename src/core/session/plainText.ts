/**
 * What people type and what files of the repository say is shown in places with a syntax of their own.
 * Nothing of it may become an icon, a link, a key or a table column there.
 */

// Controls, and the marks that turn the direction of the text around them.
const unseen = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]+/gu;

/** On one line, without control characters and direction marks. */
export function plainLine(text: string): string {
  return text.replace(unseen, ' ').replace(/\s+/gu, ' ').trim();
}

/** For labels of VS Code, where `$(name)` would become an icon. */
export function plainLabel(text: string): string {
  return plainLine(text).replaceAll('$(', '$ (');
}

/** For Markdown within a line, table cells included: every character that could begin markup there is escaped. */
export function markdownText(text: string): string {
  return plainLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]|~$]/gu, '\\$&');
}

/** A YAML double-quoted string, which JSON's is but for the characters that YAML calls not printable. */
export function yamlString(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** For notifications and prompts, where `[words](command:…)` would become a link that runs something. */
export function plainMessage(text: string): string {
  return plainLabel(text).replaceAll('[', '(').replaceAll(']', ')');
}

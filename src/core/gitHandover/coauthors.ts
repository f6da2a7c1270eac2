import type { Identity } from '../ports';

const trailer = /^[ \t]*co-authored-by:[ \t]*(.*)$/i;

/**
 * Everybody once, by e-mail without regard to case, without `self`; shortest line first as mob.sh has it.
 * People without an e-mail cannot be co-authors: hosts match them by it.
 */
export function coauthorsOf(people: readonly Identity[], self: Identity | undefined): readonly Identity[] {
  const seen = new Set(self === undefined ? [] : [emailKey(self.email)]);
  const result: Identity[] = [];
  for (const person of people) {
    const clean = { name: oneLine(person.name), email: oneLine(person.email) };
    const key = emailKey(clean.email);
    if (key === '' || clean.name === '' || seen.has(key)) continue;
    seen.add(key);
    result.push(clean);
  }
  return result.sort((a, b) => coauthorLine(a).length - coauthorLine(b).length);
}

/** The trailer that hosting services and git-mob understand. */
export function coauthorLine(person: Identity): string {
  return `Co-authored-by: ${person.name} <${person.email}>`;
}

/**
 * Adds trailers for those who have none yet at the end of a commit message. Nothing is taken away or reordered:
 * trailers that others put there stay as they are.
 */
export function withCoauthors(message: string, people: readonly Identity[]): string {
  const present = new Set(trailersOf(message).map((person) => emailKey(person.email)));
  const missing = coauthorsOf(people, undefined).filter((person) => !present.has(emailKey(person.email)));
  if (missing.length === 0) return message;
  const lines = missing.map(coauthorLine).join('\n');
  const body = message.replace(/\s+$/, '');
  if (body === '') return `\n\n${lines}\n`;
  const lastLine = body.slice(body.lastIndexOf('\n') + 1);
  const inTrailers = body.includes('\n') && /^[A-Za-z][\w-]*: \S/.test(lastLine);
  return `${body}${inTrailers ? '\n' : '\n\n'}${lines}\n`;
}

export interface UpdatedMessage {
  readonly message: string;
  /** Those whose trailers are ours: what stood there before is somebody else's. */
  readonly added: readonly Identity[];
}

/**
 * The same, but trailers that we added `formerly`, and only those, go where the person is no longer among the people.
 * @param formerly what the last update of this message gave as `added`
 */
export function updatedCoauthors(
  message: string,
  formerly: readonly Identity[],
  people: readonly Identity[],
): UpdatedMessage {
  const wanted = coauthorsOf(people, undefined);
  const before = message.split('\n');
  const ours = coauthorsOf(formerly, undefined).filter((person) => before.includes(coauthorLine(person)));
  const lines = new Set(wanted.map(coauthorLine));
  const gone = new Set(ours.map(coauthorLine).filter((line) => !lines.has(line)));
  const kept = before.filter((line) => !gone.has(line));
  const rest = kept.length === before.length ? message : kept.join('\n').replace(/\n\s+$/, '');
  const updated = withCoauthors(rest, people);
  const after = updated.split('\n');
  const inserted = wanted.filter((person) => {
    const line = coauthorLine(person);
    return after.includes(line) && !before.includes(line);
  });
  return {
    message: updated,
    added: [...ours.filter((person) => !gone.has(coauthorLine(person))), ...inserted],
  };
}

/** People in the trailers at the beginning of a line; lines of quoted commits are indented. */
function trailersOf(message: string): readonly Identity[] {
  return message.split('\n').flatMap((line) => {
    const person = /^co-authored-by:/i.test(line) ? identityOf(trailer.exec(line)?.[1] ?? '') : undefined;
    return person === undefined ? [] : [person];
  });
}

/**
 * Authors and co-authors of the commits that a squash brought together: git lists them in SQUASH_MSG as
 * `Author: Name <email>` and with their own, indented messages.
 */
export function authorsOfSquash(squashMessage: string): readonly Identity[] {
  return squashMessage.split('\n').flatMap((line) => {
    const text = /^Author:[ \t]*(.*)$/.exec(line)?.[1] ?? trailer.exec(line)?.[1];
    const person = text === undefined ? undefined : identityOf(text);
    return person === undefined ? [] : [person];
  });
}

/** `Name <email>` */
function identityOf(text: string): Identity | undefined {
  const [, name, email] = /^([^<>]*?)\s*<([^<>]+)>\s*$/.exec(text.trim()) ?? [];
  return name === undefined || email === undefined ? undefined : { name, email };
}

function emailKey(email: string): string {
  return email.trim().toLowerCase();
}

/** What would end a trailer or begin another one cannot be part of a name. */
function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- exactly these are unwanted
  return text.replace(/[\s\u0000-\u001f\u007f<>]+/g, ' ').trim();
}

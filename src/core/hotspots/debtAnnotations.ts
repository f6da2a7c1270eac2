/** What a debt says of itself in the usual forms. */
export interface DebtAnnotations {
  /** As written: `kim`, `kim@example.org`. */
  readonly owner?: string;
  /** ISO 8601 day: when it should be done. */
  readonly dueOn?: string;
  /** As written: `#123`, `ABC-123`; of an address with the project that it names: `org/repo#123`. */
  readonly ticket?: string;
}

const leastYear = 1990;
/** `2027-01-31`, `31.1.2027`. */
const day = String.raw`(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4})(?!\d|\.\d)`;
/** `March 2027`, `Q3 2027`. */
const period = String.raw`((?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Q[1-4])[.,]? \d{4})(?!\d|\.\d)`;
const dueAtTag = new RegExp(String.raw`^\s*[:,\-]?\s*\[?\(?\s*(?:by|due|until)?\s*${day}`, 'i');
const dueInWords = new RegExp(
  String.raw`\b(?:by|until|before|after|due|deadline|expires?|expiry|no later than|from)(?: on| the| date)?[:=]?\s+${day}`,
  'i',
);
/** Not `before` and `from`, which mean the begin of a month and not its end. */
const dueWithin = new RegExp(
  String.raw`\b(?:by|until|after|due|deadline|expires?|expiry|no later than)(?: in| date)?[:=]?\s+(?:(?:the )?end of )?${period}`,
  'i',
);
const dayAtEnd = new RegExp(String.raw`(?:^|\s+)(?:${day}|${period})$`, 'i');
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const brackets = /^\s*[([]([^)\]]{1,80})[)\]]/;
const person = /^@?[\p{L}][\p{L}\p{N}._'-]*(?:@[\w.-]+\.\w+)?(?: [\p{Lu}][\p{L}.'-]*){0,2}$/u;
/** `TODO @kim`, `TODO: @kim shorten`; capital letters and the tags of documentation name no account. */
const mention =
  /^\s*[:,-]?\s*@(?!(?:param|returns?|throws?|exception|deprecated|see|link|since|type|template|ts-|todo|fixme|override|inheritdoc|internal|private|public|media|import|include|supports|font-face|keyframes)\b)([a-z\d][\w-]*)(?![\w./(@])/;
const noPerson =
  /^(?:wontfix|windows|linux|mac(?:os)?|android|ios|unix|all|any(?:one|body)?|some(?:one|body)|me|us|team|ts|js|upstream|release|production|legacy|migration|remove|fix|hack|soon|after|before|when|if|see|optional|perf|performance|later|bug|feature|maybe|low|medium|high|prio\w*|security|docs?|test(?:s|ing)?|cleanup|refactor\w*|ui|api|idea|question|important|urgent|v\d[\d.]*)$/i;
const ticketAddress =
  /\/(?:(?<project>[\w.-]+\/[\w.-]+)\/(?:-\/)?)?(?:issues|pull|pulls|merge_requests|browse|tickets?)\/(?<ticket>(?:[A-Z][A-Z0-9]+-)?\d+)\b/;
/** `b/123`, `crbug.com/123`, `org/repo#123`. */
const ticketInBrackets =
  /^(?:(?:b|bug|bugs|crbug(?:\.com)?)\/\d{1,12}|[\w.-]+\/[\w.-]+#\d{1,7})(?=$|[,;|\s])/;
const ticketNumber = /(?<![\w&/#])#(\d{1,7})\b(?!-)/;
const ticketNumbers = new RegExp(ticketNumber, 'g');
const ticketKey = /(?<![\w/-])([A-Z][A-Z0-9]{1,9})-(\d{1,6})\b(?![-\w]|\.\d)/;
const ticketKeys = new RegExp(ticketKey, 'g');
/** Standards and encodings that look like the key of a ticket. */
const noTicket =
  /^(?:UTF|ISO|IEC|IEEE|RFC|SHA|MD|AES|RSA|HTTP|TLS|SSL|CVE|CWE|COVID|ECMA|ES|BASE|LATIN|CP|WINDOWS|UCS|US|EN|DIN|PEP|JSR|JEP|JLS|HS|RS|PBKDF|ED|X|Y|Z|A|B|I|P|T|GPT|ARM|MIPS|POWER|PCI|USB|RS|CRC|FIPS|NIST|ANSI|GB|KOI|EUC|DSA|DES|RC|IPV|PKCS|NCITS|LZ|H|G)$/;

/**
 * Owner, date and ticket of a debt.
 * @param text from the tag on
 */
export function debtAnnotations(text: string, tag: string): DebtAnnotations {
  const rest = text.slice(tag.length);
  const bracket = brackets.exec(rest);
  const inBrackets = bracket?.[1] ?? '';
  const dueOn =
    dayOf(dueAtTag.exec(rest)) ??
    dayOf(dayAtEnd.exec(lastPart(inBrackets))) ??
    (bracket === null ? undefined : dayOf(dueAtTag.exec(rest.slice(bracket[0].length)))) ??
    dayOf(dueInWords.exec(rest)) ??
    dayOf(dueWithin.exec(rest));
  const ticket = ticketInBrackets.exec(inBrackets)?.[0] ?? ticketIn(rest);
  const owner = ownerIn(inBrackets) ?? mention.exec(rest)?.[1];
  return {
    ...(owner === undefined ? {} : { owner }),
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(ticket === undefined ? {} : { ticket }),
  };
}

/**
 * What a debt says beside its tag, owner, day and ticket: stays the same when somebody adds or changes these.
 * @param text from the tag on
 */
export function withoutAnnotations(text: string, tag: string): string {
  const rest = text.slice(tag.length);
  const bracket = brackets.exec(rest)?.[0] ?? '';
  const isAnnotation = Object.keys(debtAnnotations(bracket, '')).length > 0;
  return rest
    .slice(isAnnotation ? bracket.length : 0)
    .replace(mention, ' ')
    .replace(dueAtTag, ' ')
    .replace(dueInWords, ' ')
    .replace(dueWithin, ' ')
    .split(/\s+/)
    .filter((word) => !ticketAddress.test(word))
    .join(' ')
    .replace(ticketKeys, (key, project: string) => (noTicket.test(project) ? key : ' '))
    .replace(ticketNumbers, ' ');
}

/** Whether the day lies before another one, both in ISO 8601. */
export function isOverdue({ dueOn }: DebtAnnotations, today: string): boolean {
  return dueOn !== undefined && dueOn < today;
}

function lastPart(inBrackets: string): string {
  return inBrackets.split(/[,;|]/).at(-1)?.trim() ?? '';
}

function ownerIn(inBrackets: string): string | undefined {
  const [first = ''] = inBrackets.split(/[,;|]/);
  const name = first
    .trim()
    .replace(dayAtEnd, '')
    .replace(/^for\s+/i, '');
  if (name === '') return undefined;
  return person.test(name) && !noPerson.test(name) && !ticketKey.test(name)
    ? name.replace(/^@/, '')
    : undefined;
}

function dayOf(match: RegExpExecArray | null): string | undefined {
  const written = match?.slice(1).find(Boolean);
  if (written === undefined) return undefined;
  const [first = '', second, third] = written.split(/[-/.,\s]+/);
  if (third === undefined) return lastDayOf(first, Number(second));
  const [year, date] = first.length === 4 ? [first, third] : [third, first];
  return realDay(Number(year), Number(second), Number(date));
}

function lastDayOf(monthOrQuarter: string, year: number): string | undefined {
  const quarter = /^q(\d)$/i.exec(monthOrQuarter)?.[1];
  const month =
    quarter === undefined
      ? months.indexOf(monthOrQuarter.slice(0, 3).toLowerCase()) + 1
      : Number(quarter) * 3;
  return realDay(year, month, new Date(Date.UTC(year, month, 0)).getUTCDate());
}

/** @returns undefined where no calendar has it, and before anybody wrote comments */
function realDay(year: number, month: number, date: number): string | undefined {
  const time = new Date(Date.UTC(year, month - 1, date));
  const isReal = time.getUTCMonth() === month - 1 && time.getUTCDate() === date && year >= leastYear;
  return isReal ? time.toISOString().slice(0, 10) : undefined;
}

function ticketIn(text: string): string | undefined {
  const { project, ticket } = ticketAddress.exec(text)?.groups ?? {};
  // Whose number it is: addresses mostly lead to the tickets of others.
  if (ticket !== undefined) return /^\d/.test(ticket) ? `${project ?? ''}#${ticket}` : ticket;
  for (const match of text.matchAll(ticketKeys)) {
    if (!noTicket.test(match[1] ?? '')) return match[0];
  }
  return ticketNumber.exec(text)?.[0];
}

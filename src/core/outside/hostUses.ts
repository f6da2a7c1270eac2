import { hostKind } from './hostKind';
import { vendorOfHost } from './vendors';

export interface HostUse {
  /** Lower case. Of a host that is put together at run time the fixed end. */
  readonly host: string;
  /** Where it stands in the text, in UTF-16 units. */
  readonly index: number;
}

/** Scheme, user and password, host, path. Parts that are filled in at run time count as one piece of the host. */
const address =
  /\b(?:https?|wss?|ftps?|sftp|smtps?|imaps?|amqps?|rediss?|postgres(?:ql)?|mysql|mongodb(?:\+srv)?|grpcs?|ldaps?|mqtts?|nats|kafka|stomp|rtmps?|git|ssh|jdbc:[a-z]{2,20})(?:\+[a-z]{2,10})?:\/\/(?:[^\s/@"'`<>]{1,200}@)?((?:\$\{[^}\n]{0,100}\}|#\{[^}\n]{0,100}\}|\{\{?[^}\n]{0,100}\}?\}|%[a-z]|%\w{1,40}%|<[\w-]{1,40}>|\*|[\w.-])+)(?::\d+)?([^\s"'`<>\\)\]]*)/gi;

/** A host alone, as a setting has it: `smtp.mailgun.org`, `"api.stripe.com"`. Its first label says that it is one. */
const bareHost =
  /\b((?:api|apis|app|smtp|imap|pop|pop3|mail|mx|cdn|gateway|gw|hooks|webhooks?|push|s3|login|auth|sso|oauth|accounts?|id|identity|graph|ingest|intake|events?|collector|telemetry|metrics|logs|sentry|data|db|sql|search|maps?|tiles?|static|assets|media|images?|img|files?|upload|download|registry|repo|packages|sms|voice|pay|payments?|checkout|secure|rest|ws|wss|stream|video|live|relay|mqtt|proxy|feeds?|notify|notifications?|translate|speech|geo|geocode)(?:[-\d][\w-]{0,40})?(?:\.[a-z0-9-]{2,63}){1,6}\.(?:com|net|org|io|co|cloud|dev|app|ai|eu|de|uk|fr|nl|ch|es|jp|cn|ru|us|ca|au|br|tv|biz|gov|edu|goog|direct|sh|fm|ly|xyz|tech))(?=["'`:/,;\s]|$)/gi;

/** What in front of an address on its line makes it a name for something and no address of anybody. */
const schemaBefore =
  /(?:xmlns(?::[\w-]+)?|\$schema|\$id|schemaLocation|noNamespaceSchemaLocation|targetNamespace|namespace|systemId|publicId|DOCTYPE|ENTITY|xsi|dtd|@context|typ(?:e)?URI|profile)["'\w:.-]{0,40}\s*[=:(]?\s*["'[{]{0,3}[^"'<>]{0,200}$|<!DOCTYPE[^>]{0,300}$/i;

/** Links that people follow: nothing of the project calls them. */
const linkBefore =
  /<a\s[^>]{0,300}$|<(?:Link|ExternalLink|Anchor|NavLink)\s[^>]{0,300}$|\]\($|\blink_to\b[^;]{0,200}$|(?:\bhref|\bto)\s*[:=]\s*["'{`]{0,3}$|rel=["'](?:canonical|author|license|me|nofollow)[^>]{0,100}$|\{@link\s[^}]{0,100}$/i;

const metadataBefore =
  /["']?(?:homepage(?:_uri)?|home_?page|bugs|repository|documentation(?:_uri|_url)?|docs?(?:_?url|_?link|_?uri)?|help(?:_?url|_?link|text|_text)?|support(?:_?url)?|learn_?more(?:_?url|_?link)?|more_?info\w*|info_?url|changelog(?:_uri)?|source(?:_code)?_uri|licen[cs]e(?:_?url)?|author(?:s|_url)?|maintainer|vendor|credits?|website(?:_url)?|source_?url|wiki|tutorial\w*|guide\w*|faq\w*|readme|description|comment|title|label|placeholder|tooltip|message|msg|hint|summary|reference|references|see|terms\w*|privacy\w*|imprint|user-?agent|referer|issuetracker|tracker_uri|funding|sponsor|donat\w*|upgrade_?url|download_?page)["']?\s*(?:=>|[:=(>])\s*["'`[{(]{0,3}[^"'`]{0,200}$/i;

/** Words before an address within the same text: it is told to a person. */
const proseBefore =
  /\b(?:see|visit|at|from|about|via|read|here|is|are|or|and|to|for|with|like|e\.g\.?|ex|example|examples|docs?|documentation|guide|info|information|details|instructions|more|follow|using|check|on|in|of|go to|refer to|open|the|inspired by|based on|taken from|source|http request to)[:,]?\s+[<([`'"*]{0,2}$/i;

/** Pages for people on a host that may well be called elsewhere. */
const pagePath =
  /^\/(?:[^?#]*\/)?(?:docs?|documentation|wiki|help|support|blog|faq|guides?|manual|terms|privacy|legal|about|pricing|tutorials?|articles?|questions|reference|javadoc|hc|kb|learn|changelog|releases\/tag|community|issues?|browse|browserSupport)(?:[/?#.-]|$)|\.(?:html?|pdf|md|rst|txt|aspx?|shtml)(?:[?#]|$)|#[\w-]+$/i;

/** What answers programs, whatever the rest of the path is called. */
const apiPath = /^\/api\/(?!docs?\b|documentation\b|references?\b|guides?\b|help\b)/i;

/** Style sheets, fonts and icons: the page loads them. Other `<link>`s name pages. */
const loadingLink = /<link\s[^>]{0,300}$/i;
const namingRel =
  /\brel\s*=\s*["']?(?:canonical|alternate|author|license|me|next|prev|help|search|profile|pingback|shortlink|amphtml|webmention)\b/i;

const schemaPath = /\.(?:dtd|xsd|xsl|rng|wsdl)(?:[?#]|$)|\/(?:DTDs?|xsd|schemas?|ns|xmlns)\//i;
const licencePath = /\/licen[cs]es?(?:[/.?#-]|$)/i;

/** Pages of people and companies on these are links; what signs in, embeds or answers programs is not. */
const socialHost =
  /^(?:(?:www|m|web)\.)?(?:facebook\.com|fb\.com|twitter\.com|x\.com|instagram\.com|linkedin\.com|youtube\.com|t\.me|wa\.me|threads\.net|bsky\.app|mastodon\.social|pinterest\.com|tiktok\.com|flickr\.com|snapchat\.com|discord\.gg|vk\.com|xing\.com|weibo\.com|telegram\.me|medium\.com|patreon\.com|opencollective\.com|buymeacoffee\.com|ko-fi\.com)$/;
const socialCall =
  /\/(?:oauth2?|api|v\d[\d.]*|embed|sdk|tr|login|dialog|iframe_api|graphql|player|uas|plugins)(?:[/?.]|$)/i;

/** A repository's page is a link; what is downloaded from it is not. */
const codeHost = /^(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)$/;
const codeDownload =
  /\.git(?:[?#@]|$)|\/(?:releases\/(?:latest\/)?download|archive|raw|tarball|zipball|login|oauth|api)(?:\/|$)|^\/api\//i;

/** Tables of many companies (providers of single sign-on, crawlers, sites with a fault) are data. */
const mostDomains = 30;
/** Of domains that nobody here knows fewer are enough. */
const mostUnknown = 6;

/** The hosts of real outside parties that a text's code or configuration names. */
export function hostUses(text: string, isComment: (index: number) => boolean): readonly HostUse[] {
  const uses: HostUse[] = [];
  const known = new Set<string>();
  const unknown = new Set<string>();
  const take = (host: string, index: number): void => {
    uses.push({ host, index });
    (vendorOfHost(host) === undefined ? unknown : known).add(host.split('.').slice(-2).join('.'));
  };
  if (text.includes('://')) {
    for (const match of text.matchAll(address)) {
      const host = fixedHost(match[1] ?? '');
      if (host === undefined || hostKind(host) !== 'outside' || isComment(match.index)) continue;
      const before = text.slice(lineStart(text, match.index), match.index);
      const end = match.index + match[0].length;
      const after = text.slice(end, Math.min(end + 400, endOfTag(text, end)));
      if (isCall(host, match[2] ?? '', { before, after })) take(host, match.index);
    }
  }
  for (const match of text.matchAll(bareHost)) {
    const host = (match[1] ?? '').toLowerCase();
    if (
      !/["'`=\s]/.test(text[match.index - 1] ?? '\n') ||
      isCodeName(host) ||
      hostKind(host) !== 'outside' ||
      isComment(match.index)
    )
      continue;
    const before = text.slice(lineStart(text, match.index), match.index);
    if (!/[=:([,]\s*["'`]?$|^\s*-?\s*["'`]?$/.test(before) || metadataBefore.test(before)) continue;
    take(host, match.index);
  }
  if (known.size > mostDomains) return [];
  return uses
    .filter(({ host }) => unknown.size <= mostUnknown || vendorOfHost(host) !== undefined)
    .sort((a, b) => a.index - b.index);
}

function isCall(
  host: string,
  path: string,
  { before, after }: { readonly before: string; readonly after: string },
): boolean {
  if (schemaPath.test(path) || licencePath.test(path) || schemaBefore.test(before)) return false;
  if (loadingLink.test(before)) return !namingRel.test(before) && !namingRel.test(after);
  if (linkBefore.test(before) || metadataBefore.test(before) || proseBefore.test(before)) return false;
  if (socialHost.test(host)) return socialCall.test(path);
  if (codeHost.test(host)) return codeDownload.test(path) || path === '' || path === '/';
  return apiPath.test(path) || !pagePath.test(path);
}

/** `${region}.api.example-host.com` → `api.example-host.com`; undefined where the end is not fixed. */
function fixedHost(raw: string): string | undefined {
  const parts = raw.split(/\$\{[^}]*\}|#\{[^}]*\}|\{\{?[^}]*\}?\}|%\w+%|%[a-z]|<[\w-]+>|\*/i);
  const last = (parts.at(-1) ?? '').toLowerCase().replace(/\.+$/, '');
  if (parts.length === 1) return last;
  const host = last.replace(/^[^.]*\./, '');
  return last.includes('.') && host.includes('.') ? host : undefined;
}

/** File names, packages and properties look like hosts. */
function isCodeName(host: string): boolean {
  return (
    /\.(?:js|ts|tsx|jsx|mjs|py|rb|php|java|go|rs|cs|sh|css|scss|html?|json|ya?ml|xml|md|txt|png|jpe?g|gif|svg|ico|webp|zip|gz|jar|war|sql|log|conf|cfg|ini|lock|map|id|name|key|value|type|data|item|items|url|uri|host|port|path|list|get|set|add|new|all|no|is|as|at|do|to|so|in|it|me|my|re|th|sc|st|vote|call|plus|bar|foo|run|wait|then|map|filter|length|size|date|time|info|error|warn|debug|email|user|users|model|models|service|services|util|utils|config|settings|page|view|views|test|tests|spec)$/.test(
      host,
    ) && !/\.(?:run\.app|service\.gov\.uk)$/.test(host)
  );
}

/** Of the tag around an index, or of its line. */
function endOfTag(text: string, index: number): number {
  const end = text.slice(index, index + 400).search(/[>\n]/);
  return end < 0 ? text.length : index + end;
}

function lineStart(text: string, index: number): number {
  return Math.max(text.lastIndexOf('\n', index - 1) + 1, index - 400);
}

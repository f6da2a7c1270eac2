/** What a host is, by its name alone. Only `outside` can be a party. */
export type HostKind = 'outside' | 'local' | 'example' | 'schema' | 'licence' | 'documentation' | 'none';

/** Reserved by RFC 2606 and RFC 6761, or for private use by RFC 6762 appendix G, RFC 8375 and ICANN. */
const localEnding =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home|corp|private|arpa|svc|cluster|docker|onion|localstack)$/;
const exampleEnding = /(?:^|\.)(?:example|test|invalid|xn--\w+|foo|bar|tld)$/;
const exampleDomain = /(?:^|\.)(?:example|exemple|beispiel|ejemplo)\.[a-z.]+$/;

/** Names that people make up: the label below the public ending. */
const madeUp =
  /^(?:your|my|our|some|any|the)[-_]?\w*$|^(?:foo|bar|baz|qux|quux|foobar|acme|acmecorp|contoso|fabrikam|initech|domain|domainname|website|site|siteurl|server|servername|host|hostname|company|organization|org|app|myapp|test|testing|tests|dummy|fake|sample|placeholder|changeme|change-me|abc|xyz|xxx+|aaa+|a|b|c|x|y|z|something|somewhere|nowhere|evil|attacker|malicious|hacker|evilsite|badsite|bad|user|username|name|email|mail|url|link|path|demo|mysite|unknown|undefined|null|none|invalid|another|other|remote|proxy|target|origin|blah|hello|world|lorem|ipsum|trusted|untrusted|subdomain|not-a-real\w*|nonexist\w*|does-?not-?exist)$/;

const schemaHost =
  /^(?:schemas?|xmlns|ns|ontology|vocab|jsonschema|json-schema|dtd)\.|(?:^|\.)(?:w3\.org|json-schema\.org|schema\.org|schemastore\.org|purl\.org|xmlsoap\.org|xmlns\.com|rdfs\.org|ogp\.me|oasis-open\.org|openxmlformats\.org|docbook\.org|activitystrea\.ms|ostatus\.org|topografix\.com|java\.sun\.com|sun\.com|jcp\.org|jakarta\.ee|javaee\.com|hibernate\.org|springframework\.org|mybatis\.org|thymeleaf\.org|logback\.qos\.ch|sodipodi\.sourceforge\.net|inkscape\.org|relaxng\.org|xhtml\.org|webservicex\.net|nist\.gov|smpte-ra\.org|puppycrawl\.com|checkstyle\.org|primefaces\.org|eclipse\.org|jboss\.org|avalonedge\.com|postsharp\.net|nlog-project\.org|openid\.net|jabber\.org|a9\.com|georss\.org|rssboard\.org|podcastindex\.org|getcursor\.io|typelevel\.org|swagger\.io|openapis\.org|search\.yahoo\.com|rssnamespace\.org|googlesource\.com)$/;

const licenceHost =
  /(?:^|\.)(?:opensource\.org|gnu\.org|creativecommons\.org|fsf\.org|spdx\.org|unlicense\.org|choosealicense\.com|polyformproject\.org|mariadb\.com|apache\.org|contributor-covenant\.org)$/;

const documentationHost =
  /^(?:docs?|documentation|developers?|dev|wiki|help|support|blogs?|learn|community|forums?|kb|faq|guides?|manual|tutorials?|bugs?|bugzilla|issues?|jira|status|discuss|javadocs?|design|handbook|knowledge|tools|datatracker|man|lists|groups|news)\.(?!google\.com$)|(?:^|\.)(?:readthedocs\.(?:io|org)|gitbook\.io|wikipedia\.org|wiktionary\.org|wikidata\.org|stackoverflow\.com|stackexchange\.com|serverfault\.com|superuser\.com|askubuntu\.com|medium\.com|dev\.to|hashnode\.dev|wordpress\.com|blogspot\.com|substack\.com|reddit\.com|ycombinator\.com|quora\.com|ietf\.org|rfc-editor\.org|iana\.org|iso\.org|unicode\.org|ecma-international\.org|whatwg\.org|caniuse\.com|man7\.org|linux\.die\.net|mathiasbynens\.be|shields\.io|badgen\.net|badge\.fury\.io|godoc\.org|pkg\.go\.dev|go\.dev|golang\.org|docs\.rs|lib\.rs|rust-lang\.org|php\.net|php-fig\.org|python\.org|ruby-lang\.org|ruby-doc\.org|rubyonrails\.org|reactjs\.org|react\.dev|vuejs\.org|angular\.io|nodejs\.org|nodejs\.dev|webpack\.js\.org|eslint\.org|typescriptlang\.org|jestjs\.io|babeljs\.io|prettier\.io|emberjs\.com|ember-cli\.com|djangoproject\.com|flask\.pocoo\.org|laravel\.com|symfony\.com|spring\.io|tailwindcss\.com|getbootstrap\.com|mdn\.io|web\.dev|chromestatus\.com|chromium\.org|webkit\.org|keepachangelog\.com|semver\.org|conventionalcommits\.org|owasp\.org|mitre\.org|cve\.org|nvd\.nist\.gov|oracle\.com|postgresql\.org|mysql\.com|sqlite\.org|redis\.io|nginx\.org|kubernetes\.io|jquery\.org|youtu\.be|archive\.org|sourceforge\.net|codeplex\.com|gist\.github\.com|githubusercontent\.com\/.*\/README|editorconfig\.org|12factor\.net|bit\.ly|bitly\.com|tinyurl\.com|hackerone\.com|git-scm\.com|jsfiddle\.net|codepen\.io|jsperf\.com|regex101\.com|xkcd\.com|imdb\.com|amazon\.[a-z.]+)$/;

/**
 * Judges a host by its name. IP addresses are no parties: nobody can be called by one.
 * @param host lower case, without port and final dot
 */
export function hostKind(host: string): HostKind {
  if (!/^[a-z0-9](?:[a-z0-9_.-]{0,251}[a-z0-9])?$/.test(host) || host.includes('..')) return 'none';
  if (/^[\d.]+$/.test(host) || !host.includes('.')) return 'local';
  if (localEnding.test(host)) return 'local';
  if (exampleEnding.test(host) || exampleDomain.test(host)) return 'example';
  if (!/\.[a-z]{2,24}$/.test(host)) return 'none';
  if (schemaHost.test(host)) return 'schema';
  if (licenceHost.test(host)) return 'licence';
  if (isMadeUp(host)) return 'example';
  return documentationHost.test(host) ? 'documentation' : 'outside';
}

/** Two labels from the right, three below `co.uk` and its like: near enough to judge a name that somebody made up. */
function isMadeUp(host: string): boolean {
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  const second = labels.at(-2) ?? '';
  const below = last.length === 2 && /^(?:co|com|net|org|ac|gov|edu)$/.test(second) ? labels.at(-3) : second;
  if (below === undefined || !madeUp.test(below)) return false;
  // `x.com`, `t.co` and `app.link` are somebody's; of one letter only a few are made up.
  return !/^(?:[xz]\.com|mail\.(?:com|ru)|name\.com|my\w+\.(?:io|net)|the\w+\.com|app\.\w+|myshopify\.com|myfritz\.net|mysql\.com|mycloud\.com|mytaxi\.com|theguardian\.com|someecards\.com)$/.test(
    labels.slice(-2).join('.'),
  );
}

/** A secret that its own form gives away, wherever it stands. */
export interface SecretForm {
  /** What people call it: `Stripe key`. */
  readonly name: string;
  /** Global; takes the time of the text's length only. */
  readonly pattern: RegExp;
  /**
   * Of forms that are nothing but secrets: texts of which each match has one. The others are redacted, too, but are no
   * proof that a secret stands in a file.
   */
  readonly markers: readonly string[];
}

/**
 * Keys whose makers gave them a prefix of their own, as their documentation and the open rule sets of secret scanners
 * (gitleaks, detect-secrets) describe them. Lengths are lower bounds: makers lengthen their keys.
 */
export const secretForms: readonly SecretForm[] = [
  form(
    'private key',
    /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [^-]{0,60}-----|$)/g,
    'PRIVATE KEY',
  ),
  form('PuTTY private key', /\bPuTTY-User-Key-File-\d[\s\S]*/g),
  form('age secret key', /\bAGE-SECRET-KEY-1[0-9A-Z]{20,}/g, 'AGE-SECRET-KEY-1'),
  form('JSON Web Token', /\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)*/g),
  form('AWS access key', /\b(?:AKIA|ASIA|AROA|AIDA|ABIA|ACCA)[A-Z0-9]{12,}\b/g, 'AKIA', 'ASIA'),
  form('Google API key', /\bAIza[\w-]{30,}/g),
  form('Google OAuth secret', /\bGOCSPX-[\w-]{20,}|\bya29\.[\w-]{20,}/g, 'GOCSPX-'),
  form('Firebase server key', /\bAAAA[\w-]{7}:[\w-]{100,}/g),
  form(
    'Azure storage key',
    /\b(?:AccountKey|SharedAccessKey|SharedSecretValue)=[A-Za-z0-9+/=]{20,}/g,
    'AccountKey=',
    'SharedAccessKey=',
    'SharedSecretValue=',
  ),
  form('Azure shared access signature', /[?&]sig=[\w%+/-]{20,}={0,2}/g),
  form('Azure client secret', /(?<![\w~.-])[\w~.-]{3}8Q~[\w~.-]{31,}/g),
  form(
    'GitHub token',
    /\bgh[pousr]_\w{20,}|\bgithub_pat_\w{20,}/g,
    'ghp_',
    'gho_',
    'ghu_',
    'ghs_',
    'ghr_',
    'github_pat_',
  ),
  form(
    'GitLab token',
    /\bgl(?:pat|ptt|dt|rt|soat|cbt|oas|ffct|agent|imt)-[\w-]{16,}/g,
    'glpat-',
    'glptt-',
    'gldt-',
    'glrt-',
    'glsoat-',
  ),
  form('Bitbucket or Atlassian token', /\bATBB[\w=]{20,}|\bATATT3[\w=-]{20,}/g, 'ATBB', 'ATATT3'),
  form(
    'Slack token',
    /\bxox[abceoprs](?:\.xox[bp])?-[\w-]{10,}|\bxapp-\d-[\w-]{10,}/g,
    'xoxb-',
    'xoxp-',
    'xoxa-',
    'xoxs-',
    'xoxe',
    'xapp-',
  ),
  form(
    'Slack webhook',
    /\bhooks\.slack\.com\/(?:services|workflows|triggers)\/[\w/-]{10,}/g,
    'hooks.slack.com/',
  ),
  form('Discord webhook', /\bdiscord(?:app)?\.com\/api\/webhooks\/\d+\/[\w-]{20,}/g, '/api/webhooks/'),
  form('Discord bot token', /\b[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,}/g),
  form(
    'Teams webhook',
    /(?<![\w-])[\w-]{1,63}\.webhook\.office\.com\/webhookb2\/[\w@/-]{20,}/g,
    'webhook.office.com/',
  ),
  form('Telegram bot token', /\b\d{8,10}:AA[\w-]{32,}/g, ':AA'),
  form(
    'Stripe key',
    /\b(?:sk|pk|rk)_(?:live|test|prod)_\w{10,}|\bwhsec_[\w+/=]{16,}/g,
    'sk_live_',
    'rk_live_',
    'whsec_',
    'sk_test_',
  ),
  form(
    'OpenAI or Anthropic key',
    /\bsk-(?:proj|ant|svcacct|admin|None|or)-[\w-]{10,}|\bsk-[A-Za-z0-9]{20,}/g,
    'sk-proj-',
    'sk-ant-',
    'sk-svcacct-',
  ),
  form('live key', /\b(?:sk|pk|rk)[-_](?:live|test)[-_][\w-]{10,}/g),
  form('Square token', /\bsq0(?:atp|csp|idp)-[\w-]{20,}|\bEAAA[\w-]{56,}/g, 'sq0atp-', 'sq0csp-'),
  form(
    'PayPal or Braintree token',
    /\baccess_token\$(?:production|sandbox)\$[0-9a-z]{10,}\$[0-9a-f]{20,}/g,
    'access_token$',
  ),
  form('Adyen key', /\bAQE[A-Za-z0-9+/=]{40,}/g),
  form('Razorpay key', /\brzp_(?:live|test)_\w{10,}/g, 'rzp_live_'),
  form('Shopify token', /\bshp(?:at|ca|pa|ss|tka)_\w{20,}/g, 'shpat_', 'shpca_', 'shppa_', 'shpss_'),
  form('Twilio key', /\b(?:SK|AC)[0-9a-f]{32}\b/g),
  form('SendGrid key', /\bSG\.[\w-]{16,}\.[\w-]{16,}/g, 'SG.'),
  form('Mailgun key', /\bkey-[0-9a-zA-Z]{32}\b|\b[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}\b/g),
  form('Mailchimp key', /\b[0-9a-f]{32}-us\d{1,2}\b/g),
  form('Brevo key', /\bxkeysib-[0-9a-f]{20,}[\w-]*/g, 'xkeysib-'),
  form(
    'Postmark or Mailjet style UUID token',
    /\b(?:server|account)[-_]token["']?\s*[:=]\s*["']?[0-9a-f-]{36}/gi,
  ),
  form('npm token', /\bnpm_\w{30,}/g, 'npm_'),
  form('PyPI token', /\bpypi-[\w-]{30,}/g, 'pypi-AgE'),
  form('RubyGems key', /\brubygems_[0-9a-f]{32,}/g, 'rubygems_'),
  form('NuGet key', /\boy2[a-z0-9]{43}\b/g),
  form('crates.io token', /\bcio[A-Za-z0-9]{32}\b/g),
  form('Docker Hub token', /\bdckr_(?:pat|oat)_[\w-]{20,}/g, 'dckr_'),
  form('DigitalOcean token', /\bdo[oprt]_v1_[0-9a-f]{32,}/g, 'dop_v1_', 'doo_v1_'),
  form('Heroku key', /\bHRKU-[\w-]{20,}/g, 'HRKU-'),
  form('Fly.io token', /\bfo1_[\w-]{30,}|\bFlyV1 fm\d\w*_[\w+/=,-]{20,}/g),
  form('Netlify token', /\bnf[pcou]_\w{30,}/g, 'nfp_'),
  form('Supabase token', /\bsb(?:p|_secret|_publishable)_[\w-]{20,}/g),
  form('PlanetScale token', /\bpscale_(?:tkn|oauth|pw)_[\w.-]{20,}/g, 'pscale_'),
  form('MongoDB Atlas secret', /\bmdb_sa_sk_[\w-]{20,}/g),
  form('HashiCorp Vault token', /\bhv[sbr]\.[\w-]{20,}/g, 'hvs.', 'hvb.'),
  form('Terraform Cloud token', /\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{40,}/g, '.atlasv1.'),
  form('Pulumi token', /\bpul-[0-9a-f]{32,}/g, 'pul-'),
  form('Doppler token', /\bdp\.(?:pt|st|ct|sa|scim|audit)\.[\w.-]{20,}/g),
  form('1Password token', /\bops_eyJ[\w-]{40,}|\bA3-[A-Z0-9]{6}-[A-Z0-9-]{20,}/g),
  form('Databricks token', /\bdapi[0-9a-f]{32}/g, 'dapi'),
  form(
    'Snyk, Sentry or Sonar token',
    /\bsntry[su]_[\w+/=-]{20,}|\bsq[apu]_[0-9a-f]{32,}|\bsnyk_[\w.-]{20,}/g,
    'sntrys_',
    'sntryu_',
    'sqp_',
    'squ_',
  ),
  form('Grafana token', /\bgl(?:c|sa)_[\w+/=-]{20,}/g, 'glsa_', 'glc_'),
  form('New Relic key', /\bNR(?:AK|JS|II|RA|IQ)-[\w-]{16,}|\b[0-9a-f]{36}NRAL\b/g, 'NRAK-'),
  form('Datadog key', /\bdd(?:ap|ak)_[\w-]{20,}/g),
  form('Dynatrace token', /\bdt0c01\.[A-Z0-9]{20,}\.[A-Z0-9]{40,}/g, 'dt0c01.'),
  form('PostHog key', /\bph[cx]_[\w-]{20,}/g),
  form('Linear key', /\blin_(?:api|oauth)_\w{30,}/g, 'lin_api_'),
  form('Notion token', /\bntn_\w{30,}|\bsecret_[A-Za-z0-9]{40,}/g, 'ntn_'),
  form('Airtable token', /\bpat[A-Za-z0-9]{14}\.[0-9a-f]{40,}/g),
  form('Postman key', /\bPMAK-[0-9a-f]{20,}-[0-9a-f]{20,}/g, 'PMAK-'),
  form('Figma token', /\bfig[dour]_[\w-]{30,}/g, 'figd_'),
  form('Dropbox token', /\bsl\.[\w-]{60,}/g),
  form('Facebook token', /\bEAA[A-Za-z0-9]{30,}/g),
  form('Mapbox token', /\b[ps]k\.eyJ[\w-]{20,}(?:\.[\w-]+)*/g),
  form('Hugging Face token', /\bhf_\w{20,}|\bapi_org_\w{20,}/g, 'hf_'),
  form('Replicate or Groq token', /\br8_\w{30,}|\bgsk_\w{30,}/g),
  form('Algolia secured key', /\balgolia[\w"' -]{0,20}[:=]\s*["']?[0-9a-f]{32}\b/gi),
  form('Cloudflare token', /\bv1\.0-[0-9a-f]{20,}-[0-9a-f]{100,}|\bcf(?:pat|ut|at)_[\w-]{30,}/g),
  form('Okta token', /(?<![\w-])00[\w-]{40}(?![\w-])/g),
  form('JFrog key', /\bAKCp[A-Za-z0-9]{40,}|\bcmVmdGtu[A-Za-z0-9]{30,}/g),
  form('Contentful or Typeform token', /\bCFPAT-[\w-]{30,}|\btfp_[\w-]{30,}/g),
  form('password hash', /\$2[abxy]\$\d\d\$[./A-Za-z0-9]{40,}|\$argon2(?:id|i|d)\$[\w$=,+/.-]{20,}/g),
];

/** True for every text that has one of the forms: they are many, and most of what people write has no such run without a space. */
export const mayHaveSecretForm = /\S{12}|-----BEGIN/;

function form(name: string, pattern: RegExp, ...markers: readonly string[]): SecretForm {
  return { name, pattern, markers };
}

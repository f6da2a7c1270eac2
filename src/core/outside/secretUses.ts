import { secretForms } from '../secrets/secretForms';
import type { SecretStore } from './outsideFacts';

export interface SecretUse {
  readonly name: string;
  readonly index: number;
  readonly store: SecretStore;
}

const ciSecret = /\$\{\{[^}\n]{0,200}?\bsecrets\.([A-Za-z_]\w{0,80})/g;
const secretsManager =
  /\b(GetSecretValueCommand|get_secret_value|getSecretValue|SecretsManagerClient|SecretManagerServiceClient|access_secret_version|accessSecretVersion|AddAzureKeyVault|azure\.keyvault|KeyVaultClient|aws_secretsmanager_secret(?:_version)?|aws_ssm_parameter|google_secret_manager_secret(?:_version)?|azurerm_key_vault(?:_secret)?|vault_generic_secret|vault_kv_secret\w*|hvac\.Client|VaultTemplate|spring\.cloud\.vault|az keyvault secret|gcloud secrets versions access|aws secretsmanager|aws ssm get-parameters?|vault kv get|vault read|op read|bws secret|doppler run|infisical run|chamber exec|SSM_PARAMETER\w*|external-secrets\.io|SealedSecret|ExternalSecret)\b/g;
const kubernetes =
  /\b(secretKeyRef|secretRef|secretName|imagePullSecrets):[ \t]*(?:\n[ \t]*-?[ \t]*(?:name|key):[ \t]*["']?([\w.-]{1,80}))?([\w.-]{0,80})/g;
const secretFile = /(?<![\w/])(\/(?:run|var\/run)\/secrets\/[\w.-]{1,80})/g;
const keyring =
  /\b(keyring\.get_password|keytar\.getPassword|SecItemCopyMatching|EncryptedSharedPreferences|CredRead)\b/g;
const encrypted =
  /\b(Rails\.application\.credentials|ansible-vault|ANSIBLE_VAULT|sops --decrypt|sops -d|git-crypt|credentials\.yml\.enc|!vault)\b/g;

const stores: readonly (readonly [SecretStore, RegExp, RegExp])[] = [
  ['ciSecret', ciSecret, /\.ya?ml$/i],
  ['secretManager', secretsManager, /./],
  ['kubernetes', kubernetes, /\.ya?ml$|\.tpl$/i],
  ['secretFile', secretFile, /./],
  ['keyring', keyring, /./],
  ['encryptedFile', encrypted, /./],
];

/** Anything of these in a text, else none of the patterns can match. */
const hint =
  /secret|vault|keyring|keytar|credential|ssm|SecItem|CredRead|sops|git-crypt|op read|doppler|infisical/i;

/** Where secrets are read from, besides the environment. */
export function secretUses(
  path: string,
  text: string,
  isComment: (index: number) => boolean,
): readonly SecretUse[] {
  if (!hint.test(text)) return [];
  return stores
    .filter(([, , files]) => files.test(path))
    .flatMap(([store, pattern]) =>
      [...text.matchAll(pattern)].flatMap((match) => {
        const name = match[2] ?? (match[3] !== undefined && match[3] !== '' ? match[3] : match[1]) ?? '';
        return isComment(match.index) || name === 'GITHUB_TOKEN' ? [] : [{ name, index: match.index, store }];
      }),
    );
}

/** So short that no key is in it. */
const shortest = 16;
/** What stands in the documentation of the makers, and is no key of anybody. */
const sample = /EXAMPLE|example|SAMPLE|XXXX|xxxx|0{8}|1234567|abcdef|\.\.\.|\*\*\*/;
const telling = secretForms.filter(({ markers }) => markers.length > 0);
/** Tells in one pass that a text has none of them, as nearly all have. */
const anyMarker = new RegExp(
  telling
    .flatMap(({ markers }) => markers)
    .map((marker) => marker.replace(/[.$]/g, '\\$&'))
    .join('|'),
);

export interface WrittenSecret {
  /** Of what make it is; never the secret or a part of it. */
  readonly form: string;
  readonly index: number;
}

/** Secrets that stand in the text itself, of forms that are nothing else. */
export function writtenSecrets(text: string): readonly WrittenSecret[] {
  if (!anyMarker.test(text)) return [];
  return telling
    .filter(({ markers }) => markers.some((marker) => text.includes(marker)))
    .flatMap(({ name, pattern }) =>
      [...text.matchAll(pattern)].flatMap((match) => {
        const [found] = match;
        const isReal =
          found.length >= shortest && !sample.test(found) && (name === 'private key' || /\d/.test(found));
        return isReal ? [{ form: name, index: match.index }] : [];
      }),
    );
}

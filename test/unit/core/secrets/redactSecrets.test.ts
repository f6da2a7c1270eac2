import assert from 'node:assert/strict';
import { redacted, redactSecrets } from '../../../../src/core/secrets/redactSecrets';

/** Put together here, so that no scanner of secrets takes this file for one that has some. */
const token = ['ghp', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('_');

describe('redacting secrets', () => {
  const secrets: readonly [text: string, secret: string][] = [
    ['TODO password = hunter2x', 'hunter2x'],
    ['TODO: password: "correcthorse"', 'correcthorse'],
    ["FIXME api_key='abcd1234efgh'", 'abcd1234efgh'],
    ['TODO: Authorization: Bearer abc.def-123', 'abc.def-123'],
    ['TODO use https://kim:s3cret@example.org/x', 's3cret'],
    [`FIXME rotate ${token}`, token],
    ['XXX the password is Tr0ub4dor', 'Tr0ub4dor'],
    ['TODO: remove AKIAIOSFODNN7EXAMPLE', 'AKIAIOSFODNN7EXAMPLE'],
    ['HACK d41d8cd98f00b204e9800998ecf8427e', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['TODO: eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc', 'eyJhbGciOiJIUzI1NiJ9'],
    ['TODO c2VjcmV0OjEyMzQ1Njc4OTBhYmNkZWY=', 'c2VjcmV0OjEyMzQ1Njc4OTBhYmNkZWY'],
  ];
  for (const [text, secret] of secrets) {
    it(`hides the secret of "${text.slice(0, 30)}"`, () => {
      const safe = redactSecrets(text);
      assert.ok(!safe.includes(secret), safe);
      assert.ok(safe.includes(redacted), safe);
    });
  }

  for (const text of [
    'TODO: token: the parser should keep it',
    'TODO rename the secret handling',
    'FIXME: see https://example.org/issues/123456789012345678901234567890',
    'TODO: move src/main/org/apache/tools/ant/taskdefs/optional/Script2Test.java',
    'HACK: works around aVeryLongIdentifierNameWithoutAnyDigits',
    'TODO(kim): passwords are hashed twice',
  ]) {
    it(`leaves "${text.slice(0, 40)}" as it is`, () => {
      assert.equal(redactSecrets(text), text);
    });
  }
});

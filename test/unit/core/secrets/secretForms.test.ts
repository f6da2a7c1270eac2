import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mayHaveSecretForm, secretForms } from '../../../../src/core/secrets/secretForms';

describe('the forms of secrets', () => {
  for (const { name, pattern } of secretForms) {
    it(`asks for the form of a ${name} wherever one stands`, () => {
      // What must stand around it is of no length.
      const itself = pattern.source.replace(/\\b|\(\?<?!(?:\[[^\]]*\]|[^()[\]])*\)/g, '').replace('|$', '');
      fc.assert(
        fc.property(fc.stringMatching(new RegExp(`^(?:${itself})$`)), (secret) => {
          assert.ok(mayHaveSecretForm.test(`TODO: ${secret} x`), secret);
        }),
        { numRuns: 30 },
      );
    });
  }
});

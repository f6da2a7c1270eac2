import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { certificatesIn } from '../../../../src/node/scan/certificates';

const pem = readFileSync('scripts/sample/project/ops/certs/vote.crt');

describe('reading certificates', () => {
  it('gives names and dates of a PEM file', () => {
    const [certificate, ...others] = certificatesIn(pem);
    assert.deepEqual(others, []);
    assert.deepEqual(certificate?.names, ['vote.spotlight-night-live.tv']);
    assert.equal(new Date(certificate.untilEpochMs).toISOString().slice(0, 10), '2027-04-13');
    assert.equal(certificate.line, 0);
  });

  it('reads DER as well', () => {
    const der = Buffer.from(pem.toString().replace(/-----[^-]+-----|\s/g, ''), 'base64');
    assert.equal(certificatesIn(der).length, 1);
  });

  it('leaves out what only looks like one, and says on which line the others stand', () => {
    const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    assert.deepEqual(
      certificatesIn(Buffer.from(`${broken}${pem.toString()}`)).map(({ line }) => line),
      [3],
    );
    assert.deepEqual(certificatesIn(Buffer.from('no certificate')), []);
  });

  it('looks at no private key', () => {
    const kind = 'PRIVATE';
    const key = `-----BEGIN ${kind} KEY-----\nMIIB\n-----END ${kind} KEY-----\n`;
    assert.deepEqual(certificatesIn(Buffer.from(key)), []);
  });
});

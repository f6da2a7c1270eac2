import assert from 'node:assert/strict';
import { hostKind } from '../../../../src/core/outside/hostKind';

describe('telling hosts apart by their names', () => {
  const kinds: Readonly<Record<ReturnType<typeof hostKind>, readonly string[]>> = {
    outside: [
      'api.stripe.com',
      'purge.edgelark-cdn.net',
      'ntfy.sh',
      'x.com',
      'smtp.gmail.com',
      'docs.google.com',
    ],
    local: [
      'localhost',
      'db',
      '127.0.0.1',
      '10.0.0.5',
      'printer.local',
      'a.svc.cluster.local',
      'nas.home.arpa',
    ],
    example: [
      'example.com',
      'www.example.org',
      'a.test',
      'b.invalid',
      'yourdomain.com',
      'foo.com',
      'acme.co.uk',
      'my-app.com',
    ],
    schema: [
      'www.w3.org',
      'schemas.microsoft.com',
      'json-schema.org',
      'java.sun.com',
      'www.springframework.org',
    ],
    licence: ['www.apache.org', 'opensource.org', 'www.gnu.org', 'creativecommons.org'],
    documentation: [
      'docs.edgelark-cdn.net',
      'stackoverflow.com',
      'img.shields.io',
      'en.wikipedia.org',
      'requests.readthedocs.io',
    ],
    none: ['', '-', 'a..b', '.com', 'a b', 'ünicode.com'],
  };
  for (const [kind, hosts] of Object.entries(kinds)) {
    for (const host of hosts) {
      it(`takes "${host}" for ${kind}`, () => {
        assert.equal(hostKind(host), kind);
      });
    }
  }
});

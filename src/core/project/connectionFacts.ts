import { risingLines } from '../lineCount';
import type { RepoPath } from '../ports';
import { redactSecrets } from '../secrets/redactSecrets';
import type { Fact } from './fact';
import { isTest } from './sourcePaths';

const connectionMark =
  /\b(?:jdbc:[a-z0-9]+|postgres(?:ql)?|mysql2?|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|kafka|sqlserver|mssql|sqlite3?|cassandra|elasticsearch|memcached|nats|clickhouse|neo4j|bolt):(?:\/\/|[a-z0-9]+:|@)[^\s"'`<>()\\]{3,200}/gi;

/**
 * Addresses of stores and brokers that a text has: kind by their scheme, value without who connects.
 * @param most how many are wanted
 */
export function connectionsIn(path: RepoPath, text: string, most: number): readonly Fact[] {
  const found: Fact[] = [];
  const lineOf = risingLines(text);
  for (const match of text.matchAll(connectionMark)) {
    if (found.length >= most) break;
    const value = withoutCredentials(match[0]);
    const kind = (/^(?:jdbc:)?([a-z0-9]+)/i.exec(value)?.[1] ?? '').toLowerCase();
    if (/example\.(com|org)|user:pass/i.test(value) && isProse(path)) continue;
    found.push({ kind, value, path, line: lineOf(match.index) });
  }
  return found;
}

function isProse(path: RepoPath): boolean {
  return /\.(md|rst|txt|adoc)$/i.test(path) || isTest(path);
}

/** `postgres://[redacted]@host/name`: neither name nor password of who connects. */
function withoutCredentials(address: string): string {
  const safe = address
    .replace(/(:\/\/)[^/@]*@/, '$1[redacted]@')
    .replace(/([?&;](?:user|username|password|pwd|token|key)=)[^&;]*/gi, '$1[redacted]')
    .replace(/[.,;]+$/, '');
  return redactSecrets(safe);
}

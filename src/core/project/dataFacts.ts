import type { Component } from '../manifests/components';
import { entriesOf, textAt, valueAt } from '../manifests/plainData';
import type { RepoPath } from '../ports';
import { folderOf, nameOf } from '../repoPath';
import type { Fact } from './fact';
import type { ProjectTexts } from './projectTexts';
import type { SourceFacts } from './sourceFacts';

/** Names of client packages and images, and the store they speak to. */
const stores: readonly (readonly [RegExp, string])[] = [
  [
    /(^|[/:_-])(pg|postgres\w*|psycopg[\w-]*|asyncpg|pgx|lib\/pq|npgsql\w*|r2dbc-postgresql|postgis|timescaledb)($|[/:_.-])/i,
    'PostgreSQL',
  ],
  [
    /(^|[/:_-])(mysql[\w-]*|mariadb[\w-]*|pymysql|aiomysql|mysqlconnector|mysqlclient|trilogy)($|[/:_.-])/i,
    'MySQL or MariaDB',
  ],
  [/(^|[/:_-])(better-)?(go-)?sqlite\w*($|[/:_.-])|system\.data\.sqlite|rusqlite/i, 'SQLite'],
  [/(^|[/:_-])(mongo\w*|pymongo|motor)($|[/:_.-])/i, 'MongoDB'],
  [
    /(^|[/:_-])(io)?redis[\w-]*($|[/:_.-])|lettuce|jedis|redisson|stackexchange\.redis|valkey|predis|sidekiq/i,
    'Redis',
  ],
  [/(^|[/:_-])(rabbitmq|amqp\w*|pika|kombu|bunny|masstransit\.rabbitmq)($|[/:_.-])/i, 'RabbitMQ'],
  [/(^|[/:_-])(kafka[\w-]*|kafkajs|sarama|rdkafka|aiokafka|confluent-kafka)($|[/:_.-])/i, 'Kafka'],
  [/(^|[/:_-])(elasticsearch[\w-]*|opensearch[\w-]*|nest)($|[/:_.-])/i, 'Elasticsearch or OpenSearch'],
  [/(^|[/:_-])(memcache\w*|pylibmc|dalli|gomemcache)($|[/:_.-])/i, 'Memcached'],
  [/(^|[/:_-])(cassandra[\w-]*|gocql|scylla)($|[/:_.-])/i, 'Cassandra'],
  [
    /(^|[/:_-])(mssql[\w-]*|tedious|pyodbc|sqlclient|mssql-jdbc|azure-sql-edge)($|[/:_.-])|microsoft\.data\.sqlclient/i,
    'SQL Server',
  ],
  [/(^|[/:_-])(ojdbc\w*|cx-oracle|oracledb|managed-data-access)($|[/:_.-])/i, 'Oracle'],
  [/com\.h2database|(^|[/:])h2$/i, 'H2'],
  [/hsqldb/i, 'HSQLDB'],
  [/(^|[/:_-])(aws-sdk\/client-)?(s3|minio|boto3)($|[/:_.-])|client-s3/i, 'S3 or what speaks its protocol'],
  [/dynamodb/i, 'DynamoDB'],
  [
    /(^|[/:_-])(neo4j|influxdb|clickhouse|couchdb|nano|etcd|nats|meilisearch|typesense|solr|duckdb|leveldb|rocksdb)[\w-]*($|[/:_.-])/i,
    'another store',
  ],
];

/** Libraries between the code and a store: where the tables are described. */
const mappers =
  /^(prisma|@prisma\/client|typeorm|sequelize|knex|drizzle-orm|mongoose|mikro-orm|objection|sqlalchemy|flask-sqlalchemy|alembic|django|peewee|tortoise-orm|activerecord|rails|sequel|diesel|sqlx|sea-orm|gorm\.io\/gorm|entgo\.io\/ent|github\.com\/jmoiron\/sqlx|doctrine\/orm|illuminate\/database|laravel\/framework|dapper|microsoft\.entityframeworkcore|org\.hibernate.*|org\.springframework\.boot:spring-boot-starter-data-.*|org\.flywaydb:.*|org\.liquibase:.*|org\.mybatis.*|org\.jooq:.*)$/i;

export interface DataFacts {
  /** Stores by where they are seen: packages, services of compose files, addresses. */
  readonly stores: readonly Fact[];
  /** Folders of migrations, with how many there are. */
  readonly migrations: readonly Fact[];
  /** Files that describe tables. */
  readonly schemas: readonly Fact[];
}

/** What is stored where, as far as files say. */
export function dataFacts(
  files: ProjectTexts,
  components: readonly Component[],
  { connections }: SourceFacts,
): DataFacts {
  const clients = components.flatMap(({ name, relation, scope, places }): readonly Fact[] => {
    if (relation !== 'direct') return [];
    const [place] = places;
    const kind =
      stores.find(([pattern]) => pattern.test(name))?.[1] ??
      (mappers.test(name) ? 'by way of a library' : undefined);
    const note = scope === 'development' ? 'package, for development only' : 'package';
    return kind === undefined || place === undefined ? [] : [{ kind, value: name, note, ...place }];
  });
  const services = files.read(/(^|\/)(docker-)?compose[\w.-]*\.ya?ml$/).flatMap((path) =>
    entriesOf(valueAt(files.yaml(path), 'services')).flatMap(([name, service]): readonly Fact[] => {
      const image = textAt(service, 'image') ?? '';
      const kind = stores.find(([pattern]) => pattern.test(image.replace(/:.*$/, '')))?.[1];
      if (kind === undefined) return [];
      return [
        {
          kind,
          value: `${name}: ${image}`,
          note: 'container for development',
          path,
          line: files.lines(path).lineOf('services:', `${name}:`),
        },
      ];
    }),
  );
  // Of one address in many places that of the product counts.
  const byWeight = [...connections].sort((a, b) => Number(isAside(a.path)) - Number(isAside(b.path)));
  const unique = new Map(byWeight.map((fact) => [`${fact.kind}\n${fact.value}`, fact] as const).reverse());
  const addresses = [...unique.values()].reverse().map((fact) => ({
    ...fact,
    kind: storeOf(fact.kind),
    note: isAside(fact.path) ? 'address in an example, a test or a document' : 'address',
  }));
  return {
    stores: [...clients, ...services, ...addresses],
    migrations: migrations(files),
    schemas: schemas(files),
  };
}

function isAside(path: RepoPath): boolean {
  return /(^|\/)(examples?|samples?|demos?|docs?|tests?)\//i.test(path);
}

function storeOf(scheme: string): string {
  return (
    stores.find(([pattern]) => pattern.test(scheme))?.[1] ?? (scheme === 'sqlserver' ? 'SQL Server' : scheme)
  );
}

const tools: readonly (readonly [file: RegExp, kind: string])[] = [
  [/(^|\/)alembic\/versions\/[^/]+\.py$|(^|\/)migrations\/versions\/[^/]+\.py$/, 'Alembic'],
  [/(^|\/)migrations\/\d{4}_\w+\.py$/, 'Django'],
  [/(^|\/)db\/migrate\/\d+_\w+\.rb$/, 'Rails'],
  [/(^|\/)database\/migrations\/\d{4}_\d\d_\d\d_\w+\.php$/, 'Laravel'],
  [/(^|\/)db\/migration\/([\w.-]+\/)?[VRU][\d_.]*__\w+\.sql$/, 'Flyway'],
  [/(^|\/)(changelog|liquibase|db\/changelog)\/.*\.(xml|ya?ml|sql)$/, 'Liquibase'],
  [/(^|\/)prisma\/migrations\/[^/]+\/migration\.sql$/, 'Prisma'],
  [/(^|\/)migrations\/\d+[\w.-]*\.(up|down)\.sql$/, 'golang-migrate'],
  [/(^|\/)migrations\/[^/]+\/(up|down)\.sql$/, 'Diesel'],
  [/(^|\/)Migrations\/\d{14}_\w+\.cs$/, 'Entity Framework'],
  [/(^|\/)migrations?\/\d[\w.-]*\.(js|ts|mjs|cjs)$/, 'JavaScript'],
  [/(^|\/)migrations?\/[\w.-]+\.sql$|(^|\/)(db|sql)\/migrations?\/[\w.-]+\.sql$/, 'SQL files'],
  [/(^|\/)migrations?\/Version\d+\.php$/, 'Doctrine'],
];

function migrations({ paths }: ProjectTexts): readonly Fact[] {
  const groups = new Map<string, { kind: string; folder: RepoPath; paths: RepoPath[] }>();
  for (const path of paths) {
    const kind = tools.find(([pattern]) => pattern.test(path))?.[1];
    if (kind === undefined || /(^|\/)(node_modules|vendor|tests?|fixtures)\//.test(path)) continue;
    const folder = kind === 'Prisma' || kind === 'Diesel' ? folderOf(folderOf(path)) : folderOf(path);
    const key = `${kind}\n${folder}`;
    const group = groups.get(key) ?? { kind, folder, paths: [] };
    group.paths.push(path);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ kind, folder, paths: all }) => {
    const last = all.at(-1) ?? folder;
    return { kind, value: folder, note: String(all.length), path: last, line: 0 };
  });
}

function schemas(files: ProjectTexts): readonly Fact[] {
  return files.paths.flatMap((path): readonly Fact[] => {
    if (/(^|\/)(node_modules|vendor|tests?|fixtures|migrations?|migrate|db\/migration)\//i.test(path))
      return [];
    if (/(^|\/)schema\.prisma$/.test(path)) return [{ kind: 'Prisma schema', value: '', path, line: 0 }];
    if (/(^|\/)db\/schema\.rb$|(^|\/)db\/structure\.sql$/.test(path))
      return [{ kind: 'Rails schema', value: '', path, line: 0 }];
    if (!path.endsWith('.sql')) return [];
    const tables = [
      ...files.text(path).matchAll(/^\s*create\s+table\s+(?:if\s+not\s+exists\s+)?["'`[]?([\w.]+)/gim),
    ];
    const value = tables
      .slice(0, 12)
      .map((match) => match[1])
      .join(', ');
    return [
      {
        kind: tables.length === 0 ? 'SQL' : 'tables',
        value: tables.length > 12 ? `${value}, …` : value,
        path,
        line: tables[0] ? files.lines(path).lineAt(tables[0].index) : 0,
      },
    ];
  });
}

/** Interfaces that are written down as files, and ports that containers open. */
export function interfaceFacts(files: ProjectTexts): readonly Fact[] {
  const kinds: readonly (readonly [RegExp, string])[] = [
    [/(^|\/)(openapi|swagger)[\w.-]*\.(ya?ml|json)$/i, 'HTTP interface (OpenAPI)'],
    [/(^|\/)asyncapi[\w.-]*\.(ya?ml|json)$/i, 'messages (AsyncAPI)'],
    [/\.proto$/, 'Protocol Buffers'],
    [/\.(graphql|graphqls|gql)$/, 'GraphQL'],
    [/\.wsdl$/, 'SOAP'],
    [/\.thrift$/, 'Thrift'],
    [/\.avsc$/, 'Avro'],
    [/\.xsd$/, 'XML schema'],
  ];
  const written = files.paths.flatMap((path): readonly Fact[] => {
    const kind = /(^|\/)(node_modules|vendor|tests?|fixtures|testdata)\//i.test(path)
      ? undefined
      : kinds.find(([pattern]) => pattern.test(path))?.[1];
    return kind === undefined ? [] : [{ kind, value: nameOf(path), path, line: 0 }];
  });
  const ports = files.read(/(^|\/)(Dockerfile|Containerfile)[\w.-]*$/).flatMap((path) =>
    files
      .text(path)
      .split('\n')
      .flatMap((content, line): readonly Fact[] => {
        const value = /^\s*EXPOSE\s+([\d\s/a-z]+)$/i.exec(content)?.[1];
        return value === undefined
          ? []
          : [{ kind: 'port of the container', value: value.trim(), path, line }];
      }),
  );
  const published = files.read(/(^|\/)(docker-)?compose[\w.-]*\.ya?ml$/).flatMap((path) =>
    entriesOf(valueAt(files.yaml(path), 'services')).flatMap(([name, service]) => {
      const list = valueAt(service, 'ports');
      return (Array.isArray(list) ? list : []).flatMap((port: unknown): readonly Fact[] => {
        const text =
          typeof port === 'string' || typeof port === 'number' ? String(port) : textAt(port, 'published');
        return text === undefined
          ? []
          : [
              {
                kind: `port of the service ${name}`,
                value: text,
                path,
                line: files.lines(path).lineOf('services:', `${name}:`, 'ports:'),
              },
            ];
      });
    }),
  );
  return [...written, ...ports, ...published];
}

import { type ProjectFacts, projectFactsOf } from '../../src/core/project/projectFacts';

import { isSource } from '../../src/core/project/sourcePaths';
import { SourceReading } from '../../src/core/project/sourceFacts';

/** Files of the small voting service of {@link sampleReport}, by path; markup in names must come out as text. */
const texts: Readonly<Record<string, string>> = {
  'package.json': `{
  "name": "voting",
  "license": "MIT",
  "scripts": { "start": "node dist/server.js", "test": "mocha" },
  "dependencies": { "fastify": "^4.26.0", "<img src=x>|*a*": "1" },
  "devDependencies": { "mocha": "10.4.0" }
}
`,
  'package-lock.json': `{
  "lockfileVersion": 3,
  "packages": {
    "": { "dependencies": { "fastify": "^4.26.0" }, "devDependencies": { "mocha": "10.4.0" } },
    "node_modules/fastify": { "version": "4.26.2", "license": "MIT" },
    "node_modules/mocha": { "version": "10.4.0", "license": "MIT", "dev": true },
    "node_modules/pino": { "version": "8.20.0" }
  }
}
`,
  'requirements.txt': 'boto3==1.34.0\n',
  '.env.example': 'DATABASE_URL=postgres://localhost/voting\nSMS_API_KEY=\n',
  '.nvmrc': '20.11\n',
  '.github/workflows/ci.yml':
    'name: ci\non:\n  push:\n  schedule:\n    - cron: "15 4 * * 1"\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm ci\n      - run: npm test\n',
  CODEOWNERS: '/src/voting/ @example/voting\n',
  'docker-compose.yml':
    'services:\n  db:\n    image: postgres:15\n    volumes: ["votes:/var/lib/postgresql/data"]\nvolumes:\n  votes:\n',
  Dockerfile: 'FROM node:20\nEXPOSE 8080\nCOPY . /srv\nCMD ["node", "dist/server.js"]\n',
  'ops/crontab': '# the night after a show\n30 3 * * * /srv/voting/purge.sh | tee /var/log/purge\n',
  'db/migrations/001_votes.sql': 'CREATE TABLE votes (id bigint PRIMARY KEY, song text);\n',
  'db/migrations/002_juries.sql': 'CREATE TABLE juries (id bigint PRIMARY KEY);\n',
  'docs/adr/0001-count-in-the-database.md':
    '# 1. Count in the database\n\n## Status\n\nAccepted\n\n## Context\n\nThe tally was | once *wrong*.\n',
  'src/config.ts':
    "export const region = process.env.SHOW_REGION ?? 'eu';\nexport const key = process.env.SMS_API_KEY;\n",
  LICENSE: 'Permission is hereby granted, free of charge, to any person obtaining a copy\n',
};

export const sampleProjectPaths: readonly string[] = Object.keys(texts).sort();

let sample: ProjectFacts | undefined;

/** Read once: the tests ask for it a thousand times. */
export function sampleProject(): ProjectFacts {
  sample ??= projectOf(texts);
  return sample;
}

function projectOf(files: Readonly<Record<string, string>>): ProjectFacts {
  const paths = Object.keys(files).sort();
  const sources = new SourceReading();
  for (const [path, text] of Object.entries(files)) if (isSource(path)) sources.add(path, text);
  return projectFactsOf({
    paths,
    texts: new Map(Object.entries(files)),
    sources: sources.finish(paths),
    problems: [],
    tags: [
      { name: 'v2.1.0', atEpochMs: Date.parse('2024-04-02T10:00:00Z') },
      { name: 'v2.0.0', atEpochMs: Date.parse('2023-11-05T10:00:00Z') },
    ],
    installedLicences: new Map(),
  });
}

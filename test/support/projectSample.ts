import { type ProjectFacts, projectFactsOf } from '../../src/core/project/projectFacts';

import { isSource, SourceReading } from '../../src/core/project/sourceFacts';

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

import { factTable } from './factTable';
import type { BookFacts } from './facts';
import type { Markdown } from './markdownText';
import { regionContent } from './provenance';

/** Chapter 3: what is written down of its interfaces, and which ports are open. */
export function interfacesRegion(facts: BookFacts): Markdown {
  const { interfaces } = facts.project;
  const body = factTable(interfaces, ['Interface', 'Says'], facts.links);
  return regionContent(
    'code',
    facts,
    body.length > 0
      ? body
      : [
          'No description of an interface (OpenAPI, GraphQL, Protocol Buffers, …) and no open port of a container was found.',
        ],
  );
}

/** Chapter 4: where it begins to run. */
export function entryPointsRegion(facts: BookFacts): Markdown {
  const body = factTable(facts.project.entryPoints, ['Entry point', 'Says'], facts.links, 120);
  return regionContent(
    'code',
    facts,
    body.length > 0
      ? body
      : ['No entry point was found: no program, no main function, no command of a container.'],
  );
}

/** Chapter 11: what runs by the clock. */
export function schedulesRegion(facts: BookFacts): Markdown {
  const body = factTable(facts.project.schedules, ['Where it runs', 'When and what'], facts.links);
  return regionContent(
    'code',
    facts,
    body.length > 0
      ? body
      : [
          'No job that runs by the clock was found in CI, crontabs, Kubernetes, systemd or the code. Those of hosts and hosting consoles are not in the repository.',
        ],
  );
}

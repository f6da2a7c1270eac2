import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { handle } from './routes';

const port = Number(process.env['PORT'] ?? 8080);

export function start(): void {
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // for now we just restart it, the load balancer is quicker than we are
      console.error(error);
      process.exit(1);
    });
  });
  server.listen(port);
  console.log(`listening on ${port}, release ${release()}`);
}

function release(): string {
  try {
    return readFileSync('RELEASE', 'utf8').trim();
  } catch {
    return 'TODO: written by the deployment'; // shown on the status page as it is
  }
}

start();

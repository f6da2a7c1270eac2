import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TimerRoomServer {
  /** With a slash at its end. */
  readonly url: string;
  /** `PUT /room {"timer":7,"user":"Kim"}`, in the order they came. */
  readonly heard: readonly string[];
  close(): Promise<void>;
}

/** A server that speaks as much of timer.mob.sh as is sent to it. @param status of its answers, default 202 */
export async function startTimerRoomServer(
  status = 202,
  headers: Readonly<Record<string, string>> = {},
): Promise<TimerRoomServer> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      heard.push(`${request.method ?? ''} ${request.url ?? ''} ${body}`);
      response.writeHead(status, headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    heard,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

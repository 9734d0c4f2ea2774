import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A way to an engine that counts what is sent through it. */
export interface CountedPuts {
  readonly url: string;
  /** How often a file was sent to each path, whatever was answered. */
  readonly sent: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** Starts it on a free port of the loopback interface. */
export async function countPuts(engine: string): Promise<CountedPuts> {
  const sent = new Map<string, number>();
  const server: Server = createServer((asked, answer) => {
    const path = decodeURIComponent((asked.url ?? '').split('?')[0]);
    if (asked.method === 'PUT') {
      sent.set(path, (sent.get(path) ?? 0) + 1);
    }
    pass(engine, asked, answer);
  });
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    sent,
    close: () =>
      new Promise(closed => {
        server.close(() => closed());
        server.closeAllConnections();
      })
  };
}

function pass(
  engine: string,
  asked: IncomingMessage,
  answer: ServerResponse
): void {
  const onward = request(
    new URL(asked.url ?? '/', engine),
    { method: asked.method, headers: asked.headers },
    answered => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    }
  );
  onward.on('error', () => answer.destroy());
  // A killed process leaves half a request: the engine must not get it as a whole.
  asked.on('aborted', () => onward.destroy());
  asked.pipe(onward);
}

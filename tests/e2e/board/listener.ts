import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A foreign host that notes whoever turns to it, even by a connection without a request. */
export class Listener {
  readonly heard: string[] = [];
  private readonly _server: Server = createServer(
    (request: IncomingMessage, answer) => {
      this.heard.push(`${request.method} ${request.url}`);
      answer.setHeader('access-control-allow-origin', '*');
      answer.end('heard');
    }
  );

  async start(): Promise<void> {
    this._server.on('connection', () => this.heard.push('connected'));
    await new Promise<void>(resolve =>
      this._server.listen(0, '127.0.0.1', resolve)
    );
  }

  get origin(): string {
    const { port } = this._server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this._server.closeAllConnections();
    await new Promise(resolve => this._server.close(resolve));
  }
}

import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy before the application, which breaks connections and serves another version of a worker. */
export interface Proxy {
  url: string;
  /** Breaks the connections of requests to the API from now on. */
  cutApi(): void;
  /** Answers requests to the API with a page of its own from now on, as the network of a venue does. */
  answerApi(status: number): void;
  /** Passes requests to the API on again. */
  connectApi(): void;
  /** Serves the worker of the check-in as that of another build. */
  replaceVersion(version: string): void;
  stop(): Promise<void>;
}

/** Starts a proxy before the application. */
export async function startProxy(target: string): Promise<Proxy> {
  let isCut = false;
  let pageStatus: number | null = null;
  let version: string | null = null;
  const server = createServer((incoming, outgoing) => {
    const isApi = incoming.url?.startsWith('/api/');
    if (isApi && isCut) incoming.socket.destroy();
    else if (isApi && pageStatus !== null)
      outgoing.writeHead(pageStatus, { 'content-type': 'text/html' }).end('<title>Accept our terms</title>');
    else pass(incoming, outgoing);
  });
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method, headers, url } = incoming;
    // The browser would be answered that its version is the present one.
    for (const name of ['if-none-match', 'if-modified-since']) delete headers[name];
    const passed = request(new URL(url!, target), { method, headers }, (answer) => {
      if (version === null || url !== '/door/sw.js') {
        outgoing.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(outgoing);
        return;
      }
      for (const name of ['content-length', 'etag']) delete answer.headers[name];
      outgoing.writeHead(answer.statusCode!, answer.headers);
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        outgoing.end(
          Buffer.concat(chunks)
            .toString()
            .replace(/(?<="version":")[0-9a-f]+/, version!),
        ),
      );
    });
    passed.on('error', () => incoming.socket.destroy());
    incoming.pipe(passed);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutApi: () => {
      isCut = true;
    },
    answerApi: (status) => {
      pageStatus = status;
    },
    connectApi: () => {
      pageStatus = null;
    },
    replaceVersion: (next) => {
      version = next;
    },
    stop: async () => {
      if (!server.listening) return;
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

import { createConnection, createServer, type NetConnectOpts } from 'node:net';
import { Transform } from 'node:stream';

/** A way to a database that knows how many connections go through it. */
export interface TcpProxy {
  /** The address for a client to use instead. */
  readonly uri: string;
  /** Lets nobody in any more, and resolves when the last connection is gone. */
  readonly emptied: () => Promise<void>;
}

/** A request in whose bytes this word stands is passed on later (ms). */
export interface Slowness {
  readonly word: string;
  readonly ms: number;
}

/** Puts a proxy in front of the server behind a `mongodb://` address, a unix socket or a port. */
export async function proxyTo(uri: string, slow?: Slowness): Promise<TcpProxy> {
  const target = targetOf(uri);
  const server = createServer((client) => {
    const upstream = createConnection(target);
    client.pipe(delaying(slow)).pipe(upstream).pipe(client);
    client.on('error', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The proxy has no port');
  return {
    uri: `mongodb://127.0.0.1:${address.port}/?directConnection=true`,
    emptied: () => new Promise((done) => server.close(() => done())),
  };
}

function delaying(slow: Slowness | undefined): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (slow === undefined || !chunk.includes(slow.word)) done(null, chunk);
      else setTimeout(() => done(null, chunk), slow.ms);
    },
  });
}

/** The socket address of a `mongodb://` URI with one server. */
export function targetOf(uri: string): NetConnectOpts {
  const host = /^mongodb:\/\/([^/?]+)/.exec(uri)?.[1] ?? '';
  const [name = '', port = '27017'] = host.split(':');
  return name.startsWith('%2F') ? { path: decodeURIComponent(name) } : { host: name, port: Number(port) };
}

import { Agent, request } from 'node:http';

/** The answer. */
export interface Posted {
  readonly status: number;
  readonly text: string;
}

/**
 * Posts over connections of its own: those that all `fetch` calls of a process share outlive the servers of a test, and may
 * be taken for those of the next server that gets the same port.
 */
export class Poster {
  private readonly agent = new Agent({ keepAlive: true });

  /** Rejects when the connection breaks before the answer is whole. */
  post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<Posted> {
    return new Promise((resolve, reject) => {
      const length = { 'content-length': String(Buffer.byteLength(body)) };
      const call = request(
        url,
        { method: 'POST', agent: this.agent, headers: { ...length, ...headers } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.once('error', reject);
          response.once('end', () =>
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
          );
        },
      );
      call.once('error', reject);
      call.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

export interface LoadResult {
  readonly turns: number;
  readonly seconds: number;
  /** Time from the request to the last byte of its answer, shortest first (ms). */
  readonly latencies: readonly number[];
}

/**
 * Posts every body once, `parallel` at a time over as many connections, each as soon as the one before is answered. Rejects
 * at the first answer that is not 200 or does not contain `expected`: a fast refusal is no turn.
 */
export async function load(
  url: string,
  bodies: readonly string[],
  parallel: number,
  expected: string,
): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: parallel });
  const latencies: number[] = [];
  let next = 0;
  const started = performance.now();
  async function worker(): Promise<void> {
    for (let at = next++; at < bodies.length; at = next++) {
      const sentAt = performance.now();
      await post(url, bodies[at] ?? '', agent, expected);
      latencies.push(performance.now() - sentAt);
    }
  }
  try {
    await Promise.all(Array.from({ length: parallel }, worker));
  } finally {
    agent.destroy();
  }
  const seconds = (performance.now() - started) / 1_000;
  return { turns: bodies.length, seconds, latencies: latencies.sort((a, b) => a - b) };
}

/** Posts one activity and gives the answer. */
export function post(url: string, body: string, agent: Agent | undefined, expected: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) };
    const call = request(url, { method: 'POST', headers, ...(agent === undefined ? {} : { agent }) }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (response.statusCode === 200 && text.includes(expected)) resolve(text);
        else reject(new Error(`Answered ${response.statusCode}: ${text.slice(0, 300)}`));
      });
    });
    call.once('error', reject);
    call.end(body);
  });
}

/** The value below which this part (0 to 1) of the sorted values lies. */
export function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

/** The middle one of the values. */
export function median(values: readonly number[]): number {
  return percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}

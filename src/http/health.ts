import type { Request, Response } from 'restify';
import type { Clock } from '../clock.js';
import type { Loop } from '../scheduling/loop.js';
import type { HttpServer } from './server.js';

/** A loop that did not end well for this long is not ticking (ms). */
const SILENT_MS = 60_000;

export interface HealthParts {
  /** Throws when the database does not answer. */
  readonly ping: () => Promise<void>;
  readonly loops: Readonly<Record<string, Loop>>;
  /** True from the moment on that the program takes nothing new. */
  readonly isStopping: () => boolean;
  readonly clock: Clock;
}

/**
 * `GET /healthz`: the process is alive (restart it when not). `GET /readyz`: the database answers and the loops tick
 * (send no traffic when not); 503 names what is missing. For the listener that the world does not reach.
 */
export function addHealth({ routes }: HttpServer, { ping, loops, isStopping, clock }: HealthParts): void {
  routes.get('/healthz', async (_request: Request, response: Response) => {
    response.json(200, { status: 'alive' });
  });

  routes.get('/readyz', async (_request: Request, response: Response) => {
    const database = await ping().then(
      () => true,
      () => false,
    );
    const now = clock.now().getTime();
    const ticking = Object.fromEntries(
      Object.entries(loops).map(([name, loop]) => [name, now - (loop.lastSuccess() ?? 0) < SILENT_MS]),
    );
    const ready = database && !isStopping() && Object.values(ticking).every((ticks) => ticks);
    const stopping = isStopping() ? { stopping: true } : {};
    response.json(ready ? 200 : 503, { status: ready ? 'ready' : 'not ready', ...stopping, database, ...ticking });
  });
}

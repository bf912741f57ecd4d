import type { App } from '../../src/app-parts.js';

/** Does the work of this process's timers until nothing is left. */
export async function settle(app: App): Promise<void> {
  await app.tick();
  while ((await app.sendDue()) > 0);
  await app.tick();
}

import type { App } from '../../src/app.js';

/** What the timers of this process would do now, until nothing is left to do. */
export async function settle(app: App): Promise<void> {
  await app.tick();
  while ((await app.sendDue()) > 0);
  await app.tick();
}

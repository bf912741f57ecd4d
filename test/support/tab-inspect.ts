import assert from 'node:assert/strict';
import type { TabHost, Theme } from './tab-host.js';

export const THEMES: readonly Theme[] = ['default', 'dark', 'contrast'];

/** What is shown now, in every theme and on a narrow screen: nothing that axe finds, nothing that sticks out. */
export async function assertFaultless(host: TabHost, name: string): Promise<void> {
  const wide = host.page.viewportSize() ?? assert.fail();
  await host.growsTall();
  for (const theme of THEMES) {
    await host.chooseTheme(theme);
    // What the themes share is judged once.
    assert.deepEqual(await host.violations(theme === 'default' ? 'all' : 'colours'), [], `${name}, ${theme}`);
    await host.picture(`${name}-${theme}`);
  }
  await host.resizes({ width: 320, height: 800 });
  assert.equal(await host.overhang(), 0, `${name} at 320 pixels`);
  await host.picture(`${name}-narrow`);
  await host.resizes(wide);
}

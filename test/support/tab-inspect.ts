import assert from 'node:assert/strict';
import type { TabHost, Theme } from './tab-host.js';

const OTHER_THEMES: readonly Theme[] = ['dark', 'contrast'];
/** With PICTURES=1 every page is looked at in every theme and language, and a picture is kept of each. */
const EVERY_LOOK = process.env.PICTURES === '1';
/** The languages of Teams in which pages are looked at. */
export const LOOKED_AT = (['nl-NL', 'en-GB'] as const).filter((locale) => EVERY_LOOK || locale === 'nl-NL');
let looked = 0;

/** Themes to look at a page in: the usual one, and of the others one in turn, so that each meets every second page. */
export function themes(): readonly Theme[] {
  looked += 1;
  return ['default', ...OTHER_THEMES.filter((_theme, at) => EVERY_LOOK || at === looked % OTHER_THEMES.length)];
}

/** What is shown now, in several themes and on a narrow screen: nothing that axe finds, nothing that sticks out. */
export async function assertFaultless(host: TabHost, name: string): Promise<void> {
  const wide = host.page.viewportSize() ?? assert.fail();
  await host.growsTall();
  for (const theme of themes()) {
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

import { suiteBrowser } from '../support/browser.js';
import { assertFaultless, LOOKED_AT_LONG } from '../support/tab-inspect.js';
import { walkThroughWizard } from '../support/wizard-walk.js';

describe('making a programme in the tab, looked at', () => {
  const browser = suiteBrowser();

  for (const locale of LOOKED_AT_LONG) {
    it(`is without faults at each step, and is left and taken up (${locale})`, () =>
      walkThroughWizard(browser(), {
        locale,
        leaves: true,
        looks: (host, step) => assertFaultless(host, `wizard-${locale}-${step}`),
      }));
  }
});

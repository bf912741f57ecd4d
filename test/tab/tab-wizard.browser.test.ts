import { suiteBrowser } from '../support/browser.js';
import { walkThroughWizard } from '../support/wizard-walk.js';

describe('making a programme in the tab', () => {
  const browser = suiteBrowser();

  it('goes step by step, each of which is kept', () => walkThroughWizard(browser(), { locale: 'nl-NL' }));
});

import assert from 'node:assert/strict';
import { chromiumPath } from '../support/browser.js';
import { type DrawnCard, drawCards, hasFontLikeTeams, WIDTHS } from '../support/card-pictures.js';
import { NASTY } from '../support/card-sample-data.js';
import { CARD_SAMPLES } from '../support/card-samples.js';
import { IS_THOROUGH } from '../support/thorough.js';

describe('cards drawn by the real renderer in a browser', () => {
  /** The narrow ones have the least room. */
  const widths = IS_THOROUGH ? WIDTHS : { narrow: WIDTHS.narrow };
  const drawn: DrawnCard[] = [];

  before(async function () {
    const chromium = chromiumPath();
    if (chromium === null) {
      process.stderr.write('\n  !! No Chromium (CHROMIUM_PATH): cards are NOT drawn.\n\n');
      return this.skip();
    }
    await drawCards(chromium, (card) => drawn.push(card), { widths });
  });

  it('are all drawn, in both languages', () => {
    assert.equal(drawn.length, CARD_SAMPLES.length * 2 * Object.keys(widths).length);
  });

  it('are read without a complaint', () => {
    assert.deepEqual(
      drawn.filter(({ complaints }) => complaints.length > 0),
      [],
    );
  });

  it('cut nothing off and let nothing stick out', async function () {
    if (!(await hasFontLikeTeams(chromiumPath() ?? ''))) {
      process.stderr.write("\n  !! No font as narrow as Teams' (fonts-liberation): sizes on cards are NOT judged.\n\n");
      return this.skip();
    }
    const faults = drawn.flatMap(({ name, language, width, cutOff }) =>
      cutOff.map((part) => `${name} ${language} ${width}: ${part}`),
    );
    assert.deepEqual([...new Set(faults)], []);
  });

  it('show hostile text as it was typed', () => {
    const visible = (text: string) => text.replace(/[\u200b\u2060\u2066-\u2069]/g, '').replace(/\s+/g, ' ');
    for (const name of [
      'welcome-long',
      'ballot-long',
      'ballot-closed-long',
      'opening-long',
      'match-long',
      'reminder-long',
      'closing-long',
      'my-data-long',
      'channel-post-long',
      'channel-list-long',
      'round-cancel',
      'thread-long',
      'thread-post-long',
      'round-thread-long',
      'post-hidden-long',
      'agreement-long',
    ])
      for (const card of drawn.filter((one) => one.name === name))
        assert.ok(visible(card.visibleText).includes(NASTY), `${name} ${card.language}: ${card.visibleText}`);
  });
});

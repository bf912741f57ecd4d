import assert from 'node:assert/strict';
import { play } from '../support/scenario.js';

describe('scenario: an answer that takes a while', () => {
  it('is announced by the sign of typing, and comes', () => {
    let isShown: () => Promise<unknown> = () => assert.fail('not begun');
    return play(
      async ({ t }) => {
        const anna = await t.joins('Anna');
        isShown = () => t.teams.until(() => anna.conversation.typingSigns > 0, 'the sign of typing');
        const { replies } = await anna.says('langzaam');
        assert.match(JSON.stringify(replies), /klaar/);
      },
      {
        typingMs: 1,
        extraWords: async (text) => {
          if (text !== 'langzaam') return null;
          await isShown();
          return 'klaar';
        },
      },
    );
  });
});

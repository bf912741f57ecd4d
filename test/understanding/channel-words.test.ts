import assert from 'node:assert/strict';
import { channelWish, programmeNamed } from '../../src/understanding/channel-words.js';

describe('what is said to the bot in a channel', () => {
  const posts: readonly (readonly [string, 'nl' | 'en'])[] = [
    ['plaats hier', 'nl'],
    ['Plaats hier!', 'nl'],
    ['kun je hier elke week het dilemma plaatsen?', 'nl'],
    ['Zet het dilemma van de week hier', 'nl'],
    ['plaats hier in het Engels', 'en'],
    ['post here', 'nl'],
    ['please post the weekly dilemma here in English', 'en'],
    ['plaats hier in het nederlands', 'nl'],
  ];
  for (const [sentence, language] of posts) {
    it(`lets the dilemma come: ${sentence}`, () =>
      assert.deepEqual(channelWish(sentence), { kind: 'post', language, named: null }));
  }

  for (const sentence of [
    'stop hier',
    'Stop here please',
    'plaats hier niet meer',
    'plaats hier geen dilemma meer',
    'stop posting here',
    "don't post here anymore",
  ]) {
    it(`stops it: ${sentence}`, () => assert.deepEqual(channelWish(sentence), { kind: 'stop' }));
  }

  for (const sentence of [
    '',
    'hier',
    'stop',
    'plaats',
    'dilemma',
    'ik plaats hier mijn verslag van gisteren',
    'stop hier maar met vergaderen',
    'wis mij',
    `plaats hier ${'plaats '.repeat(100)}`,
  ]) {
    it(`is something else: ${sentence.slice(0, 60)}`, () => assert.equal(channelWish(sentence), null));
  }

  const PROGRAMMES = ['Regio', 'Regio Arnhem', 'Academie', '!!'].map((name) => ({ name }));
  for (const [sentence, name, language] of [
    ['plaats hier voor Regio Arnhem', 'Regio Arnhem', 'nl'],
    ['Plaats hier voor regio', 'Regio', 'nl'],
    ['post here in English for REGIO-ARNHEM, please', 'Regio Arnhem', 'en'],
    ['zet het dilemma hier voor de academie', undefined, 'nl'],
    ['plaats hier voor Academie in het Engels', 'Academie', 'en'],
    ['plaats hier voor Regio Zutphen', undefined, 'nl'],
    ['plaats hier voor', undefined, 'nl'],
  ] as const) {
    it(`names a programme: ${sentence}`, () => {
      const wish = channelWish(sentence);
      assert.ok(wish?.kind === 'post' && wish.named !== null);
      const found = programmeNamed(wish.named, PROGRAMMES);
      assert.deepEqual([found?.programme.name, found?.language ?? wish.language], [name, language]);
    });
  }

  for (const sentence of ['voor de zekerheid plaats ik dit hier', 'stop hier voor vandaag'])
    it(`is no wish: ${sentence}`, () => assert.equal(channelWish(sentence), null));
});

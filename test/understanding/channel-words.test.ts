import assert from 'node:assert/strict';
import { channelWish } from '../../src/understanding/channel-words.js';

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
    it(`lets the dilemma come: ${sentence}`, () => assert.deepEqual(channelWish(sentence), { kind: 'post', language }));
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
});

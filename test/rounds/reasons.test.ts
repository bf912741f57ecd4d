import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chooseReasons, createReasonPicker, type ReasonedVote } from '../../src/rounds/reasons.js';

const SHOWN = ['a', 'b'];

function reason(text: string, confidence = 3, option = 'a'): ReasonedVote {
  return { option, confidence, reason: text };
}

function pick(votes: readonly ReasonedVote[], seed = 'seed') {
  const picker = createReasonPicker(SHOWN, seed);
  for (const vote of votes) picker.add(vote);
  return picker.pick();
}

const SENTENCES = [
  'De raad moet dit eerst weten, anders is vertrouwen weg.',
  'Afspraak is afspraak, ook als het thuis slecht uitkomt.',
  'Inwoners merken het verschil pas als wij nu niets doen.',
  'Vraag het de buurgemeente voordat je zelf iets schrijft.',
  'Zonder mandaat kun je niet namens een ander beslissen.',
];

describe('reasons', () => {
  it('gives at most three for an option, those with the highest confidence first', () => {
    const votes = SENTENCES.map((text, index) => reason(text, index + 1));
    assert.deepEqual(pick(votes).a, [SENTENCES[4], SENTENCES[3], SENTENCES[2]]);
  });

  it('ranks a reason without confidence last', () => {
    const unsure = { option: 'a', confidence: null, reason: SENTENCES[4] ?? '' };
    assert.deepEqual(pick([unsure, reason(SENTENCES[0] ?? '', 1)]).a, [SENTENCES[0], SENTENCES[4]]);
  });

  it('prefers a reason of readable length over a sure but short or long one', () => {
    const votes = [reason('Zeker weten!', 5), reason('lang '.repeat(60), 5), reason(SENTENCES[0] ?? '', 1)];
    assert.equal(pick(votes).a?.[0], SENTENCES[0]);
    assert.equal(pick(votes).a?.length, 3);
  });

  it('has an entry for shown options only', () => {
    const votes = ['a', 'b', 'c', 'unknown'].map((option) => reason(SENTENCES[0] ?? '', 3, option));
    assert.deepEqual(pick(votes), { a: [SENTENCES[0]], b: [SENTENCES[0]] });
  });

  it('drops blank ones and near-duplicates of a stronger one', () => {
    const votes = [
      reason('De raad moet dit eerst weten', 5),
      reason('de raad   moet dit éérst weten!!', 4),
      reason('De raad moet dit echt eerst weten.', 3),
      reason('   ', 5),
      reason('...?!', 5),
      { option: 'a', confidence: 5, reason: null },
      { option: 'a', confidence: null, reason: '' },
    ];
    assert.deepEqual(pick(votes).a, ['De raad moet dit eerst weten']);
  });

  it('gives the texts and nothing else that came with a vote', () => {
    const vote = { ...reason(SENTENCES[0] ?? ''), pseudonym: 'P1', municipality: 'GM0001' };
    assert.deepEqual(pick([vote]), { a: [SENTENCES[0]], b: [] });
  });

  it('gives the same reasons whatever the order of the votes', () => {
    const votes = fc.array(
      fc.record({
        option: fc.constantFrom('a', 'b'),
        confidence: fc.integer({ min: 1, max: 5 }),
        reason: fc.oneof(fc.constantFrom(...SENTENCES), fc.string({ maxLength: 40 })),
      }),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(votes, fc.string(), fc.infiniteStream(fc.nat()), (drawn, seed, lots) => {
        const keyed = drawn.map((vote) => ({ vote, lot: lots.next().value as number }));
        const mixed = keyed.sort((one, other) => one.lot - other.lot).map(({ vote }) => vote);
        assert.deepEqual(pick(mixed, seed), pick(drawn, seed));
      }),
    );
  });

  it('lets another seed draw other lots among equals', () => {
    const orders = ['1', '2', '3', '4', '5', '6'].map((seed) =>
      pick(
        SENTENCES.map((text) => reason(text)),
        seed,
      ).a?.join(),
    );
    assert.ok(new Set(orders).size > 1);
  });

  it('finds the best one at the end of a long stream', async () => {
    async function* votes() {
      for (let index = 0; index < 5_000; index += 1)
        yield reason(`${index} redenen om dit zo te doen: ${index * 7919}`, 2);
      yield reason(SENTENCES[1] ?? '', 5);
    }
    const chosen = await chooseReasons(votes(), SHOWN, 'seed');
    assert.equal(chosen.a?.[0], SENTENCES[1]);
  });
});

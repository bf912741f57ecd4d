import assert from 'node:assert/strict';
import { type Agreement, currentOf, MAXIMUM_VERSIONS, OUTCOMES } from '../../src/agreements/agreement.js';
import { type AgreementEvent, decide } from '../../src/agreements/agreement-rule.js';
import { ERASED } from '../../src/participants/participant.js';
import { agreement, at, following, TEXT, told, WRITTEN } from '../support/agreement-samples.js';

const accept = (version = 1): AgreementEvent => ({ kind: 'accept', version });
const decline = (version = 1): AgreementEvent => ({ kind: 'decline', version });
const keepAlone = (version = 1): AgreementEvent => ({ kind: 'keepAlone', version });
const amend = (what: string, version = 1, invited: readonly string[] = []): AgreementEvent => {
  return { kind: 'amend', version, text: { ...TEXT, what }, invited };
};
const answer = (outcome: (typeof OUTCOMES)[number], version = 1, line = ''): AgreementEvent => {
  return { kind: 'answer', version, outcome, line };
};
const LEAVE: AgreementEvent = { kind: 'stepOut', reason: 'left' };
const ERASE: AgreementEvent = { kind: 'erase' };

const pair = (): Agreement => told(agreement(['T:2']));
const trio = (): Agreement => told(agreement(['T:2', 'U:3']));
const agreedPair = (): Agreement => told(following(pair(), [1, accept()]));

const newsOf = (one: Agreement): readonly string[] => one.news.map(({ kind, to }) => `${kind} ${to}`);
const goneOf = ({ parties }: Agreement) => parties.map(({ gone }) => gone);

/** Why the event is refused; 'same' or 'changed' when it is not. */
function verdict(one: Agreement, place: number, event: AgreementEvent): string {
  const decision = decide(one, place, event, WRITTEN);
  return decision.kind === 'no' ? decision.why : decision.kind;
}

describe('the life of an agreement', () => {
  it('begins in force if nobody else is part of it, and as a proposal otherwise', () => {
    assert.equal(agreement().state, 'inForce');
    assert.deepEqual(newsOf(agreement()), []);
    assert.equal(agreement(['T:2', 'U:3']).state, 'proposed');
    assert.deepEqual(newsOf(agreement(['T:2', 'U:3'])), ['proposed 1', 'proposed 2']);
    assert.equal(
      currentOf(agreement([], { agreedWith: 'partner' })).agreedWith,
      'self',
      'nobody is there to agree with',
    );
  });

  it('is in force once everybody said yes, and tells the others', () => {
    const done = following(pair(), [1, accept()]);
    assert.equal(done.state, 'inForce');
    assert.deepEqual(newsOf(done), ['agreed 0']);
    const half = following(trio(), [2, accept()]);
    assert.deepEqual([half.state, newsOf(half)], ['proposed', []]);
    assert.deepEqual(newsOf(following(half, [1, accept()])), ['agreed 0', 'agreed 2']);
  });

  it('begins again with every text: nobody’s yes goes over to it', () => {
    const amended = following(agreedPair(), [1, amend('Anders')]);
    assert.equal(amended.state, 'proposed');
    assert.deepEqual(newsOf(amended), ['proposed 0']);
    assert.deepEqual(
      amended.parties.map(({ accepted }) => accepted),
      [null, 2],
    );
    assert.equal(following(amended, [0, accept(2)]).state, 'inForce');
  });

  it('takes a yes for the text that it names, and for no other, whichever of the two comes first', () => {
    const amendedFirst = following(pair(), [0, amend('Nieuw')]);
    assert.equal(verdict(amendedFirst, 1, accept(1)), 'stale');
    const acceptedFirst = following(pair(), [1, accept(1)], [0, amend('Nieuw')]);
    assert.equal(acceptedFirst.state, 'proposed');
    assert.equal(acceptedFirst.parties[1]?.accepted, null);
  });

  it('takes a new text over the one that was read, and only that', () => {
    const first = following(pair(), [0, amend('Van A')]);
    assert.equal(verdict(first, 1, amend('Van B', 1)), 'stale');
    assert.equal(verdict(first, 1, amend('Van B', 2)), 'changed');
  });

  it('is a yes when somebody sends the text back as it is', () => {
    const same = following(pair(), [1, { kind: 'amend', version: 1, text: TEXT, invited: [] }]);
    assert.equal(same.state, 'inForce');
    assert.equal(same.versions.length, 1);
  });

  it('becomes shared when somebody alone asks the colleagues of the talk, but not those who said no before', () => {
    const asked = following(told(agreement()), [0, amend('Samen', 1, ['T:2'])]);
    assert.deepEqual([asked.state, newsOf(asked)], ['proposed', ['proposed 1']]);
    const refused = following(asked, [1, decline(2)]);
    const again = following(refused, [0, amend('Toch samen', 2, ['T:2'])]);
    assert.deepEqual([again.state, currentOf(again).agreedWith, again.parties.length], ['inForce', 'self', 2]);
  });

  it('stays with the proposer when the other declines, who sees no later text', () => {
    const refused = following(pair(), [1, decline()]);
    assert.deepEqual([refused.state, goneOf(refused), newsOf(refused)], ['inForce', [null, 'declined'], ['gone 0']]);
    assert.equal(following(refused, [0, amend('Voor mij')]).parties[1]?.sawLast, 1);
    const left = following(trio(), [1, decline()]);
    assert.deepEqual([left.state, newsOf(left)], ['proposed', ['gone 0', 'gone 2']]);
    assert.equal(following(left, [2, accept()]).state, 'inForce');
  });

  it('goes on without asking further when who wrote it says so', () => {
    const alone = following(agreement(['T:2', 'U:3']), [0, keepAlone()]);
    assert.deepEqual([alone.state, goneOf(alone)], ['inForce', [null, 'withdrawn', 'withdrawn']]);
    assert.equal(verdict(alone, 1, accept()), 'gone');
    assert.equal(verdict(pair(), 1, keepAlone()), 'notNow', 'only who wrote the text');
  });

  for (const [one, other, state] of [
    ['kept', 'kept', 'kept'],
    ['kept', 'changed', 'changed'],
    ['changed', 'dropped', 'dropped'],
    ['dropped', 'kept', 'dropped'],
  ] as const) {
    it(`ends as ${state} when one says ${one} and the other ${other}`, () => {
      const half = following(agreedPair(), [0, answer(one, 1, 'Mijn regel')]);
      assert.deepEqual([half.state, newsOf(half)], ['inForce', ['answered 1']]);
      const done = following(half, [1, answer(other)]);
      assert.equal(done.state, state);
      assert.equal(done.reminder, null);
      assert.equal(done.parties[0]?.answer?.line, 'Mijn regel');
    });
  }

  for (const outcome of OUTCOMES) {
    it(`ends as ${outcome} by the one answer of a sole party`, () => {
      const done = following(told(agreement()), [0, answer(outcome)]);
      assert.deepEqual([done.state, done.lookAt], [outcome, null]);
    });
  }

  it('is the other’s alone when somebody leaves: in force when they had said yes, else theirs to decide', () => {
    const kept = following(agreedPair(), [0, LEAVE]);
    assert.deepEqual([kept.state, newsOf(kept)], ['inForce', ['gone 1']]);
    const asked = following(pair(), [0, LEAVE]);
    assert.deepEqual([asked.state, newsOf(asked)], ['proposed', ['gone 1']]);
    assert.equal(following(asked, [1, accept()]).state, 'inForce');
    assert.equal(following(asked, [1, decline()]).state, 'dropped');
    assert.equal(verdict(told(agreement()), 0, LEAVE), 'same', 'one’s own stays');
  });

  it('ends when the last answer that is waited for is of somebody who leaves', () => {
    const done = following(agreedPair(), [0, answer('kept')], [1, LEAVE]);
    assert.equal(done.state, 'kept');
  });

  it('keeps the place of an erased person and nothing else; a proposal goes with its words', () => {
    const kept = following(
      agreedPair(),
      [1, amend('Geheim van B')],
      [0, accept(2)],
      [1, answer('kept', 2, 'Regel van B')],
    );
    const erased = following(kept, [1, ERASE]);
    assert.equal(erased.parties[1]?.id, ERASED);
    assert.doesNotMatch(JSON.stringify(erased), /T:2|Geheim van B|Regel van B/);
    assert.deepEqual([erased.state, erased.versions.map(({ what }) => what)], ['inForce', [TEXT.what, '']]);
    const proposal = following(pair(), [0, ERASE]);
    assert.deepEqual([proposal.state, newsOf(proposal)], ['dropped', ['gone 1']]);
    assert.deepEqual(
      newsOf(following(following(told(agreement()), [0, answer('kept')]), [0, ERASE])),
      [],
      'what is over is over',
    );
  });

  it('keeps the newest ten texts, under their own numbers', () => {
    let one = pair();
    for (let number = 1; number < 25; number += 1)
      one = following(one, [number % 2, amend(`Tekst ${number + 1}`, number)]);
    assert.equal(one.versions.length, MAXIMUM_VERSIONS);
    assert.deepEqual([one.versions[0]?.number, currentOf(one).number, currentOf(one).what], [16, 25, 'Tekst 25']);
  });

  it('tells of an older text nothing that was not told yet', () => {
    const untold = following(agreement(['T:2']), [0, amend('Beter')]);
    assert.deepEqual(
      untold.news.map(({ version }) => version),
      [2],
    );
    const withGone = following(agreement(['T:2', 'U:3']), [1, decline()], [0, amend('Beter')]);
    assert.deepEqual(newsOf(withGone), ['gone 0', 'gone 2', 'proposed 2'], 'who is gone stays gone');
  });

  const refusals: readonly (readonly [string, Agreement, number, AgreementEvent, string])[] = [
    ['a stranger', pair(), 7, accept(), 'gone'],
    ['a yes to one’s own text', pair(), 0, accept(), 'same'],
    ['a second yes', agreedPair(), 1, accept(), 'same'],
    ['a no to one’s own text', pair(), 0, decline(), 'notNow'],
    ['a no after the yes', agreedPair(), 1, decline(), 'notNow'],
    ['a second no', following(pair(), [1, decline()]), 1, decline(), 'same'],
    ['a yes after the no', following(pair(), [1, decline()]), 1, accept(), 'gone'],
    ['an outcome of what is not in force', pair(), 0, answer('kept'), 'notNow'],
    ['the same outcome again', following(agreedPair(), [0, answer('kept')]), 0, answer('kept'), 'same'],
    [
      'another outcome before the other answers',
      following(agreedPair(), [0, answer('kept')]),
      0,
      answer('dropped'),
      'changed',
    ],
    ['another outcome after the end', following(agreement(), [0, answer('kept')]), 0, answer('dropped'), 'over'],
    ['another text after the end', following(agreement(), [0, answer('kept')]), 0, amend('Nog iets'), 'over'],
    [
      'an outcome of an older text',
      following(agreedPair(), [1, amend('X')], [0, accept(2)]),
      0,
      answer('kept', 1),
      'stale',
    ],
    ['going on alone when it is in force', agreedPair(), 0, keepAlone(), 'notNow'],
  ];
  for (const [what, one, place, event, expected] of refusals) {
    it(`answers ${what} with "${expected}"`, () => assert.equal(verdict(one, place, event), expected));
  }

  it('is looked at when there is something to tell, else when it is brought back', () => {
    assert.deepEqual(agreement(['T:2']).lookAt, WRITTEN.now);
    assert.deepEqual(pair().lookAt, at('2026-12-11T09:00:00+01:00').now);
    assert.equal(following(pair(), [1, decline()]).lookAt, WRITTEN.now);
  });
});

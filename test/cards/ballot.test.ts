import assert from 'node:assert/strict';
import { type BallotCard, renderBallot } from '../../cards/rounds/ballot.js';
import { roomFor } from '../../src/characters.js';
import { MAXIMUM_REASON } from '../../src/rounds/vote.js';
import { type CardPart, parts, textsIn } from '../support/card-walk.js';
import { either, inOrder, says, sentence } from '../support/says.js';

const ballot: BallotCard = {
  roundId: 'main-7',
  ballot: 'first',
  title: 'Wie gaat voor?',
  situation: 'Je werkt voor twee besturen.',
  question: 'Mag je zwijgen?',
  options: [
    { id: 'a', label: 'Zwijgen', explanation: 'Dat is trouw.' },
    { id: 'b', label: 'Spreken', explanation: 'Dat is eerlijk.' },
  ],
  closesAt: new Date('2026-11-25T08:00:00Z'),
  minimum: 6,
  justSaved: false,
};
const ABOUT_TALKS = says('ballot.privacyTalk');
const own = { option: 'b', confidence: 4, reason: 'Eerlijk duurt het langst' };

const all = (data: BallotCard) => parts(renderBallot(data, 'nl').card);
const input = (data: BallotCard, id: string): CardPart => all(data).find((part) => part.id === id) ?? {};
const texts = (data: BallotCard) => textsIn(renderBallot(data, 'nl').card).join('\n');

describe('the ballot card', () => {
  it('asks for an option, a confidence and, if one likes, a reason with room for 280 characters of whatever kind', () => {
    assert.equal(input(ballot, 'option').isRequired, true);
    assert.equal(input(ballot, 'confidence').isRequired, true);
    assert.equal(input(ballot, 'reason').isRequired, false);
    assert.equal(input(ballot, 'reason').maxLength, roomFor(MAXIMUM_REASON));
  });

  it('gives every option a letter, on the explanation and on the choice', () => {
    const choices = input(ballot, 'option').choices as readonly CardPart[];
    assert.deepEqual(choices, [
      { title: 'A. Zwijgen', value: 'a' },
      { title: 'B. Spreken', value: 'b' },
    ]);
    const said = textsIn(renderBallot(ballot, 'nl').card).filter((text) => /Spreken|eerlijk/.test(text));
    assert.deepEqual(said, ['B. Spreken', 'Dat is eerlijk.', 'B. Spreken']);
  });

  it('says what one practises, and where to go with something real; the next round does not get it from the one before', () => {
    const goal = 'Je oefent met zeggen wat je niet weet.';
    const about = { ...ballot, goal, sensitive: true };
    assert.ok(texts(about).includes(goal));
    assert.match(texts(about), says('ballot.sensitive'));
    assert.ok(!texts(ballot).includes(goal));
    assert.doesNotMatch(texts(ballot), says('ballot.sensitive'));
  });

  it('says who can see what, with the minimum of this round', () => {
    assert.match(texts(ballot), says('ballot.privacyVote'));
    assert.match(texts(ballot), says('ballot.privacyCounts', { minimum: 6 }));
    assert.match(texts(ballot), says('ballot.privacyReason', { minimum: 6 }));
    assert.match(texts(ballot), says('ballot.privacyStored'));
    assert.match(texts(ballot), /woensdag 25 november 09:00/);
  });

  it('brings an own vote back in words and in the fields', () => {
    const voted = { ...ballot, own, justSaved: true };
    assert.match(texts(voted), says('ballot.saved'));
    assert.match(texts(voted), says('ballot.ownChoice', { letter: 'B', label: 'Spreken' }));
    assert.match(texts(voted), says('ballot.ownConfidence', { confidence: sentence('ballot.confidence4') }));
    assert.match(texts(voted), says('ballot.ownReason', { reason: 'Eerlijk duurt het langst' }));
    assert.deepEqual(
      ['option', 'confidence', 'reason'].map((id) => input(voted, id).value),
      ['b', '4', own.reason],
    );
    assert.equal(all(voted).find((part) => part.verb === 'vote.cast')?.title, sentence('ballot.change'));
  });

  it('asks anew when the stored option is no longer there', () => {
    const gone = { ...ballot, own: { ...own, option: 'c' } };
    assert.deepEqual(renderBallot(gone, 'nl'), renderBallot(ballot, 'nl'));
  });

  it('keeps the vote out of the notification', () => {
    const { summary } = renderBallot({ ...ballot, own, justSaved: true }, 'nl');
    assert.equal(summary, sentence('ballot.summarySaved'));
  });

  it('is refreshed for its one reader only, and for nobody when there is none', () => {
    assert.equal('refresh' in renderBallot(ballot, 'nl').card, false);
    const { refresh } = renderBallot({ ...ballot, refreshFor: '29:x' }, 'nl').card as { refresh: CardPart };
    assert.deepEqual(refresh.userIds, ['29:x']);
    assert.deepEqual(refresh.action, { type: 'Action.Execute', verb: 'ballot.show', data: { round: 'main-7', v: 1 } });
  });

  it('tells before the vote that the matching knows it only on wish and never for certain, with two options as with three', () => {
    const talksAt = new Date('2026-11-25T08:00:00Z');
    const c = { id: 'c', label: 'Wachten', explanation: 'Dat is rustig.' };
    const about = says('ballot.privacyTalk', { moment: 'woensdag 25 november 09:00' });
    for (const options of [ballot.options, [...ballot.options, c]])
      assert.match(texts({ ...ballot, options, talksAt }), about);
    assert.doesNotMatch(texts(ballot), ABOUT_TALKS);
  });

  it('asks whether the vote may count in the matching, with what was chosen before, and only who is to be asked', () => {
    assert.equal(input(ballot, 'seeksDifference').id, undefined);
    for (const seeksDifference of [true, false])
      assert.equal(input({ ...ballot, seeksDifference }, 'seeksDifference').value, String(seeksDifference));
    assert.match(texts({ ...ballot, seeksDifference: false }), says('ballot.differenceWhat'));
  });

  it('does not keep what was said about talks for a round without them', () => {
    const talksAt = new Date('2026-11-25T08:00:00Z');
    renderBallot({ ...ballot, talksAt }, 'nl');
    assert.doesNotMatch(texts(ballot), ABOUT_TALKS);
  });
});

describe('the second ballot', () => {
  const second: BallotCard = { ...ballot, ballot: 'second', first: own };

  it('shows the first vote and begins with it, so that keeping it is one click', () => {
    assert.match(texts(second), says('ballot.first', { letter: 'B', label: 'Spreken' }));
    assert.match(texts(second), says('ballot.firstConfidence', { confidence: sentence('ballot.confidence4') }));
    assert.deepEqual(
      ['option', 'confidence', 'reason', 'movedBy'].map((id) => input(second, id).value),
      ['b', '4', '', ''],
    );
    const button = all(second).find((part) => part.verb === 'vote.cast');
    assert.equal(button?.title, sentence('ballot.voteSecond'));
    assert.deepEqual(button?.data, { round: 'main-7', ballot: 'second', v: 1 });
  });

  it('asks what moved people, without asking for an answer; the first ballot does not', () => {
    const { isRequired, choices } = input(second, 'movedBy');
    assert.equal(isRequired, false);
    assert.deepEqual(
      (choices as readonly CardPart[]).map(({ value }) => value),
      ['partner', 'reason', 'fact', 'nothing'],
    );
    assert.deepEqual(input(ballot, 'movedBy'), {});
    assert.match(String(input(second, 'reason').label), says('ballot.reasonSecond'));
  });

  it('brings the second vote back before the first', () => {
    const again = { ...second, own: { option: 'a', confidence: 2, reason: 'Bij nader inzien niet', movedBy: 'fact' } };
    assert.match(
      texts(again),
      inOrder(
        says('ballot.ownChoice', { letter: 'A', label: 'Zwijgen' }),
        says('ballot.ownMovedBy', { what: sentence('ballot.moved_fact') }),
        says('ballot.first', { letter: 'B', label: 'Spreken' }),
      ),
    );
    assert.deepEqual(
      ['option', 'confidence', 'reason', 'movedBy'].map((id) => input(again, id).value),
      ['a', '2', 'Bij nader inzien niet', 'fact'],
    );
    assert.doesNotMatch(texts(again), says('ballot.firstKeep'));
  });

  it('does not mention keeping a vote to somebody without one, or for an option that is gone', () => {
    const { first: _first, ...alone } = second;
    for (const card of [alone, { ...second, first: { ...own, option: 'x' } }]) {
      assert.doesNotMatch(texts(card), either(says('ballot.first'), says('ballot.firstKeep')));
      assert.equal(input(card, 'option').value, '');
    }
  });

  it('keeps the first vote of one reader off the card of the next', () => {
    renderBallot(second, 'nl');
    const { first: _first, ...alone } = second;
    assert.doesNotMatch(texts(alone), says('ballot.first'));
  });
});

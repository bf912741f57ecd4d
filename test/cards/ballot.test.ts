import assert from 'node:assert/strict';
import { type BallotCard, renderBallot } from '../../cards/ballot.js';
import { type CardPart, parts, textsIn } from '../support/card-walk.js';

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
const own = { option: 'b', confidence: 4, reason: 'Eerlijk duurt het langst' };

const all = (data: BallotCard) => parts(renderBallot(data, 'nl').card);
const input = (data: BallotCard, id: string): CardPart => all(data).find((part) => part.id === id) ?? {};
const texts = (data: BallotCard) => textsIn(renderBallot(data, 'nl').card).join('\n');

describe('the ballot card', () => {
  it('asks for an option, a confidence and, if one likes, a reason of 280 characters at most', () => {
    assert.equal(input(ballot, 'option').isRequired, true);
    assert.equal(input(ballot, 'confidence').isRequired, true);
    assert.equal(input(ballot, 'reason').isRequired, false);
    assert.equal(input(ballot, 'reason').maxLength, 280);
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

  it('says who can see what, with the minimum of this round', () => {
    assert.match(texts(ballot), /Niemand krijgt te zien wat jij kiest/);
    assert.match(texts(ballot), /vanaf 6 mensen/);
    assert.match(texts(ballot), /minstens 6 mensen/);
    assert.match(texts(ballot), /Uiterlijk 7 dagen na het sluiten van de ronde vernietigen we je stem/);
    assert.match(texts(ballot), /woensdag 25 november 09:00/);
  });

  it('brings an own vote back in words and in the fields', () => {
    const voted = { ...ballot, own, justSaved: true };
    assert.match(texts(voted), /Je stem is bewaard\n/);
    assert.match(texts(voted), /Je koos: B\. Spreken/);
    assert.match(texts(voted), /Zekerheid: 4 – zeker/);
    assert.match(texts(voted), /Toelichting: Eerlijk duurt het langst/);
    assert.deepEqual(
      ['option', 'confidence', 'reason'].map((id) => input(voted, id).value),
      ['b', '4', own.reason],
    );
    assert.equal(all(voted).find((part) => part.verb === 'vote.cast')?.title, 'Wijzig mijn stem');
  });

  it('asks anew when the stored option is no longer there', () => {
    const gone = { ...ballot, own: { ...own, option: 'c' } };
    assert.deepEqual(renderBallot(gone, 'nl'), renderBallot(ballot, 'nl'));
  });

  it('keeps the vote out of the notification', () => {
    const { summary } = renderBallot({ ...ballot, own, justSaved: true }, 'nl');
    assert.equal(summary, 'Je stem is bewaard');
  });

  it('is refreshed for its one reader only, and for nobody when there is none', () => {
    assert.equal('refresh' in renderBallot(ballot, 'nl').card, false);
    const { refresh } = renderBallot({ ...ballot, refreshFor: '29:x' }, 'nl').card as { refresh: CardPart };
    assert.deepEqual(refresh.userIds, ['29:x']);
    assert.deepEqual(refresh.action, { type: 'Action.Execute', verb: 'ballot.show', data: { round: 'main-7', v: 1 } });
  });
});

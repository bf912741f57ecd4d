import assert from 'node:assert/strict';
import { type MatchCard, renderMatch } from '../../cards/matching/match.js';
import { renderMatchReminder } from '../../cards/matching/match-reminder.js';
import { notices } from '../../cards/notices/notices.js';
import type { CardJson } from '../../cards/render.js';
import { match } from '../support/card-sample-week.js';
import { parts, textsIn } from '../support/card-walk.js';
import { either, inOrder, says, sentence } from '../support/says.js';

const texts = (data: MatchCard) => textsIn(renderMatch(data, 'nl').card).join('\n');
const verbs = (card: CardJson) => parts((card as { body?: unknown }).body).flatMap(({ verb }) => verb ?? []);
const links = (card: CardJson) => parts(card).flatMap(({ url }) => url ?? []);
const [fatima] = match.partners;
assert.ok(fatima);
const trio: MatchCard = {
  ...match,
  differentVote: false,
  partners: [fatima, { ...fatima, name: 'Bram de Wit', municipality: 'Gouda', member: 2 }],
};

describe('the match card', () => {
  it('says first with whom and until when', () => {
    const [heading, lead] = renderMatch(match, 'nl').card.body as readonly { text?: string }[];
    assert.equal(heading?.text, sentence('match.heading'));
    const names = '**Fatima Yildiz** (Leiden)';
    assert.equal(lead?.text, sentence('match.lead', { names, moment: 'vrijdag 27 november 09:00' }));
    assert.match(
      texts(trio),
      says('match.and', { one: '**Fatima Yildiz** (Leiden)', other: '**Bram de Wit** (Gouda)' }),
    );
  });

  it('has a button for each answer and a link for each way to meet', () => {
    const { card } = renderMatch(match, 'nl');
    assert.deepEqual(verbs(card), ['thread.open', 'match.met', 'match.skip', 'match.avoid']);
    assert.deepEqual(links(card), [match.chatUrl, match.meetingUrl]);
    assert.doesNotMatch(texts(match), says('match.find'));
  });

  it('says how to begin where there is no link, and makes no link that is not https', () => {
    const { chatUrl: _chat, meetingUrl: _meeting, ...unlinked } = match;
    assert.deepEqual(links(renderMatch(unlinked, 'nl').card), []);
    assert.match(texts(unlinked), says('match.find', { names: '**Fatima Yildiz** (Leiden)' }));
    assert.deepEqual(links(renderMatch({ ...unlinked, chatUrl: 'javascript:alert(1)' }, 'nl').card), []);
  });

  it('thanks who talked in the place of asking, and offers to put something on paper', () => {
    const met = { ...match, met: true };
    assert.deepEqual(verbs(renderMatch(met, 'nl').card), ['agreement.open', 'thread.open', 'match.avoid']);
    assert.match(texts(met), says('match.met'));
    assert.deepEqual(links(renderMatch(met, 'nl').card), []);
  });

  it('asks the questions of this dilemma, and no others', () => {
    for (const question of match.questions) assert.ok(texts(match).includes(`• ${question}`), question);
    assert.equal(texts(match).match(/^• .*\?$/gm)?.length, match.questions.length);
  });

  it('points to the confidential adviser where the dilemma is close to wrongdoing, and there alone', () => {
    assert.match(texts({ ...match, sensitive: true }), says('ballot.sensitive'));
    assert.doesNotMatch(texts(match), says('ballot.sensitive'));
  });

  it('tells why these people and what was bent', () => {
    assert.match(texts(match), says('match.whyMunicipality'));
    assert.match(texts(match), says('match.whySharedChallenge', { names: 'Wonen' }));
    assert.doesNotMatch(texts(match), says('match.bent'));
    assert.match(texts({ ...match, why: [], bent: ['newPartner'] }), says('match.bentNewPartner'));
    assert.match(texts({ ...trio, why: [], bent: ['newPartner'] }), says('match.bentNewPartnerTrio'));
  });

  it('tells that they chose differently only when it is so, and never what', () => {
    assert.match(texts(match), says('match.whyDifferentVote'));
    assert.doesNotMatch(texts({ ...match, differentVote: false }), says('match.whyDifferentVote'));
  });

  it('says nothing of a shared challenge that has no name', () => {
    assert.doesNotMatch(texts({ ...match, sharedChallenges: [] }), says('match.whySharedChallenge'));
  });

  it('puts the minority or the twist on the sheet', () => {
    const minority = { ...match, sheet: { kind: 'minority', option: 'Zwijgen', reason: 'Trouw' } } as const;
    assert.match(
      texts(minority),
      inOrder(says('match.minority', { option: 'Zwijgen' }), says('match.quote', { reason: 'Trouw' })),
    );
    const whatIf = texts({ ...match, sheet: { kind: 'whatIf', text: 'Stel dat het lekt.' } });
    assert.match(whatIf, inOrder(says('match.whatIf'), /Stel dat het lekt\./));
    assert.doesNotMatch(texts(match), either(says('match.minority'), says('match.whatIf')));
  });

  it('carries the place of a person on its button, and none for somebody avoided already', () => {
    const avoided = { ...trio, partners: trio.partners.map((one) => ({ ...one, avoided: one.member === 1 })) };
    const buttons = parts(renderMatch(avoided, 'nl').card).filter(({ verb }) => verb === 'match.avoid');
    assert.deepEqual(
      buttons.map(({ title, data }) => ({ title, data })),
      [{ title: sentence('match.avoid', { name: 'Bram' }), data: { match: match.matchId, member: '2', v: 1 } }],
    );
    assert.match(texts(avoided), says('match.avoided', { name: 'Fatima Yildiz' }));
  });

  it('keeps a long name off the button but in the line above it', () => {
    const name = `${'W'.repeat(40)} de Vries`;
    const long = { ...match, partners: match.partners.map((one) => ({ ...one, name })) };
    const button = parts(renderMatch(long, 'nl').card).find(({ verb }) => verb === 'match.avoid');
    assert.equal(button?.title, sentence('match.avoid', { name: `${'W'.repeat(16)}…` }));
    assert.ok(texts(long).includes(sentence('match.avoidAsk', { name })));
  });

  it('is refreshed for its one reader, and keeps names out of the notification', () => {
    const { card, summary } = renderMatch(match, 'nl');
    assert.deepEqual(card.refresh, {
      action: { type: 'Action.Execute', verb: 'match.show', data: { programme: 'main', v: 1 } },
      userIds: [match.refreshFor],
    });
    assert.equal(summary, sentence('match.summary'));
  });

  it('names on the private button the first name, whichever way round Teams gives the name', () => {
    const titles = (name: string) =>
      parts(renderMatch({ ...match, partners: [{ ...fatima, name }] }, 'nl').card).flatMap(({ title }) => title ?? []);
    for (const name of ['Anna de Vries', 'Vries, Anna de', 'Vries, Anna', 'Anna', 'Anna,']) {
      assert.ok(
        titles(name).includes(sentence('match.avoid', { name: 'Anna' })),
        `${name}: ${titles(name).join(' | ')}`,
      );
    }
  });
});

describe('the reminder of a talk', () => {
  it('has the same buttons as the match card, without the private one', () => {
    const { card } = renderMatchReminder(match, 'nl');
    assert.deepEqual(verbs(card), ['thread.open', 'match.met', 'match.skip']);
    assert.deepEqual(links(card), [match.chatUrl, match.meetingUrl]);
  });
});

describe('the notice to somebody waiting for a talk', () => {
  it('does not tell that somebody asked not to meet them', () => {
    const said = textsIn(notices.matchWaiting('nl', 'nobodyFree').card).join('\n');
    const why = sentence('notices.matchWaiting.nobodyFree');
    assert.ok(said.includes(sentence('notices.matchWaiting.text', { why })), 'and no word more');
  });
});

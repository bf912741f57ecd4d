import assert from 'node:assert/strict';
import { type AgreementCard, renderAgreement } from '../../cards/agreements/agreement.js';
import { renderAgreementForm } from '../../cards/agreements/agreement-form.js';
import { renderAgreements } from '../../cards/agreements/agreements.js';
import type { RenderedCard } from '../../cards/render.js';
import { NEWS_KINDS } from '../../src/agreements/agreement.js';
import type { AgreementView } from '../../src/agreements/agreement-view.js';
import { ownText, personal, proposed } from '../support/card-sample-agreements.js';
import { type CardPart, parts, textsIn } from '../support/card-walk.js';
import { inOrder, says, sentence } from '../support/says.js';

const show = (card: AgreementCard) => renderAgreement(card, 'nl');
const texts = ({ card }: RenderedCard) => textsIn(card).join('\n');
const buttons = ({ card }: RenderedCard): readonly CardPart[] => parts(card).filter(({ verb }) => verb !== undefined);
const verbs = (card: RenderedCard) => buttons(card).map(({ verb }) => verb);
const NOTHING = { accept: false, amend: false, keepAlone: false, answer: false };

describe('the card of an agreement', () => {
  it('has a button for what the reader can do, and for nothing else', () => {
    const withRights = (may: Partial<AgreementView['may']>) =>
      verbs(show({ view: { ...proposed, may: { ...NOTHING, ...may } } }));
    assert.deepEqual(withRights({}), ['agreement.list']);
    assert.deepEqual(withRights({ accept: true }), ['agreement.accept', 'agreement.decline', 'agreement.list']);
    assert.deepEqual(withRights({ keepAlone: true, amend: true }), [
      'agreement.keepAlone',
      'agreement.edit',
      'agreement.list',
    ]);
    assert.deepEqual(withRights({ answer: true }).filter((verb) => verb === 'agreement.answer').length, 3);
  });

  it('names on every answer the text that the reader had before their eyes', () => {
    const view = {
      ...proposed,
      current: { ...proposed.current, number: 4 },
      may: { ...NOTHING, accept: true, answer: true },
    };
    const answers = buttons(show({ view })).filter(({ verb }) => verb !== 'agreement.list');
    assert.equal(answers.length, 5);
    for (const { verb, data } of answers) assert.equal((data as CardPart).version, '4', String(verb));
  });

  it('has nothing to fill in once it is over', () => {
    const over = { ...personal, state: 'kept', may: NOTHING, reminder: null } as const;
    assert.ok(parts(show({ view: over }).card).every(({ type }) => !String(type).startsWith('Input.')));
  });

  it('shows three earlier texts at most and says where the others are', () => {
    const earlier = [5, 4, 3, 2].map((number) => ({ ...ownText, number, what: `Tekst nummer ${number}` }));
    const text = texts(show({ view: { ...personal, current: { ...ownText, number: 6 }, earlier } }));
    assert.match(text, /Tekst nummer 5[\s\S]*Tekst nummer 4[\s\S]*Tekst nummer 3/);
    assert.doesNotMatch(text, /Tekst nummer 2/);
    assert.match(text, says('agreement.earlierMore'));
  });

  it('tells in the notification what it is about, without a name or a word of the agreement', () => {
    for (const news of NEWS_KINDS) {
      const { summary } = show({ view: proposed, news });
      assert.equal(summary, sentence(`agreement.summary_${news}`));
      assert.doesNotMatch(summary, /Fatima|concept/);
    }
  });

  it('names nobody who was erased', () => {
    const view = {
      ...proposed,
      others: [{ ...proposed.others[0], name: null, gone: 'erased' as const, accepted: true, answer: null }],
    };
    assert.match(texts(show({ view, news: 'gone' })), says('agreement.gone_erased'));
  });
});

describe('the form of an agreement', () => {
  const company = (card: RenderedCard) => parts(card.card).find(({ id }) => id === 'agreedWith');

  it('asks with whom only when that is open, and has chosen nobody beforehand', () => {
    const fresh = renderAgreementForm({ kind: 'new', matchId: 'm', partners: ['Fatima'] }, 'nl');
    assert.equal(company(fresh)?.value, '');
    const shared = { kind: 'amend', agreementId: 'a', version: 2, values: ownText, partners: ['Fatima'] } as const;
    assert.equal(company(renderAgreementForm({ ...shared, isShared: true }, 'nl')), undefined);
    assert.equal(company(renderAgreementForm(shared, 'nl'))?.value, 'self');
  });

  it('gives back what was typed to the letter, so that a text that was not changed is the same text', () => {
    const what = `${'a'.repeat(70)} <at>Jan</at> {{x}}`;
    const form = { kind: 'amend', agreementId: 'a', version: 2, values: { ...ownText, what }, partners: [] } as const;
    assert.equal(parts(renderAgreementForm(form, 'nl').card).find(({ id }) => id === 'what')?.value, what);
  });
});

describe('the list of agreements', () => {
  it('shows the beginning of a long text, how it stands, and the way to the rest', () => {
    const view = { ...personal, current: { ...ownText, what: `Begin ${'x '.repeat(200)}einde` } };
    const list = renderAgreements({ views: [view], next: 'o', isLater: false }, 'nl');
    assert.match(
      texts(list),
      inOrder(/Begin x/, /…/, says('agreements.line_inForceBy', { day: 'vrijdag 18 december 2026' })),
    );
    assert.doesNotMatch(texts(list), /einde/);
    assert.deepEqual(verbs(list), ['agreement.show', 'agreement.list']);
  });
});

import { renderAgreement } from '../../cards/agreements/agreement.js';
import { renderAgreementForm } from '../../cards/agreements/agreement-form.js';
import { renderAgreements } from '../../cards/agreements/agreements.js';
import type { GoneReason } from '../../src/agreements/agreement.js';
import type { AgreementView, OtherParty, TextView } from '../../src/agreements/agreement-view.js';
import type { CardSample } from './card-sample.js';
import { LONG_LABEL, LONG_NAME, NASTY } from './card-sample-data.js';

const AT = new Date('2026-11-30T08:00:00Z');
const NOTHING = { accept: false, amend: false, keepAlone: false, answer: false };

export const ownText: TextView = {
  ...{ number: 1, at: AT, isOwn: true, author: 'Sanne de Vries' },
  what: 'Ik bel voortaan eerst mijn collega bij de buurgemeente.',
  agreedWith: 'self',
  by: '2026-12-18',
  how: 'In december heb ik dat drie keer gedaan.',
};
const theirText: TextView = {
  ...ownText,
  ...{ isOwn: false, author: 'Fatima Yildiz', agreedWith: 'partner' },
  what: 'Wij sturen elkaar een concept zodra onze wethouders het kennen.',
};
const fatima: OtherParty = { name: 'Fatima Yildiz', gone: null, accepted: true, answer: null };

/** In force, of the reader alone. */
export const personal: AgreementView = {
  id: 'main-7:0-a:3:0',
  roundId: 'main-7',
  order: '2026-11-30T08:00:00.000Z|main-7:0-a:3:0',
  state: 'inForce',
  current: ownText,
  earlier: [],
  others: [],
  own: { gone: null, accepted: true, answer: null },
  reminder: { kind: 'soon', at: new Date('2026-12-11T08:00:00Z') },
  may: { ...NOTHING, amend: true, answer: true },
};
/** A partner proposes it to the reader. */
export const proposed: AgreementView = {
  ...personal,
  state: 'proposed',
  current: theirText,
  others: [fatima],
  own: { gone: null, accepted: false, answer: null },
  may: { ...NOTHING, accept: true, amend: true },
};
const waiting: AgreementView = {
  ...proposed,
  current: { ...theirText, number: 3, isOwn: true, author: 'Sanne de Vries', how: '' },
  earlier: [
    { ...theirText, number: 2, by: null },
    { ...theirText, number: 1, isOwn: true },
  ],
  others: [{ ...fatima, accepted: false }],
  own: { gone: null, accepted: true, answer: null },
  may: { ...NOTHING, amend: true, keepAlone: true },
};
export const shared: AgreementView = {
  ...proposed,
  state: 'inForce',
  own: { gone: null, accepted: true, answer: null },
  may: { ...NOTHING, amend: true, answer: true },
};
const kept: AgreementView = {
  ...shared,
  state: 'kept',
  others: [{ ...fatima, answer: { outcome: 'kept', line: 'Het scheelde een week.', at: AT } }],
  own: { gone: null, accepted: true, answer: { outcome: 'kept', line: '', at: AT } },
  reminder: null,
  may: NOTHING,
};
const alone = (gone: GoneReason): AgreementView => ({
  ...shared,
  others: [{ ...fatima, gone, name: gone === 'erased' ? null : fatima.name }],
  current: gone === 'erased' ? { ...theirText, what: '', how: '', author: null } : theirText,
});
const bystander = (gone: GoneReason): AgreementView => ({
  ...proposed,
  own: { gone, accepted: false, answer: null },
  may: NOTHING,
});
const long = (text: TextView, number: number): TextView => ({
  ...text,
  number,
  author: `${LONG_NAME} ${NASTY}`,
  what: NASTY.padEnd(500, ' één lange afspraak'),
  how: `${'a'.repeat(80)} ${NASTY}`.padEnd(300, ' lang'),
});
const longest: AgreementView = {
  ...shared,
  current: long(theirText, 10),
  earlier: [9, 8, 7, 6, 5].map((number) => long(theirText, number)),
  others: [
    { ...fatima, name: `${LONG_NAME} ${NASTY}`, answer: { outcome: 'changed', line: NASTY.padEnd(280, ' é'), at: AT } },
    { ...fatima, name: LONG_NAME, answer: { outcome: 'dropped', line: 'b'.repeat(280), at: AT } },
  ],
  own: { gone: null, accepted: true, answer: { outcome: 'kept', line: NASTY.padEnd(280, ' lang'), at: AT } },
};

const GONE = ['declined', 'withdrawn', 'left', 'unreachable', 'erased'] as const;

/** The cards of the agreements. */
export const AGREEMENT_SAMPLES: readonly CardSample[] = [
  { name: 'agreement', render: (language) => renderAgreement({ view: personal }, language) },
  {
    name: 'agreement-organisation',
    render: (language) =>
      renderAgreement(
        { view: { ...personal, current: { ...ownText, agreedWith: 'organisation', by: null } } },
        language,
      ),
  },
  { name: 'agreement-proposed', render: (language) => renderAgreement({ view: proposed, news: 'proposed' }, language) },
  {
    name: 'agreement-amended',
    render: (language) =>
      renderAgreement(
        {
          view: { ...proposed, current: { ...theirText, number: 2 }, earlier: [{ ...ownText, agreedWith: 'partner' }] },
          news: 'proposed',
        },
        language,
      ),
  },
  { name: 'agreement-waiting', render: (language) => renderAgreement({ view: waiting }, language) },
  { name: 'agreement-agreed', render: (language) => renderAgreement({ view: shared, news: 'agreed' }, language) },
  { name: 'agreement-soon', render: (language) => renderAgreement({ view: shared, news: 'soon' }, language) },
  { name: 'agreement-due', render: (language) => renderAgreement({ view: personal, news: 'due' }, language) },
  { name: 'agreement-due-waiting', render: (language) => renderAgreement({ view: waiting, news: 'due' }, language) },
  { name: 'agreement-due-open', render: (language) => renderAgreement({ view: proposed, news: 'due' }, language) },
  {
    name: 'agreement-answered',
    render: (language) =>
      renderAgreement({ view: { ...kept, state: 'inForce', may: shared.may }, news: 'answered' }, language),
  },
  { name: 'agreement-kept', render: (language) => renderAgreement({ view: kept }, language) },
  {
    name: 'agreement-changed',
    render: (language) => renderAgreement({ view: { ...kept, state: 'changed' }, refusal: 'over' }, language),
  },
  {
    name: 'agreement-dropped',
    render: (language) => renderAgreement({ view: { ...kept, state: 'dropped' }, refusal: 'notNow' }, language),
  },
  {
    name: 'agreement-stale',
    render: (language) => renderAgreement({ view: proposed, refusal: 'stale' }, language),
  },
  ...GONE.map(
    (gone): CardSample => ({
      name: `agreement-alone-${gone}`,
      render: (language) => renderAgreement({ view: alone(gone), news: 'gone' }, language),
    }),
  ),
  ...GONE.map(
    (gone): CardSample => ({
      name: `agreement-own-${gone}`,
      render: (language) => renderAgreement({ view: bystander(gone), refusal: 'gone' }, language),
    }),
  ),
  { name: 'agreement-long', render: (language) => renderAgreement({ view: longest, news: 'due' }, language) },
  {
    name: 'agreementForm-new',
    render: (language) =>
      renderAgreementForm({ kind: 'new', matchId: 'main-7:0-a:3', partners: ['Fatima Yildiz'] }, language),
  },
  {
    name: 'agreementForm-shared',
    render: (language) =>
      renderAgreementForm(
        {
          ...{ kind: 'amend', agreementId: personal.id, version: 2, values: theirText, isShared: true },
          partners: ['Fatima Yildiz', 'Bram de Wit'],
        },
        language,
      ),
  },
  {
    name: 'agreementForm-long',
    render: (language) =>
      renderAgreementForm(
        {
          ...{ kind: 'amend', agreementId: personal.id, version: 2, values: longest.current },
          partners: [`${LONG_NAME} ${NASTY}`, LONG_LABEL],
        },
        language,
      ),
  },
  {
    name: 'agreements',
    render: (language) =>
      renderAgreements({ views: [proposed, waiting, shared], next: personal.order, isLater: true }, language),
  },
  {
    name: 'agreements-last',
    render: (language) =>
      renderAgreements(
        { views: [{ ...personal, current: { ...ownText, by: null } }, kept], next: null, isLater: true },
        language,
      ),
  },
  {
    name: 'agreements-long',
    render: (language) =>
      renderAgreements(
        {
          views: [
            longest,
            bystander('declined'),
            { ...longest, state: 'proposed', others: longest.others.map((one) => ({ ...one, accepted: false })) },
          ],
          next: null,
          isLater: false,
        },
        language,
      ),
  },
  {
    name: 'agreements-over',
    render: (language) =>
      renderAgreements(
        { views: [alone('erased'), { ...kept, state: 'dropped' }], next: null, isLater: false },
        language,
      ),
  },
];

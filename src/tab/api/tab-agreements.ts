import { z } from 'zod';
import { OUTCOMES } from '../../agreements/agreement.js';
import { text } from '../../http/form-fields.js';
import type { Caller } from '../../http/tab-routes.js';
import { amsterdamDate } from '../../scheduling/calendar.js';
import type { Services } from '../../services.js';
import { agreementDays, agreementListWire, agreementOutcomeWire, agreementWire } from '../agreement-model.js';
import type { Archive } from '../archive/archive.js';
import { programmeNamer } from '../own-programmes.js';
import type { AgreementAboutWire, AmendFormWire, NewAgreementWire } from '../wire/agreement-wire.js';
import type { TypedRoutes } from './typed-routes.js';

/** Agreements on one page of the list, and how many pages somebody can have opened. */
const PAGE = 50;
const MOST_PAGES = 20;

const id = z.string().min(1).max(200);
const version = z.int().min(1).max(1_000_000);
// The rules say how long a text may be; this only keeps the form a form.
const line = text(4_000);

const texts = { what: line, agreedWith: text(20), by: text(20), how: line };
const proposeForm = z.object({ about: z.object({ kind: z.enum(['match', 'round']), id }), ...texts });
const amendForm = z.object({ agreement: id, version, ...texts });
const respondForm = z.object({ agreement: id, version, response: z.enum(['accept', 'decline', 'keepAlone']) });
const answerForm = z.object({ agreement: id, version, outcome: z.enum(OUTCOMES), line });

export interface TabAgreementsParts {
  readonly services: Pick<Services, 'agreements' | 'directory' | 'matching' | 'voting' | 'clock'>;
  readonly archive: Archive;
}

/** The own agreements: to look at, make, change and answer. Everything is asked of the service that the bot asks. */
export function addTabAgreements(routes: TypedRoutes, { services, archive }: TabAgreementsParts): void {
  const { agreements, matching, voting, clock } = services;
  const days = () => agreementDays(amsterdamDate(clock.now()));

  routes.get('agreements', async ({ caller, query }) => {
    const pages = Math.min(MOST_PAGES, Math.max(1, Math.trunc(Number(query('pages'))) || 1));
    const { views, next } = await agreements.list(caller.participant, null, pages * PAGE);
    const nameOf = await programmeNamer(caller.participant, services);
    return agreementListWire(views, next !== null && pages < MOST_PAGES, clock.now(), nameOf);
  });

  routes.get('agreements/new', async ({ caller, query }) => {
    const round = query('round');
    return round === '' ? newNow(caller) : newAboutRound(caller, round);
  });

  routes.get('agreements/:agreement', async ({ caller, param }) =>
    agreementWire(await agreements.view(caller.participant, param('agreement'))),
  );

  routes.get('agreements/:agreement/form', async ({ caller, param }): Promise<AmendFormWire> => {
    const { view, partners } = await agreements.edit(caller.participant, param('agreement'));
    return { agreement: agreementWire(view), partners, days: days() };
  });

  routes.post('agreements/propose', proposeForm, async ({ about, ...values }, { caller: { participant } }) => {
    const saved =
      about.kind === 'match'
        ? await agreements.saveForMatch(participant, about.id, values)
        : await agreements.saveForRound(participant, about.id, values);
    return agreementOutcomeWire(saved);
  });

  routes.post('agreements/amend', amendForm, async (amended, { caller }) => {
    const { agreement, version: before, ...values } = amended;
    return agreementOutcomeWire(await agreements.amend(caller.participant, agreement, before, values));
  });

  routes.post('agreements/respond', respondForm, async ({ agreement, version: seen, response }, { caller }) => {
    return agreementOutcomeWire(await agreements.respond(caller.participant, agreement, seen, response));
  });

  routes.post('agreements/answer', answerForm, async ({ agreement, version: seen, ...said }, { caller }) => {
    return agreementOutcomeWire(await agreements.answer(caller.participant, agreement, seen, said));
  });

  /** About the talk of this week; where there is none, about the last round that was held. */
  async function newNow(caller: Caller): Promise<NewAgreementWire> {
    const talks = (await matching.current(caller.participant)).map(({ view }) => view);
    const talk = talks.find(({ kind }) => kind === 'matched');
    if (talk?.kind === 'matched') {
      const opened = await agreements.open(caller.participant, talk.matchId);
      if (opened.kind === 'there') return { kind: 'there', id: opened.view.id };
      const { title } = talk.dilemma.text[caller.language];
      return fresh({ kind: 'match', id: talk.matchId }, title, opened.partners);
    }
    const [last] = (await archive.list(caller.participant, caller.language)).rounds;
    return last === undefined ? { kind: 'none' } : newAboutRound(caller, last.roundId);
  }

  async function newAboutRound(caller: Caller, roundId: string): Promise<NewAgreementWire> {
    const round = await voting.view(caller.participant, roundId);
    if (round.kind !== 'closed') return { kind: 'none' };
    if (round.agreement !== null) return { kind: 'there', id: round.agreement.id };
    const { title } = round.dilemma.text[caller.language];
    return fresh({ kind: 'round', id: roundId }, title, round.partners);
  }

  function fresh(about: AgreementAboutWire, title: string, partners: readonly string[]): NewAgreementWire {
    return { kind: 'new', about, title, partners, days: days() };
  }
}

import type { Language } from '../language.js';
import { matchForReader } from '../matching/match-for-reader.js';
import type { MatchView } from '../matching/match-view.js';
import type { OrganisationRegister } from '../organisations/organisation-register.js';
import { dilemmaWire } from './round-model.js';
import type { MatchedWire, MatchWire } from './wire/wire.js';

type MatchedView = Extract<MatchView, { kind: 'matched' }>;

/** One person's view of the talks, for the page. About a partner it tells no more than the card in the chat does. */
export function matchWire(view: MatchView, language: Language, register: OrganisationRegister): MatchWire {
  switch (view.kind) {
    case 'none':
      return { kind: 'none', nextAt: view.nextAt?.toISOString() ?? null };
    case 'before':
      return { kind: 'before', roundId: view.roundId, at: view.at.toISOString() };
    case 'skipsWeek':
      return { kind: 'skipsWeek', roundId: view.roundId };
    case 'waiting':
      return { kind: 'waiting', reason: view.reason };
    case 'matched':
      return matchedWire(view, language, register);
    default:
      return { kind: view.kind };
  }
}

function matchedWire(view: MatchedView, language: Language, register: OrganisationRegister): MatchedWire {
  const { matchId, dilemma, why, bent, differentVote, met, replaced } = view;
  return {
    kind: 'matched',
    matchId,
    why,
    bent,
    differentVote,
    met,
    replaced,
    dilemma: dilemmaWire(dilemma, language),
    ...matchForReader(view, language, register),
    until: view.until.toISOString(),
  };
}

import type { Language } from '../language.js';
import type { MatchView, Partner } from '../matching/match-view.js';
import type { MunicipalityRegister } from '../municipalities/municipality-register.js';
import { CHALLENGE_NAMES, isChallengeId } from '../participants/challenges.js';
import { isRoleId, ROLE_NAMES } from '../participants/roles.js';
import { dilemmaWire } from './round-model.js';
import type { MatchedWire, MatchWire, PartnerWire } from './wire/wire.js';

type MatchedView = Extract<MatchView, { kind: 'matched' }>;

/** What one person gets to see of the talks, as the page gets it. Of a partner only what the card in the chat shows too. */
export function matchWire(view: MatchView, language: Language, register: MunicipalityRegister): MatchWire {
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

function matchedWire(view: MatchedView, language: Language, register: MunicipalityRegister): MatchedWire {
  const { matchId, dilemma, why, bent, differentVote, met, replaced } = view;
  return {
    kind: 'matched',
    ...{ matchId, why, bent, differentVote, met, replaced },
    dilemma: dilemmaWire(dilemma, language),
    partners: view.partners.map((partner) => partnerWire(partner, language, register)),
    sharedChallenges: challengeNames(view.sharedChallenges, language),
    topic: topicOf(view, language),
    until: view.until.toISOString(),
  };
}

function partnerWire(partner: Partner, language: Language, register: MunicipalityRegister): PartnerWire {
  const { name, municipality, role, challenges, userPrincipalName, member, avoided } = partner;
  return {
    name,
    municipality: register.get(municipality ?? '')?.label ?? '',
    role: role !== null && isRoleId(role) ? ROLE_NAMES[role][language] : null,
    challenges: challengeNames(challenges, language),
    account: userPrincipalName,
    member,
    avoided,
  };
}

function topicOf({ topic, dilemma }: MatchedView, language: Language): MatchedWire['topic'] {
  const { options, whatIf } = dilemma.text[language];
  if (topic.kind === 'minority') {
    return { ...topic, option: options.find(({ id }) => id === topic.option)?.label ?? topic.option };
  }
  return topic.kind === 'whatIf' && whatIf !== undefined ? { kind: 'whatIf', text: whatIf } : { kind: 'plain' };
}

function challengeNames(ids: readonly string[], language: Language): string[] {
  return ids.filter(isChallengeId).map((id) => CHALLENGE_NAMES[id][language]);
}

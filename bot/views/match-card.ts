import { renderMatch } from '../../cards/matching/match.js';
import { renderAvoidAsk } from '../../cards/matching/match-avoid.js';
import { renderMatchReminder } from '../../cards/matching/match-reminder.js';
import { notices } from '../../cards/notices/notices.js';
import type { RenderedCard } from '../../cards/render.js';
import { textFor } from '../../cards/text.js';
import type { Language } from '../../src/language.js';
import type { MatchView, Partner } from '../../src/matching/match-view.js';
import type { MunicipalityRegister } from '../../src/municipalities/municipality-register.js';
import { CHALLENGE_NAMES, isChallengeId } from '../../src/participants/challenges.js';
import type { Participant } from '../../src/participants/participant.js';
import { isRoleId, ROLE_NAMES } from '../../src/participants/roles.js';
import { chatLink, meetingLink } from '../teams/teams-links.js';

type MatchedView = Extract<MatchView, { kind: 'matched' }>;
interface Reader {
  readonly participant: Participant;
  readonly language: Language;
}

/** The card for what a person gets to see of the talks, in their language. The same for an answer and for a message. */
export function matchCard(
  view: MatchView,
  { participant, language }: Reader,
  register: MunicipalityRegister,
): RenderedCard {
  switch (view.kind) {
    case 'none':
      return notices.matchNone(language, view.nextAt ?? undefined);
    case 'before':
      return notices.matchBefore(language, view.at, view.roundId);
    case 'skipsWeek':
      return notices.matchSkipsWeek(language, view.roundId);
    case 'noTalk':
      return notices.noTalkThisWeek(language);
    case 'waiting':
      return notices.matchWaiting(language, view.reason);
    case 'declined':
      return notices.matchSkipped(language);
    case 'talksPaused':
      return notices.talksPaused(language);
    case 'talksOff':
      return notices.talksOff(language);
    case 'matched':
      return renderMatch(matchedCard(view, participant, language, register), language);
  }
}

/** The reminder for somebody who has not talked yet. */
export function reminderCard(view: MatchedView, language: Language, register: MunicipalityRegister): RenderedCard {
  const { matchId, until, partners } = view;
  const people = partners.map(({ name, municipality }) => ({ name, municipality: labelOf(municipality, register) }));
  const { title } = view.dilemma.text[language];
  return renderMatchReminder({ matchId, title, partners: people, until, ...linksOf(view, language) }, language);
}

/** Which of these people the reader does not want to be matched with again. */
export function avoidCard(
  matchId: string,
  others: readonly Partner[],
  language: Language,
  register: MunicipalityRegister,
): RenderedCard {
  const people = others.map((partner) => ({
    name: partner.name,
    municipality: labelOf(partner.municipality, register),
    member: placeOf(partner),
  }));
  return renderAvoidAsk(matchId, people, language);
}

function matchedCard(
  view: MatchedView,
  participant: Participant,
  language: Language,
  register: MunicipalityRegister,
): Parameters<typeof renderMatch>[0] {
  const { matchId, why, bent, differentVote, until, met, replaced, topic } = view;
  const { title, question, options, whatIf } = view.dilemma.text[language];
  const refreshFor = participant.address?.userId;
  return {
    ...{ matchId, title, question, why, bent, differentVote, until, met, replaced },
    partners: view.partners.map((partner) => ({
      name: partner.name,
      municipality: labelOf(partner.municipality, register),
      ...(partner.role !== null && isRoleId(partner.role) ? { role: ROLE_NAMES[partner.role][language] } : {}),
      challenges: challengeNames(partner.challenges, language),
      member: placeOf(partner),
      avoided: partner.avoided,
    })),
    sharedChallenges: challengeNames(view.sharedChallenges, language),
    sheet:
      topic.kind === 'minority'
        ? { ...topic, option: options.find(({ id }) => id === topic.option)?.label ?? topic.option }
        : topic.kind === 'whatIf' && whatIf !== undefined
          ? { kind: 'whatIf', text: whatIf }
          : { kind: 'plain' },
    ...linksOf(view, language),
    ...(refreshFor === undefined ? {} : { refreshFor }),
  };
}

/** Links need the account names of all others; with one missing the link would leave somebody out. */
function linksOf(view: MatchedView, language: Language): { chatUrl?: string; meetingUrl?: string } {
  const users = view.partners.flatMap(({ userPrincipalName }) => userPrincipalName ?? []);
  if (users.length === 0 || users.length < view.partners.length) return {};
  const say = textFor(language);
  const { title } = view.dilemma.text[language];
  const link = { users, topic: say('match.topic', { title }), message: say('match.firstMessage', { title }) };
  return { chatUrl: chatLink(link), meetingUrl: meetingLink(link) };
}

function labelOf(municipality: string | null, register: MunicipalityRegister): string {
  return register.get(municipality ?? '')?.label ?? '';
}

function challengeNames(ids: readonly string[], language: Language): string[] {
  return ids.filter(isChallengeId).map((id) => CHALLENGE_NAMES[id][language]);
}

function placeOf({ member }: Partner): 0 | 1 | 2 {
  return member === 0 ? 0 : member === 1 ? 1 : 2;
}

import { renderMatch } from '../../cards/matching/match.js';
import { renderAvoidAsk } from '../../cards/matching/match-avoid.js';
import { renderMatchReminder } from '../../cards/matching/match-reminder.js';
import { notices } from '../../cards/notices/notices.js';
import type { RenderedCard } from '../../cards/render.js';
import { textFor } from '../../cards/text.js';
import type { Language } from '../../src/language.js';
import { matchForReader, type PartnerForReader, partnerForReader } from '../../src/matching/match-for-reader.js';
import type { MatchView, Partner } from '../../src/matching/match-view.js';
import type { OrganisationRegister } from '../../src/organisations/organisation-register.js';
import type { Participant } from '../../src/participants/participant.js';
import { programmeOf } from '../../src/rounds/round.js';
import { chatLink, meetingLink } from '../../src/teams-links.js';

type MatchedView = Extract<MatchView, { kind: 'matched' }>;
interface Reader {
  readonly participant: Participant;
  readonly language: Language;
}

/** The card for what a person gets to see of the talks, in their language. The same for an answer and for a message. */
export function matchCard(
  view: MatchView,
  { participant, language }: Reader,
  register: OrganisationRegister,
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
export function reminderCard(view: MatchedView, language: Language, register: OrganisationRegister): RenderedCard {
  const { matchId, until, partners } = view;
  const people = partners
    .map((partner) => partnerForReader(partner, language, register))
    .map(({ name, municipality }) => ({ name, municipality }));
  const { title } = view.dilemma.text[language];
  return renderMatchReminder({ matchId, title, partners: people, until, ...linksOf(view, language) }, language);
}

/** Which of these people the reader does not want to be matched with again. */
export function avoidCard(
  matchId: string,
  others: readonly Partner[],
  language: Language,
  register: OrganisationRegister,
): RenderedCard {
  const people = others
    .map((partner) => partnerForReader(partner, language, register))
    .map(({ name, municipality, member }) => ({ name, municipality, member: placeOf({ member }) }));
  return renderAvoidAsk(matchId, people, language);
}

function matchedCard(
  view: MatchedView,
  participant: Participant,
  language: Language,
  register: OrganisationRegister,
): Parameters<typeof renderMatch>[0] {
  const { matchId, why, bent, differentVote, until, met, replaced } = view;
  const { title, question } = view.dilemma.text[language];
  const { partners, sharedChallenges, topic: sheet, questions } = matchForReader(view, language, register);
  const refreshFor = participant.address?.userId;
  return {
    matchId,
    programme: programmeOf(view.roundId),
    title,
    question,
    why,
    bent,
    differentVote,
    until,
    met,
    replaced,
    sharedChallenges,
    sheet,
    questions,
    ...(view.dilemma.learning?.sensitive === true ? { sensitive: true } : {}),
    partners: partners.map(({ name, municipality, role, challenges, avoided, member }) => ({
      name,
      municipality,
      challenges,
      avoided,
      ...(role === null ? {} : { role }),
      member: placeOf({ member }),
    })),
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

function placeOf({ member }: Pick<PartnerForReader, 'member'>): 0 | 1 | 2 {
  return member === 0 ? 0 : member === 1 ? 1 : 2;
}

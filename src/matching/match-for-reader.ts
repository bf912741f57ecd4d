import type { Language } from '../language.js';
import type { OrganisationRegister } from '../organisations/organisation-register.js';
import { CHALLENGE_NAMES, isChallengeId } from '../participants/challenges.js';
import { isRoleId, ROLE_NAMES } from '../participants/roles.js';
import type { MatchView, Partner } from './match-view.js';

/** A partner as the card in the chat and the page of the tab show them. */
export interface PartnerForReader {
  readonly name: string;
  /** Name of the municipality; empty when it is not on the list any more. */
  readonly municipality: string;
  /** In the reader's language; null: none was chosen. */
  readonly role: string | null;
  readonly challenges: readonly string[];
  /** Account name (UPN), for a link into Teams; null: not known. */
  readonly account: string | null;
  /** Place in the match. */
  readonly member: number;
  readonly avoided: boolean;
}

/** The opening of the talk. */
export type TopicForReader =
  | { readonly kind: 'plain' }
  /** A reason of the minority, with the label of its option. */
  | { readonly kind: 'minority'; readonly option: string; readonly reason: string }
  | { readonly kind: 'whatIf'; readonly text: string };

/** A person's view of a match, worked out once for card and page. */
export interface MatchForReader {
  readonly partners: readonly PartnerForReader[];
  readonly sharedChallenges: readonly string[];
  readonly topic: TopicForReader;
  /** The questions of this dilemma for the talk. */
  readonly questions: readonly string[];
}

/** The match for a reader in this language. */
export function matchForReader(
  view: Extract<MatchView, { kind: 'matched' }>,
  language: Language,
  register: OrganisationRegister,
): MatchForReader {
  const { options, whatIf, reflection } = view.dilemma.text[language];
  const { topic } = view;
  return {
    partners: view.partners.map((partner) => partnerForReader(partner, language, register)),
    sharedChallenges: challengeNames(view.sharedChallenges, language),
    topic:
      topic.kind === 'minority'
        ? { ...topic, option: options.find(({ id }) => id === topic.option)?.label ?? topic.option }
        : topic.kind === 'whatIf' && whatIf !== undefined
          ? { kind: 'whatIf', text: whatIf }
          : { kind: 'plain' },
    questions: reflection,
  };
}

/** A partner for a reader in this language. */
export function partnerForReader(
  { name, municipality, role, challenges, userPrincipalName, member, avoided }: Partner,
  language: Language,
  register: OrganisationRegister,
): PartnerForReader {
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

function challengeNames(ids: readonly string[], language: Language): readonly string[] {
  return ids.filter(isChallengeId).map((id) => CHALLENGE_NAMES[id][language]);
}

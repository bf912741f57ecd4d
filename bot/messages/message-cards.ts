import { isAboutAgreement } from '../../src/agreements/agreement-messages.js';
import type { CardMaker, MadeCard, NotBefore } from '../../src/delivery/card-maker.js';
import type { PersonalMessage } from '../../src/participants/personal-message.js';
import type { ProgrammeDirectory } from '../../src/programmes/programme-directory.js';
import { programmeOf } from '../../src/rounds/round.js';
import { cardInProgramme } from '../views/in-programmes.js';
import { type AboutAgreements, createAgreementCardMaker } from './agreement-message-cards.js';
import { createOrganisationCardMaker, isAboutOrganisation } from './organisation-message-cards.js';
import { createProposalCardMaker, isAboutProposal, type ProposalCardMakerParts } from './proposal-message-cards.js';
import { createRoundCardMaker, type RoundCardMakerParts } from './round-message-cards.js';
import { createSeasonCardMaker, isAboutSeason, type SeasonCardMakerParts } from './season-message-cards.js';
import { createThreadCardMaker, isAboutThread, type ThreadCardMakerParts } from './thread-message-cards.js';

export interface CardMakerParts
  extends RoundCardMakerParts,
    Omit<ThreadCardMakerParts, 'now'>,
    Omit<ProposalCardMakerParts, 'now'>,
    SeasonCardMakerParts {
  readonly aboutAgreements: AboutAgreements;
  readonly directory: Pick<ProgrammeDirectory, 'get' | 'facilitatedBy'>;
}

/** Every other kind is about a round. */
const KINDS = {
  thread: isAboutThread,
  agreement: isAboutAgreement,
  proposal: isAboutProposal,
  season: isAboutSeason,
  organisation: isAboutOrganisation,
} as const;
type Kind = keyof typeof KINDS | 'round';

/** Makes the cards of messages at the moment they are sent, from the state of that moment. */
export function createCardMaker(parts: CardMakerParts): CardMaker {
  const now = parts.clock.now;
  const makers: Readonly<Record<Kind, CardMaker>> = {
    thread: createThreadCardMaker({ ...parts, now }),
    agreement: createAgreementCardMaker(parts.aboutAgreements),
    proposal: createProposalCardMaker({ ...parts, now }),
    season: createSeasonCardMaker(parts),
    organisation: createOrganisationCardMaker(parts),
    round: createRoundCardMaker(parts),
  };

  return async function makeCards(messages) {
    const cards = new Map<string, MadeCard | NotBefore>();
    for (const [kind, makeSome] of Object.entries(makers)) {
      const some = messages.filter((one) => kindOf(one) === kind);
      if (some.length === 0) continue;
      for (const [key, made] of await makeSome(some)) cards.set(key, made);
    }
    for (const one of messages) {
      const made = cards.get(one.message.key);
      if (made !== undefined && 'card' in made && one.message.roundId !== '')
        cards.set(one.message.key, await cardInProgramme(made, one.to, programmeOf(one.message.roundId), parts));
    }
    return cards;
  };
}

function kindOf({ message }: PersonalMessage): Kind {
  if (KINDS.thread(message)) return 'thread';
  if (KINDS.agreement(message)) return 'agreement';
  if (KINDS.proposal(message)) return 'proposal';
  if (KINDS.organisation(message)) return 'organisation';
  return KINDS.season(message) ? 'season' : 'round';
}

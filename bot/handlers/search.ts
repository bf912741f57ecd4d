import { z } from 'zod';
import { CARD_VERSION } from '../../cards/actions.js';
import { renderColleague } from '../../cards/compose/colleague.js';
import { renderDilemmaLink } from '../../cards/compose/dilemma-link.js';
import { renderSharedMatch } from '../../cards/compose/shared-match.js';
import { nameOf } from '../../cards/person-name.js';
import { formatMoment, textFor } from '../../cards/text.js';
import { DomainError } from '../../src/errors.js';
import type { Language } from '../../src/language.js';
import type { OwnMatch } from '../../src/matching/match-archive.js';
import type { OrganisationRegister } from '../../src/organisations/organisation-register.js';
import { type Participant, takesPart } from '../../src/participants/participant.js';
import { linkAccountOf } from '../../src/participants/teams-member.js';
import { programmeOf } from '../../src/rounds/round.js';
import type { Services } from '../../src/services.js';
import { chatLink } from '../../src/teams-links.js';
import type { PublishedRound } from '../../src/voting/published-round.js';
import type { Asker, Search } from '../turns/compose-turn.js';
import { type Found, found, hint, NOTHING_FOUND, type Reply } from '../turns/reply.js';
import { dilemmaIdIn } from '../views/dilemma-url.js';
import { profileNames } from '../views/profile-names.js';
import { sharedCard } from '../views/shared-card.js';

type NoneKey = 'extension.noDilemmas' | 'extension.noMatches' | 'extension.noColleagues';

/** Published dilemmas of programmes that are open to the asker, with the result of the closed ones. Open to non-participants: it holds nothing secret. */
export async function searchDilemmas(
  asker: Asker,
  { publications, directory }: Pick<Services, 'publications' | 'directory'>,
  search: Search,
): Promise<Reply> {
  const visible = await directory.visibleTo(asker.participant);
  const rounds = await publications.search(visible, search.text, search.page);
  return hits(
    rounds.map((round) => dilemmaHit(round, asker.language)),
    'extension.noDilemmas',
    { asker, search },
  );
}

/** The own groups. The list shows with whom; the card that goes into a chat does not. */
export async function searchMatches(
  asker: Asker,
  services: Pick<Services, 'matchArchive' | 'municipalities'>,
  search: Search,
): Promise<Reply> {
  const { participant, language } = asker;
  if (!takesPart(participant)) return joinFirst(asker);
  const matches = await services.matchArchive.search(participant, search.text, search.page);
  return hits(
    matches.map((match) => matchHit(match, services.municipalities, language)),
    'extension.noMatches',
    { asker, search },
  );
}

/** Colleagues who chose to be found. */
export async function searchColleagues(
  asker: Asker,
  services: Pick<Services, 'colleagues' | 'municipalities'>,
  search: Search,
): Promise<Reply> {
  const { participant, language } = asker;
  if (!takesPart(participant)) return joinFirst(asker);
  const people = await services.colleagues.search(participant, search.text, search.page);
  return hits(
    people.map((person) => colleagueHit(person, services.municipalities, language)),
    'extension.noColleagues',
    { asker, search },
  );
}

const chosenItem = z.object({ round: z.string().min(1).max(100), v: z.literal(CARD_VERSION) });

/** The card of a dilemma that was chosen from the hits, as it is at this moment. */
export async function insertDilemma(
  { language, participant }: Asker,
  { publications, directory }: Pick<Services, 'publications' | 'directory'>,
  item: unknown,
): Promise<Reply> {
  const read = chosenItem.safeParse(item);
  const visible = await directory.visibleTo(participant);
  if (!read.success || !visible.includes(programmeOf(read.data.round)))
    return hint(textFor(language)('extension.noItem'));
  try {
    return found([dilemmaHit(await publications.get(read.data.round), language)]);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'unknownRound')
      return hint(textFor(language)('extension.noItem'));
    throw error;
  }
}

/** A link to one of our dilemmas; any other link becomes nothing. The same for everybody, known or not. */
export async function unfurlDilemma(
  { language }: Asker,
  services: Pick<Services, 'publications' | 'baseUrl' | 'appUrl'>,
  url: string,
): Promise<Reply> {
  const dilemmaId = dilemmaIdIn(url, services.baseUrl);
  const round = dilemmaId === null ? null : await services.publications.ofDilemma(dilemmaId);
  if (round === null) return NOTHING_FOUND;
  const { title, question } = round.dilemma.text[language];
  return found([
    { title, text: question, rendered: renderDilemmaLink({ title, question, appUrl: services.appUrl }, language) },
  ]);
}

/** Behind the last page there is nothing; at the first one it is said why. */
function hits(
  all: readonly Found[],
  none: NoneKey,
  { asker, search }: { readonly asker: Asker; readonly search: Search },
): Reply {
  if (all.length > 0) return found(all);
  if (search.page.skip > 0) return NOTHING_FOUND;
  return hint(textFor(asker.language)(search.text.trim() === '' ? none : 'extension.notFound'));
}

function joinFirst({ language }: Asker): Reply {
  return hint(textFor(language)('extension.joinFirst'));
}

function dilemmaHit(round: PublishedRound, language: Language): Found {
  const { title } = round.dilemma.text[language];
  return {
    title,
    text: stateLine(round, language),
    rendered: sharedCard(round, language),
    item: { round: round.roundId, v: CARD_VERSION },
  };
}

function stateLine({ state }: PublishedRound, language: Language): string {
  const say = textFor(language);
  if (state.kind === 'open') return say('extension.openUntil', { moment: formatMoment(state.until, language) });
  if (state.kind === 'closed') return say('extension.closed');
  return say(state.until === null ? 'extension.counting' : 'extension.between');
}

function matchHit({ dilemma, partners, met }: OwnMatch, register: OrganisationRegister, language: Language): Found {
  const say = textFor(language);
  const { title, question, reflection: questions } = dilemma.text[language];
  const names = partners.map(({ name, municipality }) => {
    const label = register.get(municipality ?? '')?.label;
    return label === undefined ? nameOf(name, say) : `${nameOf(name, say)} (${label})`;
  });
  return {
    title,
    text: names.length === 0 ? say('extension.matchGone') : say('extension.matchWith', { names: names.join(', ') }),
    rendered: renderSharedMatch({ title, question, questions, met }, language),
  };
}

function colleagueHit(person: Participant, register: OrganisationRegister, language: Language): Found {
  const name = person.name === '' ? textFor(language)('colleague.nameless') : person.name;
  const account = linkAccountOf(person);
  const { municipality = '', role, challenges } = profileNames(person, register, language);
  const chatUrl = account === null ? undefined : chatLink({ users: [account], topic: '', message: '' });
  return {
    title: name,
    text: [municipality, ...(role === undefined ? [] : [role]), ...challenges].join(' · '),
    rendered: renderColleague(
      {
        name,
        municipality,
        challenges,
        ...(role === undefined ? {} : { role }),
        ...(chatUrl === undefined ? {} : { chatUrl }),
      },
      language,
    ),
  };
}

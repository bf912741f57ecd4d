import type { ActionData } from '../../cards/actions.js';
import { renderMunicipalityChoice } from '../../cards/participants/municipality-choice.js';
import { type MunicipalityField, type ProfileCard, renderProfile } from '../../cards/participants/profile.js';
import { type NextDilemma, renderProfileSaved } from '../../cards/participants/profile-saved.js';
import type { Organisation } from '../../src/organisations/organisation.js';
import { CHALLENGE_IDS, CHALLENGE_NAMES } from '../../src/participants/challenges.js';
import { MOVES_A_YEAR } from '../../src/participants/moving.js';
import type { Participant } from '../../src/participants/participant.js';
import type { ProfileForm } from '../../src/participants/profile-form.js';
import type { ProfileOutcome } from '../../src/participants/profile-outcome.js';
import { ROLE_IDS, ROLE_NAMES } from '../../src/participants/roles.js';
import type { Services } from '../../src/services.js';
import { card, type Reply } from '../turns/reply.js';
import type { Turn } from '../turns/turn.js';
import { profileNames } from '../views/profile-names.js';

/** The services for answering a sent profile. */
type ProfileServices = Pick<Services, 'participants' | 'voting' | 'municipalities' | 'memberships'>;

/** The profile form with what is known so far; `invited`: for somebody who came with a code. */
export async function profileForm(
  turn: Turn,
  services: Pick<Services, 'participants' | 'municipalities'>,
  invited: Pick<ProfileCard, 'invitation'> = {},
): Promise<Reply> {
  const profile = await profileOf(turn, services, turn.participant, {});
  return card(renderProfile({ ...profile, ...invited }, turn.language));
}

/** Saves the form. Valid fields are kept even if others are wrong; a complete profile takes part. */
export async function saveProfile(
  turn: Turn,
  services: ProfileServices,
  data: ActionData<'profile.save'>,
): Promise<Reply> {
  const outcome = await services.participants.saveProfile(turn.participant, data, await turn.mail());
  return answer(turn, services, outcome, data.invitation);
}

/** The answer to "which one do you mean?". A code that does not exist brings the form again. */
export async function confirmMunicipality(
  turn: Turn,
  services: ProfileServices,
  data: ActionData<'profile.municipality'>,
): Promise<Reply> {
  const mail = await turn.mail();
  return answer(
    turn,
    services,
    await services.participants.confirmMunicipality(turn.participant, data.municipality, mail, data.invitation),
    data.invitation,
  );
}

async function answer(
  turn: Turn,
  services: ProfileServices,
  outcome: ProfileOutcome,
  code: string | undefined,
): Promise<Reply> {
  const invited = await invitedBy(services, code);
  // The language may be what was just changed; the answer is in the new one.
  const language = outcome.participant.language ?? turn.language;
  switch (outcome.kind) {
    case 'problem': {
      const profile = await profileOf(turn, services, outcome.participant, outcome.form);
      return card(renderProfile({ ...profile, ...invited, problem: outcome.problem }, language));
    }
    case 'moveLimit': {
      const { municipality: _code, municipalityName: _name, ...form } = outcome.form;
      const profile = await profileOf(turn, services, outcome.participant, form);
      return card(
        renderProfile({ ...profile, ...invited, limit: { times: MOVES_A_YEAR, ...outcome.limit } }, language),
      );
    }
    case 'chooseMunicipality':
      return card(
        renderMunicipalityChoice(
          { typed: outcome.typed, candidates: outcome.candidates.map(choiceOf), invitation: code },
          language,
        ),
      );
    case 'saved':
      return saved(turn, services, outcome.participant, outcome.firstTime);
  }
}

/** The form keeps the invitation until somebody takes part. */
async function invitedBy(
  { memberships }: Pick<Services, 'memberships'>,
  code: string | undefined,
): Promise<Pick<ProfileCard, 'invitation'>> {
  const found = code === undefined ? null : await memberships.invitation(code);
  return found?.kind === 'valid'
    ? { invitation: { code: found.invitation.code, programme: found.programme.name } }
    : {};
}

async function saved(
  turn: Turn,
  services: ProfileServices,
  participant: Participant,
  firstTime: boolean,
): Promise<Reply> {
  const language = participant.language ?? turn.language;
  // With the account name, which Teams tells here and in no message, a colleague can open a chat.
  if (participant.wantsToTalk || participant.findable === true)
    await services.participants.noteMember(participant, await turn.member());
  const names = profileNames(participant, services.municipalities, language);
  const profile = {
    municipality: names.municipality ?? '',
    role: names.role ?? '',
    challenges: names.challenges,
    wantsToTalk: participant.wantsToTalk,
    seeksDifference: participant.seeksDifference === true,
    findable: participant.findable === true,
    firstTime,
    next: await nextDilemma(services, participant),
  };
  return card(renderProfileSaved(profile, language));
}

/** Somebody who joins while a vote is open gets the ballot at once, as a message of its own. */
async function nextDilemma({ voting }: Pick<Services, 'voting'>, participant: Participant): Promise<NextDilemma> {
  if (await voting.askNow(participant)) return { kind: 'now' };
  const moments = (await voting.current(participant)).flatMap(({ view }) =>
    view.kind === 'none' && view.nextAt !== null ? [view.nextAt.getTime()] : [],
  );
  return moments.length === 0 ? { kind: 'unknown' } : { kind: 'at', at: new Date(Math.min(...moments)) };
}

/** The values on the form: fresh input takes precedence over what is stored. */
async function profileOf(
  turn: Turn,
  services: Pick<Services, 'participants' | 'municipalities'>,
  participant: Participant,
  form: ProfileForm,
): Promise<ProfileCard> {
  const language = participant.language ?? turn.language;
  const role = form.role ?? participant.role;
  return {
    municipality: await municipalityField(turn, services, participant, form),
    ...(role === undefined ? {} : { role }),
    challenges: form.challenges ?? participant.challenges,
    roles: ROLE_IDS.map((id) => ({ id, name: ROLE_NAMES[id][language] })),
    challengeOptions: CHALLENGE_IDS.map((id) => ({ id, name: CHALLENGE_NAMES[id][language] })),
    language,
    wantsToTalk: participant.wantsToTalk,
    seeksDifference: participant.seeksDifference === true,
    findable: participant.findable === true,
  };
}

async function municipalityField(
  turn: Turn,
  { participants, municipalities }: Pick<Services, 'participants' | 'municipalities'>,
  participant: Participant,
  form: ProfileForm,
): Promise<MunicipalityField> {
  const employer = participants.employerOf(participant, await turn.mail());
  if (employer !== null) return { kind: 'mapped', name: employer.label };
  const known = municipalities.get(participant.municipality ?? '');
  if (!turn.hasTypeAhead) return { kind: 'text', value: form.municipalityName ?? known?.label ?? '' };
  return { kind: 'typeAhead', ...(known === undefined ? {} : { value: { code: known.code, name: known.label } }) };
}

/** Hits for the municipality list while one types. */
export async function suggestMunicipalities(
  { municipalities }: Pick<Services, 'municipalities'>,
  { query, limit }: { readonly query: string; readonly limit: number },
): Promise<Reply> {
  const hits = municipalities.suggest(query, limit).map(({ code, label }) => ({ title: label, value: code }));
  return { kind: 'hits', hits };
}

/** By their labels, which tell those of one name apart. */
function choiceOf({ code, label, province }: Organisation) {
  return { code, name: label, ...(province === undefined ? {} : { province }) };
}

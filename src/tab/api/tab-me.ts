import { z } from 'zod';
import { manyChosen, oneOf, text, toggle, typed } from '../../http/form-fields.js';
import { HttpRefusal } from '../../http/problem.js';
import { type Caller, FileAnswer } from '../../http/tab-routes.js';
import { LANGUAGES } from '../../language.js';
import { amsterdamDate } from '../../scheduling/calendar.js';
import type { Services } from '../../services.js';
import { isAppId } from '../../tenants/catalogue-ids.js';
import { type MeParts, meWire, profileAnswer } from '../me-model.js';
import { myDataWire } from '../my-data-model.js';
import { ERASE_WORDS, type MunicipalityWire } from '../wire/wire.js';
import { addTabProgrammes, pauseDay } from './tab-programmes.js';
import { noFields, type TypedRoutes } from './typed-routes.js';

const profileForm = z.object({
  municipality: typed(200),
  municipalityName: typed(200),
  role: typed(200),
  challenges: manyChosen,
  language: oneOf(LANGUAGES),
  wantsToTalk: toggle,
  seeksDifference: toggle,
  findable: toggle,
});
const appIdForm = z.object({ appId: z.string().max(36).toLowerCase().refine(isAppId) });
const pauseForm = z.object({ until: z.iso.date() });
const eraseForm = z.object({ words: text(200) });

/** Names offered while typing. */
const SUGGESTIONS = 8;

export interface TabMeParts {
  readonly services: Pick<
    Services,
    | 'participants'
    | 'voting'
    | 'privacy'
    | 'municipalities'
    | 'memberships'
    | 'directory'
    | 'terms'
    | 'clock'
    | 'comeBack'
    | 'catalogueIds'
  >;
  readonly usesMail: boolean;
}

/** One's own profile, pause and data. Open to people who do not take part yet, or any longer. */
export function addTabMe(routes: TypedRoutes, { services, usesMail }: TabMeParts): void {
  const { participants, voting, privacy, municipalities, clock, comeBack, catalogueIds } = services;
  const parts: MeParts = { ...services, usesMail };
  const meOf = (caller: Caller) => meWire(caller, parts);

  routes.get('me', async ({ caller }) => meOf(caller));

  routes.post('app-id', appIdForm, async ({ appId }, { caller }) => {
    const { participant, facilitates } = caller;
    const { tenantId, id: personId } = participant;
    await catalogueIds.hear({ tenantId, personId, appId, isTrusted: facilitates.length > 0 });
    return {};
  });

  routes.get('municipalities', async ({ query }) => {
    const found = municipalities.suggest(query('name'), SUGGESTIONS);
    return found.map(
      ({ code, label, province }): MunicipalityWire => ({ id: code, name: label, province: province ?? null }),
    );
  });

  routes.post('profile', profileForm, async ({ municipality, municipalityName, ...rest }, { caller }) => {
    const place = usesMail ? {} : { municipality, municipalityName };
    const outcome = await participants.saveProfile(caller.participant, { ...place, ...rest }, undefined);
    // Somebody who joins while a vote is open gets the ballot in the chat at once.
    if (outcome.kind === 'saved' && outcome.firstTime) await voting.askNow(outcome.participant);
    return profileAnswer(outcome, caller, parts);
  });

  routes.post('pause', pauseForm, async ({ until }, { caller }) => {
    const date = pauseDay(until, amsterdamDate(clock.now()), caller.language);
    return meOf({ ...caller, participant: await participants.pause(caller.participant, date) });
  });

  routes.post('resume', noFields, async (_form, { caller }) => {
    const participant = await participants.resume(caller.participant);
    await comeBack(participant);
    return meOf({ ...caller, participant });
  });

  routes.post('leave', noFields, async (_form, { caller }) =>
    meOf({ ...caller, participant: await participants.leave(caller.participant) }),
  );

  addTabProgrammes(routes, services, meOf);

  routes.get('my-data', async ({ caller }) => myDataWire(caller, await privacy.hasOpenVote(caller.participant), parts));

  // A link that is used at once: the same way, and the same file, as from the chat.
  routes.file('my-data/export', async ({ caller }) => {
    const data = await privacy.download(await privacy.createLink(caller.participant));
    return new FileAnswer(JSON.stringify(data, null, 2), 'application/json', 'spagaat-mijn-gegevens.json');
  });

  routes.post('my-data/erase', eraseForm, async ({ words }, { caller }) => {
    if (!Object.values(ERASE_WORDS).includes(words.trim().toLowerCase())) throw new HttpRefusal(422, 'notConfirmed');
    await privacy.erase(caller.participant);
    return {};
  });
}

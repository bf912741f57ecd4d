import { notices } from '../../cards/notices/notices.js';
import { renderProgrammeChoice } from '../../cards/programmes/programme-choice.js';
import { withProgramme } from '../../cards/programmes/with-programme.js';
import type { RenderedCard } from '../../cards/render.js';
import { readable } from '../../src/participants/membership.js';
import type { Participant } from '../../src/participants/participant.js';
import type { ProgrammeDirectory } from '../../src/programmes/programme-directory.js';
import type { Services } from '../../src/services.js';
import { card, type Reply } from '../turns/reply.js';
import type { Turn } from '../turns/turn.js';

/** The programmes to show something of; or the reply that asks which, or says that there is none. */
export type Shown = { readonly ids: readonly string[] } | { readonly reply: Reply };

/**
 * A message is answered for all programmes of the person, in a card each. A click brings one card, so it is asked for
 * which; a button that names the programme is answered for that one.
 */
export async function programmesToShow(
  { participant, isClick, language }: Turn,
  { directory }: Pick<Services, 'directory'>,
  verb: 'dilemma.show' | 'match.show',
  wanted?: string,
): Promise<Shown> {
  const { memberOf } = participant;
  if (memberOf.length === 0) return { reply: card(notices.noProgramme(language)) };
  if (wanted !== undefined && memberOf.includes(wanted)) return { ids: [wanted] };
  if (!isClick || memberOf.length === 1) return { ids: memberOf };
  const all = (await directory.all()).filter(({ id }) => memberOf.includes(id));
  return { reply: card(renderProgrammeChoice(all, verb, language)) };
}

/** The card of something of a programme, which says of which if the person takes part in more than one. */
export async function cardInProgramme<Made extends Pick<RenderedCard, 'card'>>(
  made: Made,
  { memberOf }: Pick<Participant, 'memberOf'>,
  programmeId: string,
  { directory }: { readonly directory: Pick<ProgrammeDirectory, 'get'> },
): Promise<Made> {
  if (memberOf.length < 2) return made;
  const programme = await directory.get(programmeId);
  return programme === undefined ? made : withProgramme(made, programme.name);
}

/** The names of the programmes, by id, for somebody who takes or took part in more than one; empty for anybody else. */
export async function programmeNames(
  participant: Pick<Participant, 'memberOf' | 'memberships'>,
  { directory }: { readonly directory: Pick<ProgrammeDirectory, 'all'> },
): Promise<ReadonlyMap<string, string>> {
  if (readable(participant).length < 2) return new Map();
  return new Map((await directory.all()).map(({ id, name }) => [id, name]));
}

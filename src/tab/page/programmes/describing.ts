import type { Wishes } from '../../addresses.js';
import type { ProgrammeDeskWire } from '../../wire/programme-desk-wire.js';

/** The description as it is: a part of it is changed, the rest goes along as it was. */
export function describing(now: ProgrammeDeskWire): Wishes['desk/programme/describe']['form'] {
  const { revision, name, introduction, organiser, joining, organisationKinds } = now;
  return { revision, name, introduction, organiser, joining, organisationKinds };
}

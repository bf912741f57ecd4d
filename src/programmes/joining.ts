import type { Participant } from '../participants/participant.js';
import type { Programme } from './programme.js';

/** Somebody who may join, as far as the rule looks at them. */
export type Joiner = Pick<Participant, 'municipality' | 'memberOf'>;

/** Facts about the organisation of a joiner: its kind, such as `municipality`; undefined: nobody knows. */
export type KindOf = (code: string) => string | undefined;

/** Can anybody join it now, by whatever way? */
export function takesMembers({ state }: Pick<Programme, 'state'>): boolean {
  return state === 'running' || state === 'paused';
}

/**
 * May this person join the programme by themselves? They say where they work first; an invitation is another way in.
 */
export function mayJoin(programme: Programme, joiner: Joiner, kindOf: KindOf): boolean {
  const { municipality } = joiner;
  if (municipality === undefined || !takesMembers(programme) || !isKindWelcome(programme, municipality, kindOf))
    return false;
  switch (programme.joining.kind) {
    case 'everybody':
      return true;
    case 'organisations':
      return programme.joining.codes.includes(municipality);
    case 'invited':
      return false;
  }
}

/** The programme with the organisations that exist today in its list: one that was merged stands for its heir. */
export function withHeirs(programme: Programme, currentCode: (code: string) => string): Programme {
  const { joining } = programme;
  if (joining.kind !== 'organisations') return programme;
  return { ...programme, joining: { ...joining, codes: [...new Set(joining.codes.map(currentCode))] } };
}

/** Are people of this organisation welcome by its kind? */
export function isKindWelcome(
  { organisationKinds }: Pick<Programme, 'organisationKinds'>,
  municipality: string,
  kindOf: KindOf,
): boolean {
  return organisationKinds === null || organisationKinds.includes(kindOf(municipality) ?? '');
}

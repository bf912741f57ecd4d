import type { ComponentType } from 'preact';
import type { TextKey } from '../shared/text.js';
import { About } from './about.js';
import { CardsPart } from './cards.js';
import { DilemmasPart } from './dilemmas.js';
import { Facilitators } from './facilitators.js';
import { Invitations } from './invitations.js';
import { JoiningPart } from './joining.js';
import type { PartProps } from './part-props.js';
import { RhythmPart } from './rhythm.js';
import { StatePart } from './state.js';

/** A part of the description of a programme. */
export interface Step {
  readonly name: string;
  readonly label: TextKey;
  readonly Part: ComponentType<PartProps>;
  readonly forOwners?: boolean;
}

const STEPS: readonly Step[] = [
  { name: 'about', label: 'programmeDesk.stepAbout', Part: About },
  { name: 'joining', label: 'programmeDesk.stepJoining', Part: JoiningPart },
  { name: 'rhythm', label: 'programmeDesk.stepRhythm', Part: RhythmPart },
  { name: 'dilemmas', label: 'programmeDesk.stepDilemmas', Part: DilemmasPart },
  { name: 'facilitators', label: 'programmeDesk.stepFacilitators', Part: Facilitators, forOwners: true },
  { name: 'cards', label: 'programmeDesk.stepCards', Part: CardsPart },
  { name: 'state', label: 'programmeDesk.stepState', Part: StatePart },
  { name: 'invite', label: 'invitation.heading', Part: Invitations },
];

/** The parts in the order in which a new programme is made. */
export function stepsFor(owner: boolean): readonly Step[] {
  return STEPS.filter(({ forOwners = false }) => owner || !forOwners);
}

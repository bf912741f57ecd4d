import type { RhythmFault } from '../../../programmes/rhythm-wish.js';
import type { Text, TextKey } from '../shared/text.js';

const FAULTS: Readonly<Record<RhythmFault['fault'], TextKey>> = {
  noTime: 'rhythm.fault_noTime',
  noSuchTime: 'rhythm.fault_noTime',
  noWorkday: 'rhythm.fault_noWorkday',
  tooSoon: 'rhythm.fault_tooSoon',
  halfTalks: 'rhythm.fault_halfTalks',
  tooLong: 'rhythm.fault_tooLong',
  noSuchInterval: 'rhythm.fault_noSuchInterval',
  noSuchRegion: 'rhythm.fault_noSuchRegion',
  noSuchFrom: 'rhythm.fault_noSuchFrom',
  noSuchUntil: 'rhythm.fault_noSuchUntil',
  fromTooFar: 'rhythm.fault_tooFar',
  untilTooFar: 'rhythm.fault_tooFar',
  untilBeforeFrom: 'rhythm.fault_untilBeforeFrom',
  untilOver: 'rhythm.fault_untilOver',
  noSuchMinimum: 'rhythm.fault_noSuchMinimum',
  minimumLowered: 'rhythm.fault_minimumLowered',
};

/** Something that is wrong with a rhythm, as a sentence that says what to do. */
export function faultText({ fault, phase }: RhythmFault, say: Text): string {
  return say(FAULTS[fault], { phase: phase === undefined ? '' : say(`rhythm.phase_${phase}`) });
}

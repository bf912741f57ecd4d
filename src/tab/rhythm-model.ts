import type { RhythmPreview } from '../programmes/rhythm-change.js';
import type { ProgrammeRhythm } from '../programmes/rhythm-service.js';
import type { RhythmPreviewWire, RhythmWire } from './wire/rhythm-wire.js';

/** A rhythm with the rounds that it leads to, for those who facilitate the programme. */
export function rhythmWire({ revision, wish, preview }: ProgrammeRhythm): RhythmWire {
  return { revision, wish, preview: previewWire(preview) };
}

/** The rounds that a wish would lead to. */
export function previewWire({ faults, openings, schoolHolidaysKnownUntil }: RhythmPreview): RhythmPreviewWire {
  return {
    faults,
    openings: openings.map(({ voting, discussing, closed }) => ({
      opens: voting.toISOString(),
      talks: discussing?.toISOString() ?? null,
      closes: closed.toISOString(),
    })),
    schoolHolidaysKnownUntil,
  };
}

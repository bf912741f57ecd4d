import type { ProgrammeCards } from '../../src/tab/api/tab-programme-cards.js';
import { renderProgramme } from './programme.js';

/** The cards' part in showing a programme to those who make it. */
export const programmeCards: ProgrammeCards = {
  joined: ({ id, name, introduction, organiser }, language) =>
    renderProgramme(
      { id, name, introduction: introduction?.[language] ?? '', organiser, pausedUntil: null, joined: true },
      language,
    ).card,
};

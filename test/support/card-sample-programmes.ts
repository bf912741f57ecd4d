import { renderLeaveProgramme, renderProgramme } from '../../cards/programmes/programme.js';
import { renderProgrammeChoice } from '../../cards/programmes/programme-choice.js';
import { renderProgrammes } from '../../cards/programmes/programmes.js';
import { withProgramme } from '../../cards/programmes/with-programme.js';
import { renderBallot } from '../../cards/rounds/ballot.js';
import type { CardSample } from './card-sample.js';
import { ballot, LONG_NAME, NASTY } from './card-sample-data.js';

const region = { id: 'region', name: 'Regio Arnhem', introduction: 'Samen leren in elf gemeenten.' };
const long = { id: 'long', name: `${LONG_NAME} ${NASTY}`.slice(0, 80), introduction: NASTY };
const many = [1, 2, 3, 4, 5].map((at) => ({ ...long, id: `long-${at}` }));
const organiser = { name: LONG_NAME, contact: NASTY, adviser: NASTY };

/** The cards about programmes. */
export const PROGRAMME_SAMPLES: readonly CardSample[] = [
  { name: 'programmes', render: (language) => renderProgrammes([region], [{ ...region, id: 'other' }], language) },
  { name: 'programmes-none', render: (language) => renderProgrammes([], [], language) },
  { name: 'programmes-long', render: (language) => renderProgrammes(many, many, language) },
  {
    name: 'programme',
    render: (language) => renderProgramme({ ...region, organiser: null, pausedUntil: null, joined: true }, language),
  },
  {
    name: 'programme-long',
    render: (language) => renderProgramme({ ...long, organiser, pausedUntil: '2027-01-12', joined: false }, language),
  },
  { name: 'programme-leave', render: (language) => renderLeaveProgramme(long, language) },
  { name: 'programme-choice', render: (language) => renderProgrammeChoice(many, 'dilemma.show', language) },
  { name: 'ballot-of-programme', render: (language) => withProgramme(renderBallot(ballot, language), long.name) },
];

import type { DilemmaCards } from '../../src/tab/review-model.js';
import { renderBallot } from '../rounds/ballot.js';
import { textFor } from '../text.js';
import { faultLine } from './proposal-fault-text.js';

/** The cards' part in writing a dilemma: the ballot that it will be, of no round and without a vote, and words for its faults. */
export const dilemmaCards: DilemmaCards = {
  ballot({ title, situation, question, options }, facts, language) {
    const dilemma = { title, situation, question, options };
    return renderBallot({ roundId: 'preview', ballot: 'first', justSaved: false, ...dilemma, ...facts }, language).card;
  },
  faultLine: (fault, language) => faultLine(fault, textFor(language)),
};

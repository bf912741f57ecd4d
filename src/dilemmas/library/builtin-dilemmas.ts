import type { Dilemma } from '../dilemma.js';
import { draftAdviceForANeighbour } from './draft-advice-for-a-neighbour.js';
import { fewerVisitsMoreCare } from './fewer-visits-more-care.js';
import { guestsMustWait } from './guests-must-wait.js';
import { minutesWithoutMandate } from './minutes-without-mandate.js';
import { planOfTheStreet } from './plan-of-the-street.js';
import { shortageToldInConfidence } from './shortage-told-in-confidence.js';
import { silentAboutADoubt } from './silent-about-a-doubt.js';
import { voteThatWasLost } from './vote-that-was-lost.js';
/** The dilemmas that come with the product, in an order that keeps like away from like. */
export const builtinDilemmas: readonly Dilemma[] = [
  draftAdviceForANeighbour,
  voteThatWasLost,
  planOfTheStreet,
  minutesWithoutMandate,
  shortageToldInConfidence,
  fewerVisitsMoreCare,
  guestsMustWait,
  silentAboutADoubt,
];

import { notices } from '../../cards/notices/notices.js';
import { renderEraseConfirm } from '../../cards/privacy/erase-confirm.js';
import { renderMyData } from '../../cards/privacy/my-data.js';
import { dataRows } from '../../cards/privacy/my-data-rows.js';
import { EXPORT_LINK_MS } from '../../src/privacy/privacy-service.js';
import { monthsAfter } from '../../src/retention-terms.js';
import type { Services } from '../../src/services.js';
import { card, type Reply } from '../turns/reply.js';
import type { Turn } from '../turns/turn.js';
import { profileNames } from '../views/profile-names.js';

/** Shows what is stored about the person, and a link to download all of it. */
export async function myData(
  turn: Turn,
  services: Pick<Services, 'privacy' | 'municipalities' | 'baseUrl' | 'terms'>,
): Promise<Reply> {
  const { privacy, municipalities, baseUrl, terms } = services;
  const { participant, language } = turn;
  const inOpenRound = await privacy.hasOpenVote(participant);
  const token = await privacy.createLink(participant, turn.isRepeat);
  const { leftAt, standing } = participant;
  const erasedAfter = leftAt === undefined ? undefined : monthsAfter(leftAt, terms.leftMonths);
  const rows = dataRows(participant, profileNames(participant, municipalities, language), language, erasedAfter);
  const link = `${baseUrl}/my-data/${token}`;
  const minutes = EXPORT_LINK_MS / 60_000;
  return card(renderMyData({ rows, link, minutes, inOpenRound, standing, off: turn.tenantIsOff, terms }, language));
}

/** Asks once. */
export async function askErase(turn: Turn, { privacy }: Pick<Services, 'privacy'>): Promise<Reply> {
  return card(renderEraseConfirm({ inOpenRound: await privacy.hasOpenVote(turn.participant) }, turn.language));
}

/** Erases the person. Idempotent, with the same answer. */
export async function erase(turn: Turn, { privacy }: Pick<Services, 'privacy'>): Promise<Reply> {
  await privacy.erase(turn.participant);
  return card(notices.erased(turn.language));
}

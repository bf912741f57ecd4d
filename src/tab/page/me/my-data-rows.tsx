import type { MyDataWire } from '../../wire/wire.js';
import { useSession } from '../shared/session.js';
import { formatDay } from '../shared/text.js';

/** The reader's stored data, name and value, as on the card in the chat. */
export function DataRows({ data }: { readonly data: MyDataWire }) {
  const { say, language } = useSession();
  const none = say('dataRows.none');
  const yesNo = (value: boolean) => say(value ? 'dataRows.yes' : 'dataRows.no');
  const day = (at: string | null) => (at === null ? null : formatDay(at, language));
  const rows: readonly (readonly [string, string | null])[] = [
    [say('dataRows.name'), data.name || none],
    [say('dataRows.municipality'), data.municipality ?? none],
    [say('dataRows.role'), data.role ?? none],
    [say('dataRows.challenges'), data.challenges.join(', ') || none],
    [say('dataRows.wantsToTalk'), yesNo(data.wantsToTalk)],
    [say('dataRows.seeksDifference'), yesNo(data.seeksDifference)],
    [say('dataRows.findable'), yesNo(data.findable)],
    [say('dataRows.language'), say(language === 'nl' ? 'dataRows.nl' : 'dataRows.en')],
    [say('dataRows.account'), data.account],
    [say('dataRows.seen'), day(data.seenOn)],
    [say('dataRows.joined'), day(data.joinedAt)],
    [say('dataRows.paused'), day(data.pausedUntil)],
    [say('dataRows.left'), day(data.leftAt)],
    [say('dataRows.erasedAfter'), day(data.erasedAfter)],
  ];
  return (
    <dl class="facts">
      {rows.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** How long that is kept. Somebody who left sees the exact day in the rows. */
export function Kept({ data: { standing, terms } }: { readonly data: MyDataWire }) {
  const { say, me } = useSession();
  if (me.off) return <p>{say('kept.off', { count: terms.unreachableMonths })}</p>;
  if (standing === 'known') return <p>{say('kept.neverJoined', { count: terms.neverJoinedMonths })}</p>;
  return (
    <p>
      {standing === 'joined' && (
        <>
          {say('kept.left', { count: terms.leftMonths })}{' '}
          {say('kept.unreachable', {
            count: terms.unreachableMonths,
          })}{' '}
        </>
      )}
      {say('kept.matches', { count: terms.matchMonths })} {say('kept.proposals', { count: terms.proposalMonths })}{' '}
      {say('kept.messages', { count: terms.messageDays })}
    </p>
  );
}

import type { Phase } from '../../../rounds/round.js';
import type { SeasonWire } from '../../wire/season-wire.js';
import { useSession } from '../shared/session.js';
import { formatDay, formatMoment } from '../shared/text.js';
import { Button, Card, Loaded, Refused, Scroll, Status } from '../shared/widgets.js';
import { SeasonAdd } from './season-add.js';
import { SeasonQueue } from './season-queue.js';
import { type SeasonWishes, useSeason } from './use-season.js';

/** The half year to come: the order of the dilemmas, and the weeks with holidays and the dilemma of each. */
export function Season() {
  const { say } = useSession();
  const { season, wishes } = useSeason();
  return (
    <>
      <Card>
        <h2>{say('desk.season')}</h2>
        <p>{say('desk.seasonIntro')}</p>
        <Loaded from={season}>
          {(found) => (
            <>
              <SeasonQueue season={found} wishes={wishes} />
              <SeasonAdd season={found} wishes={wishes} />
            </>
          )}
        </Loaded>
      </Card>
      {season.resource.state === 'there' && <Calendar season={season.resource.value} wishes={wishes} />}
      <div class="said">
        <Status text={wishes.overtaken ? say('season.changed') : ''} bad />
        <Refused code={wishes.refused} />
        <Status text={wishes.said} />
      </div>
    </>
  );
}

interface CalendarProps {
  readonly season: SeasonWire;
  readonly wishes: SeasonWishes;
}

function Calendar({ season: { weeks, lastSequence }, wishes }: CalendarProps) {
  const { say, language } = useSession();
  const stateOf = (phase: Phase | null) => (phase === null ? say('desk.expected') : say(`roundStatus.phase_${phase}`));
  const rounds = weeks.flatMap((week) => week.rounds);
  const emptyOf = ({ monday, skipped }: SeasonWire['weeks'][number]) => {
    if (skipped) return say('season.weekSkipped');
    const running = rounds.find(({ opens, closes }) => opens < monday && closes.slice(0, monday.length) > monday);
    return running === undefined ? say('desk.empty') : say('season.running', { sequence: running.sequence });
  };
  return (
    <Card>
      <h2>{say('season.calendar')}</h2>
      <p>{say('season.calendarIntro')}</p>
      {lastSequence !== null && <p>{say('desk.queueEnds', { sequence: lastSequence })}</p>}
      <Scroll name={say('season.calendar')}>
        <table class="calendar">
          <thead>
            <tr>
              <th scope="col">{say('season.week')}</th>
              <th scope="col">{say('desk.dilemma')}</th>
              <th scope="col">{say('season.change')}</th>
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week.monday}>
                <th scope="row">
                  {formatDay(week.monday, language)}
                  {week.holidays.map(({ day, name }) => (
                    <span key={day} class="holiday">
                      {name === null
                        ? say('season.holiday', { day: formatDay(day, language) })
                        : say('season.holidayName', { name, day: formatDay(day, language) })}
                    </span>
                  ))}
                </th>
                <td>
                  {week.rounds.length === 0 && emptyOf(week)}
                  {week.rounds.map(({ sequence, title, phase, opens, closes }) => (
                    <div key={sequence}>
                      {say('roundStatus.round', { sequence, title })} ({stateOf(phase)})
                      <span class="hint when">
                        {say('season.openTo', {
                          opens: formatMoment(opens, language),
                          closes: formatMoment(closes, language),
                        })}
                      </span>
                    </div>
                  ))}
                </td>
                <td>
                  <WeekButton week={week} wishes={wishes} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Card>
  );
}

interface WeekProps {
  readonly week: SeasonWire['weeks'][number];
  readonly wishes: SeasonWishes;
}

/** Leaves a week empty, or takes that back. It stays the same button, so that the focus stays on it. */
function WeekButton({ week: { monday, skipped, maySkip }, wishes }: WeekProps) {
  const { say, language, api } = useSession();
  if (!skipped && !maySkip) return <>{say('season.weekHeld')}</>;
  const day = formatDay(monday, language);
  const change = () =>
    void wishes.send(
      (seen) => api.post(skipped ? 'desk/season/restore' : 'desk/season/skip', { ...seen, monday }),
      () => (skipped ? say('season.restored', { day }) : say('season.skipped', { day })),
    );
  return (
    <Button busy={wishes.busy} onClick={change}>
      {skipped ? say('season.restore') : say('season.skip')}
      <span class="unseen"> {say('desk.weekOf', { day })}</span>
    </Button>
  );
}

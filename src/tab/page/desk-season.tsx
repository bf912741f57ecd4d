import type { SeasonWire } from '../desk-wire.js';
import { Card, Loaded, Scroll } from './parts.js';
import { useSession } from './session.js';
import { formatDay, formatMoment, type TextKey } from './text.js';
import { useResource } from './use-resource.js';

/** The weeks to come, with holidays and the dilemma of each. */
export function Season() {
  const { say, language } = useSession();
  const season = useResource<SeasonWire>('desk/season');
  const stateOf = (phase: string | null) =>
    phase === null ? say('desk.expected') : say(`roundStatus.phase_${phase}` as TextKey);
  return (
    <Card>
      <h2>{say('desk.season')}</h2>
      <p>{say('desk.seasonIntro')}</p>
      <Loaded from={season}>
        {({ weeks, lastSequence }) => (
          <>
            {lastSequence !== null && <p>{say('desk.queueEnds', { sequence: lastSequence })}</p>}
            <Scroll name={say('desk.season')}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{say('desk.when')}</th>
                    <th scope="col">{say('desk.dilemma')}</th>
                    <th scope="col">{say('desk.opens')}</th>
                    <th scope="col">{say('desk.closes')}</th>
                    <th scope="col">{say('desk.holidays')}</th>
                  </tr>
                </thead>
                <tbody>
                  {weeks.map(({ monday, holidays, rounds }) => (
                    <tr key={monday}>
                      <th scope="row">{say('desk.weekOf', { day: formatDay(monday, language) })}</th>
                      <td>
                        {rounds.length === 0
                          ? say('desk.empty')
                          : rounds.map(({ sequence, title, phase }) => (
                              <div key={sequence}>
                                {say('roundStatus.round', { sequence, title })} ({stateOf(phase)})
                              </div>
                            ))}
                      </td>
                      <td>{rounds.map(({ opens }) => formatMoment(opens, language)).join(', ')}</td>
                      <td>{rounds.map(({ closes }) => formatMoment(closes, language)).join(', ')}</td>
                      <td>{holidays.map((day) => formatDay(day, language)).join(', ')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          </>
        )}
      </Loaded>
    </Card>
  );
}

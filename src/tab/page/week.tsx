import type { RoundWire, WeekWire } from '../wire.js';
import { Ballot } from './ballot.js';
import { Loaded, Notice, PageTitle } from './parts.js';
import { Paused } from './paused.js';
import { Closed, Opened } from './result.js';
import { useSession } from './session.js';
import { formatMoment } from './text.js';
import { useResource } from './use-resource.js';

/** The dilemma of this week: the ballot, or what came of it. */
export function Week() {
  const { say, me, language } = useSession();
  const week = useResource<WeekWire>('week');
  return (
    <>
      <PageTitle>{say('app.week')}</PageTitle>
      <Loaded from={week}>
        {(round) =>
          round.kind === 'none' && me.pausedUntil !== null ? (
            <Paused until={me.pausedUntil} />
          ) : round.kind === 'none' ? (
            <Notice
              title={say('notices.noRound.title')}
              text={
                round.nextAt === null
                  ? say('notices.noRound.text')
                  : say('notices.noRound.textAt', { moment: formatMoment(round.nextAt, language) })
              }
            >
              <p>
                <a href="#archive">{say('app.archive')}</a>
              </p>
            </Notice>
          ) : (
            <RoundOf round={round} onVoted={week.set} />
          )
        }
      </Loaded>
    </>
  );
}

interface RoundProps {
  readonly round: RoundWire;
  readonly onVoted: (round: RoundWire) => void;
}

/** What there is to see of a round. */
export function RoundOf({ round, onVoted }: RoundProps) {
  const { say, language } = useSession();
  switch (round.kind) {
    case 'open':
      return <Ballot round={round} onVoted={onVoted} />;
    case 'opened':
      return <Opened round={round} />;
    case 'closed':
      return <Closed round={round} />;
    case 'counting': {
      const closed = say('ballotClosed.closed', { title: round.title, moment: formatMoment(round.closedAt, language) });
      return <Notice title={say('ballotClosed.heading')} text={`${closed} ${say('ballotClosed.resultSoon')}`} />;
    }
    case 'cancelled':
      return (
        <Notice
          title={say('notices.roundCancelled.title')}
          text={say('notices.roundCancelled.text', { title: round.title })}
        />
      );
    case 'uncounted':
      return (
        <Notice
          title={say('notices.roundUncounted.title')}
          text={say('notices.roundUncounted.text', { title: round.title })}
        />
      );
  }
}

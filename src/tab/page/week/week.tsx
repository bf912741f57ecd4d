import { useState } from 'preact/hooks';
import { pathTo } from '../../path-to.js';
import type { RoundWire, WeekWire } from '../../wire/wire.js';
import { type InProgramme, OfProgramme } from '../me/of-programme.js';
import { Paused } from '../shared/paused.js';
import { useSession } from '../shared/session.js';
import { formatMoment } from '../shared/text.js';
import { useFocusIn } from '../shared/use-focus.js';
import { type LiveResource, useResource } from '../shared/use-resource.js';
import { Loaded, Notice, PageTitle, Status } from '../shared/widgets.js';
import { Ballot } from './ballot.js';
import { Closed, Opened } from './result.js';

/** The dilemma of this week: the ballot, or what came of it. */
export function Week() {
  const { say } = useSession();
  const { place, focus } = useFocusIn();
  return (
    <div ref={place}>
      <PageTitle>{say('app.week')}</PageTitle>
      <OfProgramme onJoined={() => focus('h1')}>
        {(shown) => <WeekOf shown={shown} onLate={() => focus('h1')} />}
      </OfProgramme>
    </div>
  );
}

interface WeekOfProps {
  readonly shown: InProgramme;
  readonly onLate: () => void;
}

function WeekOf({ shown: { asked, pausedUntil }, onLate }: WeekOfProps) {
  const { say, language } = useSession();
  const week = useResource(pathTo('week', asked));
  const { late, onVoted } = useVoted(week, onLate);
  return (
    <>
      <Status text={late ? say('vote.late') : ''} bad />
      <Loaded from={week}>
        {(round) =>
          round.kind === 'none' && pausedUntil !== null ? (
            <Paused until={pausedUntil} />
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
            <RoundOf round={round} onVoted={onVoted} />
          )
        }
      </Loaded>
    </>
  );
}

interface Voted {
  /** The last vote came too late: it is not kept, and the form is gone. */
  readonly late: boolean;
  readonly onVoted: (round: RoundWire) => void;
}

/** Shows what came of a vote. A vote whose time was over is answered with what there is to see now. */
function useVoted({ resource, set }: LiveResource<WeekWire>, onLate: () => void): Voted {
  const [late, setLate] = useState(false);
  const asked = resource.state === 'there' && resource.value.kind === 'open' ? resource.value : null;
  const onVoted = (round: RoundWire) => {
    const isKept = round.kind === 'open' && round.roundId === asked?.roundId && round.ballot === asked.ballot;
    set(round);
    setLate(!isKept);
    if (!isKept) onLate();
  };
  return { late, onVoted };
}

interface RoundProps {
  readonly round: RoundWire;
  readonly onVoted: (round: RoundWire) => void;
}

/** The view of a round. */
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

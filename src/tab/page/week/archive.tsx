import { pathTo } from '../../path-to.js';
import { useSession } from '../shared/session.js';
import { formatDay } from '../shared/text.js';
import { useResource } from '../shared/use-resource.js';
import { Card, Loaded, PageTitle } from '../shared/widgets.js';
import { SeasonLines } from './season-line.js';
import { Team } from './team.js';
import { TryIt } from './try-it.js';
import { RoundOf } from './week.js';

/** The archive, a round of it, its dilemma to try by oneself, or the page with which it goes to one's own team. */
export function ArchiveAt({ path }: { readonly path: string }) {
  const [roundId = '', part] = path.split('/');
  if (roundId === '') return <Archive />;
  if (part === 'team') return <Team roundId={roundId} />;
  return part === 'try' ? <TryIt roundId={roundId} /> : <ArchivedRound roundId={roundId} />;
}

/** The rounds that are done. */
function Archive() {
  const { say, language } = useSession();
  const archive = useResource(pathTo('archive'));
  return (
    <>
      <PageTitle>{say('app.archive')}</PageTitle>
      <p>{say('archive.intro')}</p>
      <Loaded from={archive}>
        {({ rounds }) =>
          rounds.length === 0 ? (
            <p>{say('archive.none')}</p>
          ) : (
            <>
              {rounds.length > 1 && <SeasonLines />}
              <ul class="list">
                {rounds.map(({ roundId, sequence, programme, title, question, closedAt }) => (
                  <li key={roundId}>
                    <Card>
                      <p class="kicker">
                        {programme === null
                          ? say('archive.round', { sequence })
                          : say('archive.roundOf', { sequence, programme })}
                      </p>
                      <h2>
                        <a href={`#archive/${roundId}`}>{title}</a>
                      </h2>
                      <p>{question}</p>
                      <p class="hint">
                        {say('archive.closed', { day: formatDay(closedAt, language) })}{' '}
                        <a href={`#archive/${roundId}/try`}>
                          {say('tryIt.open')} <span class="unseen">{title}</span>
                        </a>
                      </p>
                    </Card>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </>
  );
}

/** One round of the archive. */
function ArchivedRound({ roundId }: { readonly roundId: string }) {
  const { say } = useSession();
  const round = useResource(pathTo('archive/:round', { round: roundId }));
  return (
    <>
      <PageTitle>{say('app.archive')}</PageTitle>
      <p>
        <a href="#archive">{say('archive.back')}</a>
      </p>
      <Loaded from={round}>{(found) => <RoundOf round={found} onVoted={round.set} />}</Loaded>
      <p>
        <a href={`#archive/${roundId}/team`}>{say('team.open')}</a>
      </p>
      <p>
        <a href={`#open/${roundId}`}>{say('talk.ofRound')}</a>
      </p>
    </>
  );
}

import type { PartnerForReader } from '../../../matching/match-for-reader.js';
import { chatLink, meetingLink } from '../../../teams-links.js';
import { pathTo } from '../../path-to.js';
import type { MatchedWire, MatchWire } from '../../wire/wire.js';
import { type InProgramme, OfProgramme } from '../me/of-programme.js';
import type { Api } from '../shared/api.js';
import { Paused } from '../shared/paused.js';
import { nameAtStart, nameOf, namesOf } from '../shared/person-name.js';
import { useSession } from '../shared/session.js';
import { formatMoment, type TextKey } from '../shared/text.js';
import { useFocusIn } from '../shared/use-focus.js';
import { useResource, useWish } from '../shared/use-resource.js';
import { Button, Card, Loaded, Notice, PageTitle, Refused, Rich } from '../shared/widgets.js';
import { Talk, TalkList } from '../threads/talk.js';
import { Sheet, Why } from './match-sheet.js';

/** With whom one talks this week, or why with nobody. */
export function Match() {
  const { say } = useSession();
  const { place, focus } = useFocusIn();
  return (
    <div ref={place}>
      <PageTitle>{say('app.match')}</PageTitle>
      <OfProgramme onJoined={() => focus('h1')}>{(shown) => <MatchIn shown={shown} focus={focus} />}</OfProgramme>
    </div>
  );
}

interface MatchInProps {
  readonly shown: InProgramme;
  readonly focus: (selector: string) => void;
}

function MatchIn({ shown: { asked, pausedUntil }, focus }: MatchInProps) {
  const { api } = useSession();
  const match = useResource(pathTo('match', asked));
  const wish = useWish();
  const act = (answer: (api: Api) => Promise<MatchWire>, member?: number) =>
    wish.send(async () => {
      match.set(await answer(api));
      focus(member === undefined ? 'h2' : `[data-avoided="${member}"]`);
    });
  return (
    <>
      <Refused code={wish.refused} />
      <Loaded from={match}>
        {(view) => (
          <>
            {view.kind === 'none' && pausedUntil !== null ? (
              <Paused until={pausedUntil} />
            ) : (
              <MatchOf view={view} asked={asked} busy={wish.busy} act={act} />
            )}
            <TalkList except={view.kind === 'matched' ? view.matchId : null} />
          </>
        )}
      </Loaded>
    </>
  );
}

interface Acting {
  readonly busy: boolean;
  /** `member`: the partner whom it is about. */
  readonly act: (answer: (api: Api) => Promise<MatchWire>, member?: number) => void;
}

function MatchOf({
  view,
  asked,
  busy,
  act,
}: Acting & { readonly view: MatchWire; readonly asked: InProgramme['asked'] }) {
  const { say, language } = useSession();
  const notice = (name: string, values: Readonly<Record<string, string>> = {}, text = 'text') => ({
    title: say(`notices.${name}.title` as TextKey),
    text: say(`notices.${name}.${text}` as TextKey, values),
  });
  switch (view.kind) {
    case 'matched':
      return <Matched match={view} busy={busy} act={act} />;
    case 'none':
      return view.nextAt === null ? (
        <Notice {...notice('matchNone')} />
      ) : (
        <Notice {...notice('matchNone', { moment: formatMoment(view.nextAt, language) }, 'textAt')} />
      );
    case 'before':
      return (
        <Notice {...notice('matchBefore', { moment: formatMoment(view.at, language) })}>
          <Button busy={busy} onClick={() => act((api) => api.post('match/skip-week', { round: view.roundId }))}>
            {say('common.skip')}
          </Button>
        </Notice>
      );
    case 'skipsWeek':
      return (
        <Notice {...notice('matchSkipsWeek')}>
          <Button busy={busy} onClick={() => act((api) => api.post('match/join-week', { round: view.roundId }))}>
            {say('notices.matchSkipsWeek.join')}
          </Button>
        </Notice>
      );
    case 'waiting':
      return <Notice {...notice('matchWaiting', { why: say(`notices.matchWaiting.${view.reason}`) })} />;
    case 'talksPaused':
      return (
        <Notice {...notice('talksPaused')}>
          <Button busy={busy} look="primary" onClick={() => act((api) => api.post('match/resume', asked))}>
            {say('notices.talksPaused.resume')}
          </Button>
        </Notice>
      );
    case 'declined':
      return <Notice {...notice('matchSkipped')} />;
    case 'noTalk':
      return <Notice {...notice('noTalkThisWeek')} />;
    case 'talksOff':
      return (
        <Notice {...notice('talksOff')}>
          <p>
            <a href="#profile">{say('app.profile')}</a>
          </p>
        </Notice>
      );
  }
}

function Matched({ match, busy, act }: Acting & { readonly match: MatchedWire }) {
  const { say, language } = useSession();
  const { partners, matchId, met, until, replaced } = match;
  const moment = formatMoment(until, language);
  const names = namesOf(
    partners.map(({ name }) => name),
    say,
  );
  return (
    <>
      <Card>
        <h2>{say('match.heading')}</h2>
        {replaced && <p>{say('match.replaced')}</p>}
        <p>
          <Rich text={met ? say('match.metLead', { moment }) : say('match.lead', { names, moment })} />
        </p>
        {met && <p class="own">{say('match.met')}</p>}
        {partners.map((partner) => (
          <PartnerLines key={partner.member} partner={partner} />
        ))}
        <TeamsButtons match={match} names={names} />
        {!met && (
          <div class="buttons">
            <Button busy={busy} look="primary" onClick={() => act((api) => api.post('match/met', { match: matchId }))}>
              {say('common.met')}
            </Button>
            <Button busy={busy} onClick={() => act((api) => api.post('match/decline', { match: matchId }))}>
              {say('common.skip')}
            </Button>
          </div>
        )}
        {met && (
          <p>
            <a href="#agreements/new">{say('agreement.open')}</a>
          </p>
        )}
      </Card>
      <Talk key={matchId} matchId={matchId} />
      <Sheet match={match} />
      <Why match={match} />
      <details class="card">
        <summary>{say('match.privacyHeading')}</summary>
        <p>{say(partners.length > 1 ? 'match.privacyThree' : 'match.privacyTwo')}</p>
        <p>{say('match.privacyVote')}</p>
        <p>{say('match.privacyNames')}</p>
        {partners.map(({ name, member, avoided }) =>
          avoided ? (
            <p key={member} data-avoided={member}>
              {say('match.avoided', { name: nameOf(name, say) })}
            </p>
          ) : (
            <div key={member}>
              <p>
                {say('match.avoidAsk', { name: nameOf(name, say) })} {say('match.avoidStays')}
              </p>
              <Button
                busy={busy}
                onClick={() => act((api) => api.post('match/avoid', { match: matchId, member }), member)}
              >
                {say('match.avoid', { name: nameOf(name, say) })}
              </Button>
            </div>
          ),
        )}
      </details>
    </>
  );
}

function PartnerLines({ partner: { name, municipality, role, challenges } }: { readonly partner: PartnerForReader }) {
  const { say } = useSession();
  const shown = nameAtStart(name, say);
  return (
    <p>
      <Rich
        text={
          municipality === '' ? say('match.whoOnly', { name: shown }) : say('match.who', { name: shown, municipality })
        }
      />
      {role !== null && `, ${role}`}
      {challenges.length > 0 && (
        <span class="explanation">{say('match.challenges', { names: challenges.join(', ') })}</span>
      )}
    </p>
  );
}

/** A chat and a meeting in Teams, when Teams told the account names of all others. */
function TeamsButtons({ match, names }: { readonly match: MatchedWire; readonly names: string }) {
  const { say, host } = useSession();
  const users = match.partners.flatMap(({ account }) => account ?? []);
  if (users.length === 0 || users.length < match.partners.length) {
    // Nobody can look for somebody whose name they do not know.
    const isNamed = match.partners.every(({ name }) => name.trim() !== '');
    return <p>{isNamed ? say('match.findInTeams', { names }) : say('match.findBelow')}</p>;
  }
  const { title } = match.dilemma;
  const link = { users, topic: say('match.topic', { title }), message: say('match.firstMessage', { title }) };
  return (
    <div class="buttons">
      <Button onClick={() => host.open(chatLink(link))}>{say('common.chat')}</Button>
      <Button onClick={() => host.open(meetingLink(link))}>{say('common.meeting')}</Button>
    </div>
  );
}

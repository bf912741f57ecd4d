import { useRef, useState } from 'preact/hooks';
import { pathTo } from '../../path-to.js';
import type { TalkerWire, TalkHeadWire, TalkListWire, TalkPostWire, TalkWire } from '../../wire/thread-wire.js';
import { AskFirst } from '../shared/ask-first.js';
import { nameOf, namesOf as namesIn } from '../shared/person-name.js';
import { QuestionList } from '../shared/question-list.js';
import { useSession } from '../shared/session.js';
import { formatMoment, type Text } from '../shared/text.js';
import { usePolling } from '../shared/use-polling.js';
import { type LiveResource, useResource, useWish } from '../shared/use-resource.js';
import { Button, Card, Loaded, PageTitle, Refused, Rich, Status } from '../shared/widgets.js';
import { PostHead, Posts, PostText, useSeenPosts, useSteady } from './conversation.js';
import { Writing } from './writing.js';

/** The conversation of a match on a page of its own. */
export function TalkPage({ matchId }: { readonly matchId: string }) {
  const { say } = useSession();
  return (
    <>
      <PageTitle>{say('app.match')}</PageTitle>
      <p>
        <a href="#match">{say('talk.back')}</a>
      </p>
      <Talk matchId={matchId} />
    </>
  );
}

/** The conversation of a match: read, write, close. New posts appear by themselves. One element for each match. */
export function Talk({ matchId }: { readonly matchId: string }) {
  const talk = useResource(pathTo('talks/:match', { match: matchId }));
  usePolling(talk);
  return <Loaded from={talk}>{(there) => <TalkOf talk={there} onChange={talk.set} />}</Loaded>;
}

interface TalkProps {
  readonly talk: TalkWire;
  readonly onChange: LiveResource<TalkWire>['set'];
}

function TalkOf({ talk, onChange }: TalkProps) {
  const { say, api, language } = useSession();
  const { matchId, others, state, endsAt, longest, keptMonths } = talk;
  const { addOlder, ...seen } = useSeenPosts<TalkPostWire>(talk);
  const heading = useRef<HTMLHeadingElement>(null);
  const writing = useRef<HTMLDivElement>(null);
  const [closed, setClosed] = useState(false);
  useSteady(writing);
  const names = namesOf(others, say);
  const isOpen = state === 'open';

  async function older(before: number): Promise<number> {
    const page = await api.get(pathTo('talks/:match', { match: matchId, before }));
    addOlder(page);
    return page.posts.length;
  }

  async function close(): Promise<void> {
    onChange(await api.post('talks/close', { match: matchId }));
    setClosed(true);
    heading.current?.focus();
  }

  return (
    <Card>
      <h2 ref={heading} tabIndex={-1}>
        {say('thread.heading', { names })}
      </h2>
      <p>
        {talk.programme !== null && `${talk.programme} · `}
        {say('thread.about', { title: talk.title })}
      </p>
      <p>
        {isOpen ? (
          <Rich text={say('thread.inactive', { names, moment: formatMoment(endsAt, language) })} />
        ) : (
          say(ENDED[state])
        )}
      </p>
      {isOpen && seen.posts.length === 0 && <QuestionList of={talk.questions} />}
      <Posts {...seen} show={(post) => <TalkPost post={post} />} onOlder={older} writing={isOpen ? writing : null} />
      <Status text={closed ? say('talk.closed') : ''} />
      <div ref={writing}>
        <Writing
          place={matchId}
          isOpen={isOpen}
          longest={longest}
          label={say('thread.send')}
          sent={say('thread.sent', { names })}
          onSend={(text, once) => api.post('talks/post', { match: matchId, once, text })}
          onAnswer={onChange}
        />
        {isOpen && others.length > 1 && <p class="hint">{say('thread.allRead')}</p>}
        {isOpen && <p class="hint">{say('talk.alsoInChat')}</p>}
      </div>
      <p class="hint">
        {say('thread.whoReads')} {isOpen && `${say('thread.rules')} `}
        {say('talk.kept', { count: keptMonths })}
      </p>
      {isOpen && talk.posts.length > 0 && (
        <AskFirst
          label={say('thread.close')}
          title={say('notices.threadCloseAsk.title')}
          text={say('notices.threadCloseAsk.text')}
          confirm={say('notices.threadCloseAsk.confirm')}
          keep={say('common.cancel')}
          onConfirm={close}
        />
      )}
    </Card>
  );
}

const ENDED = { mine: 'thread.endedMine', theirs: 'thread.endedTheirs', over: 'thread.endedOver' } as const;

function TalkPost({ post: { own, by, at, text, edited } }: { readonly post: TalkPostWire }) {
  const { say } = useSession();
  const who = own || by === null ? say('thread.you') : named(by, say);
  return (
    <>
      <PostHead who={who} at={at} note={edited && text !== null ? say('thread.edited') : ''} />
      <PostText text={text} instead={say('thread.removed')} />
    </>
  );
}

/** The conversations of the person, but for the one that is shown already. Nothing when there are none. */
export function TalkList({ except }: { readonly except: string | null }) {
  const { say, api } = useSession();
  const first = useResource(pathTo('talks'));
  const [more, setMore] = useState<TalkListWire | null>(null);
  const { busy, refused, send } = useWish();
  const heading = useRef<HTMLHeadingElement>(null);
  if (first.resource.state !== 'there') return null;
  const { talks: newest, after: next } = first.resource.value;
  const known = new Set(newest.map(({ matchId }) => matchId));
  const talks = [...newest, ...(more?.talks ?? []).filter(({ matchId }) => !known.has(matchId))].filter(
    ({ matchId }) => matchId !== except,
  );
  const after = more === null ? next : more.after;
  if (talks.length === 0 && after === null) return null;

  const load = (rank: string) =>
    send(async () => {
      const page = await api.get(pathTo('talks', { after: rank }));
      setMore((before) => ({ talks: [...(before?.talks ?? []), ...page.talks], after: page.after }));
      heading.current?.focus();
    });

  return (
    <Card>
      <h2 ref={heading} tabIndex={-1}>
        {say(except === null ? 'threadList.heading' : 'thread.others')}
      </h2>
      <ul class="plain">
        {talks.map((talk) => (
          <TalkLine key={talk.matchId} talk={talk} />
        ))}
      </ul>
      <Refused code={refused} />
      {after !== null && (
        <Button busy={busy} onClick={() => load(after)}>
          {say('threadList.more')}
        </Button>
      )}
    </Card>
  );
}

function TalkLine({ talk: { matchId, programme, title, others, state } }: { readonly talk: TalkHeadWire }) {
  const { say } = useSession();
  return (
    <li class="talk-line">
      <a href={`#match/${matchId}`}>{say('thread.heading', { names: namesOf(others, say) })}</a>
      <span class="explanation">
        {programme !== null && `${programme} · `}
        {say('thread.about', { title })} {say(state === 'open' ? 'threadList.open' : 'threadList.ended')}
      </span>
    </li>
  );
}

function named({ name, municipality }: TalkerWire, say: Text): string {
  const shown = nameOf(name, say);
  return municipality === '' ? shown : `${shown} · ${municipality}`;
}

function namesOf(others: readonly TalkerWire[], say: Text): string {
  return namesIn(
    others.map(({ name }) => name),
    say,
  );
}

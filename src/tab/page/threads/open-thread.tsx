import { useRef, useState } from 'preact/hooks';
import { pathTo } from '../../path-to.js';
import type { AliasWire, OpenPostWire, OpenThreadWire } from '../../wire/thread-wire.js';
import { type InProgramme, OfProgramme } from '../me/of-programme.js';
import { useSession } from '../shared/session.js';
import { formatMoment, type Text } from '../shared/text.js';
import { useFocusIn } from '../shared/use-focus.js';
import { usePolling } from '../shared/use-polling.js';
import { type LiveResource, useResource, useWish } from '../shared/use-resource.js';
import { Button, Card, Loaded, Notice, PageTitle, Refused, Rich, Status } from '../shared/widgets.js';
import { PostHead, Posts, PostText, useSeenPosts, useSteady } from './conversation.js';
import { Writing } from './writing.js';

/** The open conversation of a round; without one, of the round of now in the programme that is chosen. */
export function OpenThreadPage({ roundId }: { readonly roundId: string }) {
  const { say } = useSession();
  const { place, focus } = useFocusIn();
  return (
    <div ref={place}>
      <PageTitle>{say('app.open')}</PageTitle>
      {roundId === '' ? (
        <OfProgramme onJoined={() => focus('h1')}>{({ asked }) => <CurrentOpenThread asked={asked} />}</OfProgramme>
      ) : (
        <OpenThread roundId={roundId} />
      )}
    </div>
  );
}

function CurrentOpenThread({ asked }: Pick<InProgramme, 'asked'>) {
  const { say } = useSession();
  const current = useResource(pathTo('open-thread', asked));
  // The first that was found stays: nobody's text ends up in the conversation of the next round.
  const first = useRef<string | null>(null);
  return (
    <Loaded from={current}>
      {({ roundId }) => {
        first.current ??= roundId;
        return first.current === null ? (
          <Notice title={say('talk.noneTitle')} text={say('talk.noneText')} />
        ) : (
          <OpenThread roundId={first.current} />
        );
      }}
    </Loaded>
  );
}

function OpenThread({ roundId }: { readonly roundId: string }) {
  const thread = useResource(pathTo('open-thread/:round', { round: roundId }));
  usePolling(thread);
  return <Loaded from={thread}>{(there) => <OpenThreadOf thread={there} onChange={thread.set} />}</Loaded>;
}

interface OpenThreadProps {
  readonly thread: OpenThreadWire;
  readonly onChange: LiveResource<OpenThreadWire>['set'];
}

function OpenThreadOf({ thread, onChange }: OpenThreadProps) {
  const { say, api, language } = useSession();
  const { roundId, isOpen, alias, endsAt, longest, keptMonths } = thread;
  const { addOlder, change, ...seen } = useSeenPosts<OpenPostWire>(thread);
  const writing = useRef<HTMLDivElement>(null);
  useSteady(writing);
  const name = alias === null ? '' : aliasName(alias, say);

  async function older(before: number): Promise<number> {
    const page = await api.get(pathTo('open-thread/:round', { round: roundId, before }));
    addOlder(page);
    return page.posts.length;
  }

  return (
    <Card>
      <h2>{say('thread.about', { title: thread.title })}</h2>
      <p>
        <Rich
          text={isOpen ? say('roundThread.open', { moment: formatMoment(endsAt, language) }) : say('roundThread.ended')}
        />
      </p>
      {isOpen && (
        <p>
          <Rich text={alias === null ? say('roundThread.newcomer') : say('roundThread.self', { name })} />
        </p>
      )}
      <Posts
        {...seen}
        show={(post) => <OpenPost post={post} onReported={change} />}
        onOlder={older}
        writing={isOpen ? writing : null}
      />
      <div ref={writing}>
        <Writing
          place={`open/${roundId}`}
          isOpen={isOpen}
          longest={longest}
          label={say('roundThread.send')}
          sent={say('roundThread.sent', { name })}
          onSend={(text, once) => api.post('open-thread/post', { round: roundId, once, text })}
          onAnswer={onChange}
        />
      </div>
      <p class="hint">
        {say('roundThread.whoReads')} {isOpen && `${say('thread.rules')} `}
        {say('talk.kept', { count: keptMonths })}
      </p>
      <News thread={thread} onChange={onChange} />
    </Card>
  );
}

interface OpenPostProps {
  readonly post: OpenPostWire;
  readonly onReported: (posts: readonly OpenPostWire[]) => void;
}

const UNREADABLE = {
  shown: 'thread.removed',
  removed: 'thread.removed',
  waiting: 'roundThread.waiting',
  hidden: 'roundThread.hidden',
} as const;

function OpenPost({ post, onReported }: OpenPostProps) {
  const { say, api, language } = useSession();
  const { id, at, own, text, state, reported, reportable, edited } = post;
  const notes = [
    ...(edited && text !== null ? [say('thread.edited')] : []),
    ...(reported ? [say('roundThread.reported')] : []),
  ];
  const place = useRef<HTMLDivElement>(null);
  const [done, setDone] = useState(false);
  const { busy, refused, send } = useWish();
  const writer = writerName(post, say);
  const report = () =>
    send(async () => {
      onReported((await api.post('open-thread/report', { post: id })).posts);
      setDone(true);
      place.current?.focus();
    });
  return (
    <div ref={place} tabIndex={-1}>
      <PostHead who={own ? say('roundThread.you', { name: writer }) : writer} at={at} note={notes.join(', ')} />
      <PostText text={text} instead={say(UNREADABLE[state])} />
      <Refused code={refused} />
      <Status text={done ? say('talk.reported') : ''} />
      {reportable && (
        <Button busy={busy} look="quiet" onClick={report}>
          {say('roundThread.report')}
          <span class="unseen"> {say('talk.of', { who: writer, moment: formatMoment(at, language) })}</span>
        </Button>
      )}
    </div>
  );
}

/** Whether the chat tells of what is new here. */
function News({ thread: { roundId, hearsNews }, onChange }: OpenThreadProps) {
  const { say, api } = useSession();
  const [done, setDone] = useState(false);
  const { busy, refused, send } = useWish();
  const turn = () =>
    send(async () => {
      onChange(await api.post('open-thread/news', { round: roundId, wanted: !hearsNews }));
      setDone(true);
    });
  return (
    <>
      <p>{say(hearsNews ? 'talk.newsIsOn' : 'talk.newsIsOff')}</p>
      <Refused code={refused} />
      <Status text={done ? say(hearsNews ? 'notices.newsOn.title' : 'notices.newsOff.title') : ''} />
      <Button busy={busy} onClick={turn}>
        {say(hearsNews ? 'roundThread.newsOff' : 'roundThread.newsOn')}
      </Button>
    </>
  );
}

function aliasName({ name, size }: AliasWire, say: Text): string {
  return say('roundThread.name', { name, size: say(`roundThread.size_${size}`) });
}

function writerName({ writer }: OpenPostWire, say: Text): string {
  if (writer.kind === 'bird') return aliasName(writer, say);
  return say(writer.kind === 'channel' ? 'roundThread.fromChannel' : 'thread.erased');
}

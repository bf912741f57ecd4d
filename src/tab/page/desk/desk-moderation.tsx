import { useEffect, useRef, useState } from 'preact/hooks';
import { pathTo } from '../../path-to.js';
import type { DecisionWire, ReportsWire, ReportWire } from '../../wire/moderation-wire.js';
import { useSession } from '../shared/session.js';
import { useResource, useWish } from '../shared/use-resource.js';
import { Button, Card, Loaded, Refused, Status } from '../shared/widgets.js';
import { type Answer, Judging, ReportedPost, saidOf, writerOf } from './desk-report.js';

const ADDRESS = 'desk/moderation';

/** Where the page about one post is. */
export function placeOfPost(postId: string): string {
  return `#${ADDRESS}/${encodeURIComponent(postId)}`;
}

/** Reported posts of open threads, or one of them. `rest`: the id of that post as it stands in the address. */
export function Moderation({ rest }: { readonly rest: string }) {
  return rest === '' ? <Reports /> : <OnePost postId={idIn(rest)} />;
}

/** An address typed by hand may be malformed: it then matches no post. */
function idIn(rest: string): string {
  try {
    return decodeURIComponent(rest);
  } catch {
    return rest;
  }
}

function Reports() {
  const { say } = useSession();
  const reports = useResource(pathTo('desk/reports'));
  return (
    <>
      <h2>{say('desk.moderation')}</h2>
      <p class="hint">
        {say('moderation.about')}. {say('moderation.secret')}
      </p>
      <Loaded from={reports}>{(first) => <ReportList first={first} />}</Loaded>
    </>
  );
}

const idAt = (at: number): string => `report-${at}`;
const END = 'reports-end';

/** The list as it was when it was opened, with what became of each: what is being typed is never lost by looking again. */
function ReportList({ first }: { readonly first: ReportsWire }) {
  const { say, api } = useSession();
  const [{ posts, next }, setList] = useState(first);
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map());
  // Two decisions can be under way at once: each has to know of the other.
  const newest = useRef(answers);
  const [focus, setFocus] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const { busy, refused, send } = useWish();
  useEffect(() => {
    if (focus !== null) document.getElementById(focus)?.focus();
  }, [focus]);

  const more = () =>
    send(async () => {
      if (next === null) return;
      const part = await api.get(pathTo('desk/reports', { after: next }));
      const known = new Set(posts.map(({ postId }) => postId));
      const fresh = part.posts.filter(({ postId }) => !known.has(postId));
      setList({ posts: [...posts, ...fresh], next: part.next });
      setFocus(fresh.length > 0 ? idAt(posts.length) : END);
    });

  function take(at: number, answer: Answer): void {
    const all = new Map(newest.current).set(answer.post.postId, answer);
    newest.current = all;
    setAnswers(all);
    setSaid(saidOf(answer, say));
    const waits = posts.map(({ postId }) => !all.has(postId));
    const after = waits.indexOf(true, at);
    const following = after === -1 ? waits.indexOf(true) : after;
    if (following === -1 && next !== null) more();
    else setFocus(following === -1 ? END : idAt(following));
  }

  const isEmpty = next === null && posts.every(({ postId }) => answers.has(postId));
  return (
    <>
      <div class="unseen" role="status">
        {said}
      </div>
      {posts.map((post, at) => {
        const answer = answers.get(post.postId);
        return answer === undefined ? (
          <Waiting key={post.postId} post={post} headingId={idAt(at)} onAnswer={(given) => take(at, given)} />
        ) : (
          <Decided key={post.postId} answer={answer} />
        );
      })}
      <Refused code={refused} />
      {next !== null && (
        <div class="buttons">
          <Button busy={busy} onClick={more}>
            {say('reports.more')}
          </Button>
        </div>
      )}
      <p id={END} tabIndex={-1}>
        {isEmpty ? say('moderation.none') : ''}
      </p>
    </>
  );
}

interface WaitingProps {
  readonly post: ReportWire;
  readonly headingId: string;
  readonly onAnswer: (answer: Answer) => void;
}

function Waiting({ post, headingId, onAnswer }: WaitingProps) {
  return (
    <article class="card" aria-labelledby={headingId}>
      <ReportedPost post={post} headingId={headingId} />
      <Judging post={post} onAnswer={onAnswer} />
    </article>
  );
}

/** One line is left of a report that was decided about, with the way to another decision. */
function Decided({ answer }: { readonly answer: Answer }) {
  const { say } = useSession();
  return (
    <div class="card">
      <p>
        <strong>{writerOf(answer.post, say)}</strong>
        <br />
        {saidOf(answer, say)}
      </p>
      <a href={placeOfPost(answer.post.postId)}>{say('reports.change')}</a>
    </div>
  );
}

/** One post, also when it was decided about before. */
function OnePost({ postId }: { readonly postId: string }) {
  const { say } = useSession();
  const post = useResource(pathTo('desk/reports/:post', { post: postId }));
  const [answer, setAnswer] = useState<DecisionWire | null>(null);
  function take(given: Answer): void {
    post.set(given.post);
    setAnswer(given);
    document.getElementById(idAt(0))?.focus();
  }
  const isGone = post.resource.state === 'problem' && post.resource.code === 'unknownThread';
  return (
    <Card>
      <h2>{say('moderation.one')}</h2>
      <p class="hint">{say('moderation.secret')}</p>
      {isGone ? (
        <p>{say('reports.gone')}</p>
      ) : (
        <Loaded from={post}>
          {(found) => (
            <>
              <ReportedPost post={found} headingId={idAt(0)} />
              <Status text={answer !== null && 'post' in answer ? saidOf(answer, say) : ''} />
              <Judging key={found.decidedAt} post={found} onAnswer={take} />
            </>
          )}
        </Loaded>
      )}
      <p>
        <a href={`#${ADDRESS}`}>{say('moderation.list')}</a>
      </p>
    </Card>
  );
}

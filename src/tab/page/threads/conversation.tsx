import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Seen, withChanged, withNewest, withOlder } from '../../seen-posts.js';
import type { PostWire } from '../../wire/thread-wire.js';
import { useSession } from '../shared/session.js';
import { formatMoment } from '../shared/text.js';
import { useWish } from '../shared/use-resource.js';
import { Button, Refused } from '../shared/widgets.js';

interface SeenPosts<P extends PostWire> extends Seen<P> {
  readonly addOlder: (page: Seen<P>) => void;
  readonly change: (posts: readonly P[]) => void;
}

/** Everything that was read of a conversation so far, with the newest page as the program gave it last. */
export function useSeenPosts<P extends PostWire>(newest: Seen<P>): SeenPosts<P> {
  const [seen, setSeen] = useState<Seen<P>>(newest);
  const shown = useRef(newest);
  // Before it is drawn: nobody sees a page without what is new in it.
  useLayoutEffect(() => {
    if (shown.current === newest) return;
    shown.current = newest;
    setSeen((before) => withNewest(before, newest));
  }, [newest]);
  return {
    ...seen,
    addOlder: (page) => setSeen((before) => withOlder(before, page)),
    change: (posts) => setSeen((before) => withChanged(before, posts)),
  };
}

/** Keeps this element in place for its writer when something appears above it. */
export function useSteady(element: RefObject<HTMLElement | null>): void {
  const top = useRef(0);
  useLayoutEffect(() => {
    const now = element.current?.getBoundingClientRect().top ?? 0;
    const isUsed = element.current?.contains(document.activeElement) === true;
    if (isUsed && now !== top.current) window.scrollBy({ top: now - top.current, behavior: 'instant' });
    top.current = element.current?.getBoundingClientRect().top ?? 0;
  });
  useEffect(() => {
    const note = () => {
      top.current = element.current?.getBoundingClientRect().top ?? 0;
    };
    window.addEventListener('scroll', note, { passive: true });
    return () => window.removeEventListener('scroll', note);
  }, [element]);
}

interface PostsProps<P extends PostWire> extends Seen<P> {
  readonly show: (post: P) => ComponentChildren;
  /** Brings the posts before this number; gives how many. */
  readonly onOlder: (before: number) => Promise<number>;
  /** Where one writes; null: nobody can any more. */
  readonly writing: RefObject<HTMLElement | null> | null;
}

/** More posts than this are worth a way past them. */
const MANY = 5;

/** The posts, the newest last, with the way to older ones. Says aloud how many came. */
export function Posts<P extends PostWire>({ posts, olderThan, show, onOlder, writing }: PostsProps<P>) {
  const { say } = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  const { busy, refused, send } = useWish();
  const [said, setSaid] = useState({ text: '', at: 0 });
  const last = posts.at(-1)?.number ?? 0;
  const heard = useRef(last);

  useEffect(() => {
    const count = posts.filter(({ number, own }) => number > heard.current && !own).length;
    heard.current = Math.max(heard.current, last);
    if (count > 0) setSaid(({ at }) => ({ text: say('talk.news', { count }), at: at + 1 }));
  }, [posts, last, say]);

  const older = (before: number) =>
    send(async () => {
      const count = await onOlder(before);
      heading.current?.focus();
      setSaid(({ at }) => ({ text: say('talk.olderShown', { count }), at: at + 1 }));
    });

  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        {say('talk.posts')}
      </h3>
      <div class="buttons">
        {olderThan !== null && (
          <Button busy={busy} onClick={() => older(olderThan)}>
            {say('thread.older')}
          </Button>
        )}
        {writing !== null && posts.length > MANY && (
          <Button onClick={() => writing.current?.querySelector('textarea')?.focus()}>{say('talk.toWriting')}</Button>
        )}
      </div>
      <Refused code={refused} />
      <ol class="list">
        {posts.map((post) => (
          <li key={post.number} class={post.own ? 'post own-post' : 'post'}>
            {show(post)}
          </li>
        ))}
      </ol>
      {posts.length === 0 && <p>{say('thread.empty')}</p>}
      {/* A new element each time, so that the same words are said again. */}
      <div role="status" class="unseen">
        <span key={said.at}>{said.text}</span>
      </div>
    </>
  );
}

interface PostHeadProps {
  readonly who: string;
  readonly at: string;
  /** An additional note. */
  readonly note?: string;
}

/** Writer and time of a post. */
export function PostHead({ who, at, note = '' }: PostHeadProps) {
  const { language } = useSession();
  return (
    <p class="post-head">
      <strong>{who}</strong>{' '}
      <span class="hint">
        <time dateTime={at}>{formatMoment(at, language)}</time>
        {note !== '' && ` · ${note}`}
      </span>
    </p>
  );
}

/** Somebody's text as typed; or `instead`, why it cannot be read. */
export function PostText({ text, instead }: { readonly text: string | null; readonly instead: string }) {
  return text === null ? <p class="explanation">{instead}</p> : <p class="written">{text}</p>;
}

import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { problemSentence, problemTexts } from './problem-texts.js';
import { useSession } from './session.js';
import type { LiveResource } from './use-resource.js';

/** A sentence with its **strong** words. People's own words are inserted as text. */
export function Rich({ text }: { readonly text: string }) {
  return <>{text.split('**').map((part, at) => (at % 2 === 1 ? <strong key={part}>{part}</strong> : part))}</>;
}

/** The heading of a part of the page. It takes the focus when the part is opened, so that a screen reader begins there. */
export function PageTitle({ children }: { readonly children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick?: () => void;
  readonly look?: 'primary' | 'danger' | 'quiet' | undefined;
  readonly busy?: boolean;
  readonly submit?: boolean;
}

/** A button. While its wish is under way it stays where it is, so that the focus is not lost. */
export function Button({ children, onClick, look, busy = false, submit = false }: ButtonProps) {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class={look === undefined ? 'button' : `button ${look}`}
      aria-disabled={busy}
      onClick={busy ? undefined : onClick}
    >
      {children}
    </button>
  );
}

/** A block that belongs together. */
export function Card({ children }: { readonly children: ComponentChildren }) {
  return <section class="card">{children}</section>;
}

/** Around a table that may be wider than the screen; with the keyboard one scrolls it when it has the focus. */
export function Scroll({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard (WCAG 2.1.1)
    <section class="scroll" tabIndex={0} aria-label={name}>
      {children}
    </section>
  );
}

/** A title with a sentence: there is nothing else to show. */
export function Notice({ title, text, children }: NoticeProps) {
  return (
    <Card>
      <h2>{title}</h2>
      <p>
        <Rich text={text} />
      </p>
      {children}
    </Card>
  );
}
interface NoticeProps {
  readonly title: string;
  readonly text: string;
  readonly children?: ComponentChildren;
}

/** Said aloud by screen readers when it changes. */
export function Status({ text, bad = false }: { readonly text: string; readonly bad?: boolean }) {
  return (
    <div role={bad ? 'alert' : 'status'} class={text === '' ? 'status empty' : bad ? 'status bad' : 'status'}>
      {text}
    </div>
  );
}

/** The error of a wish, next to where it was made. */
export function Refused({ code }: { readonly code: string | null }) {
  const { say } = useSession();
  return <Status text={code === null ? '' : problemSentence(code, say)} bad />;
}

/**
 * Says that the content below could not be refreshed, with a way to retry. A polite announcement: it does not interrupt
 * writing. After a retry the focus stays here, even if there is nothing left to retry.
 */
function Stale({ code, reload }: { readonly code: string | null; readonly reload: () => void }) {
  const { say } = useSession();
  const place = useRef<HTMLDivElement>(null);
  const [tried, setTried] = useState(false);
  const retry = () => {
    place.current?.focus();
    setTried(true);
    reload();
  };
  const problem = code === null ? null : `${say('app.stale')} ${problemSentence(code, say)}`;
  return (
    <div ref={place} tabIndex={-1} class={code === null ? undefined : 'card stale'}>
      <Status text={problem ?? (tried ? say('app.renewed') : '')} />
      {code !== null && <ProblemExit code={code} onRetry={retry} />}
    </div>
  );
}

/** A way out of a problem. */
function ProblemExit({ code, onRetry }: { readonly code: string; readonly onRetry: () => void }) {
  const { say } = useSession();
  return code === 'notJoined' ? (
    <p>
      <a class="button primary" href="#profile">
        {say('app.profile')}
      </a>
    </p>
  ) : (
    <Button onClick={onRetry}>{say('app.retry')}</Button>
  );
}

/**
 * Shows the requested data, or that it is loading, or why it failed. Data that cannot be refreshed stays, with a note
 * above it.
 */
export function Loaded<T>({ from, children }: LoadedProps<T>) {
  const { say, me } = useSession();
  const { resource, reload } = from;
  if (resource.state === 'there') {
    return (
      <>
        <Stale code={resource.stale} reload={reload} />
        {children(resource.value)}
      </>
    );
  }
  if (resource.state === 'loading') return <p class="loading">{say('app.loading')}</p>;
  const { title, text } =
    resource.code === 'notJoined' && me.standing === 'left'
      ? { title: say('me.leftTitle'), text: say('me.leftText') }
      : problemTexts(resource.code, say);
  return (
    <Notice title={title} text={text}>
      <ProblemExit code={resource.code} onRetry={reload} />
    </Notice>
  );
}
interface LoadedProps<T> {
  readonly from: LiveResource<T>;
  readonly children: (value: T) => ComponentChildren;
}

interface ToggleProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Explanation below it, with the id by which a screen reader finds it. */
  readonly hint?: { readonly id: string; readonly text: string };
}

/** A choice between yes and no. */
export function Toggle({ label, checked, onChange, hint }: ToggleProps) {
  return (
    <>
      <label class="choice">
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={hint?.id}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
      {hint !== undefined && (
        <p id={hint.id} class="hint">
          {hint.text}
        </p>
      )}
    </>
  );
}

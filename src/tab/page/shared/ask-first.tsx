import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWish } from './use-resource.js';
import { Button, Refused } from './widgets.js';

interface AskFirstProps {
  /** On the button that begins it. */
  readonly label: string;
  readonly title: string;
  readonly text: string;
  /** On the button that does it. */
  readonly confirm: string;
  /** On the button that leaves everything as it is. */
  readonly keep: string;
  readonly onConfirm: () => Promise<void>;
  /** More buttons, for as long as nothing is asked. */
  readonly children?: ComponentChildren;
}

/** A wish that cannot be taken back: it is asked about once more before it is sent. */
export function AskFirst({ label, title, text, confirm, keep, onConfirm, children }: AskFirstProps) {
  const [asking, setAsking] = useState<boolean | null>(null);
  const { busy, refused, send } = useWish();
  const place = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone: the focus goes to what came in its place, before anybody can press a key.
  useLayoutEffect(() => {
    if (asking !== null) place.current?.focus();
  }, [asking]);
  return (
    <div ref={place} tabIndex={-1}>
      <Refused code={refused} />
      {asking === true ? (
        <>
          <h3>{title}</h3>
          <p>{text}</p>
          <div class="buttons">
            <Button look="danger" busy={busy} onClick={() => send(onConfirm)}>
              {confirm}
            </Button>
            <Button onClick={() => setAsking(false)}>{keep}</Button>
          </div>
        </>
      ) : (
        <div class="buttons">
          {children}
          <Button onClick={() => setAsking(true)}>{label}</Button>
        </div>
      )}
    </div>
  );
}

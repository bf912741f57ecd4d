import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { problemTexts } from './problem-texts.js';
import { useSession } from './session.js';
import { Button, Notice } from './widgets.js';

type PartOfPage = ComponentType<{ readonly path: string }>;

interface LaterProps {
  /** Fetches the code; gives the same part every time. */
  readonly load: () => Promise<PartOfPage>;
  readonly path: string;
}

/** A part of the page of which the code is fetched when somebody goes there: most people never do. */
export function Later({ load, path }: LaterProps) {
  const { say } = useSession();
  const [part, setPart] = useState<{ readonly Part: PartOfPage } | 'loading' | 'failed'>('loading');
  useEffect(() => {
    let left = false;
    if (part !== 'loading') return;
    load().then(
      (Part) => left || setPart({ Part }),
      () => left || setPart('failed'),
    );
    return () => {
      left = true;
    };
  }, [load, part]);
  if (part === 'loading') return <p class="loading">{say('app.loading')}</p>;
  if (part !== 'failed') return <part.Part path={path} />;
  return (
    <Notice {...problemTexts('offline', say)}>
      <Button onClick={() => setPart('loading')}>{say('app.retry')}</Button>
    </Notice>
  );
}

import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { readWork, stepOf, type WorkDone } from '../../progress-steps.js';
import type { ProgressWire } from '../../wire/progress-wire.js';
import { useSession } from '../shared/session.js';
import { formatNumber, type Text } from '../shared/text.js';
import { Card } from '../shared/widgets.js';
import { type LiveProgress, useProgress } from './use-progress.js';

/** The messages of one kind, with the round and the kind in words. */
interface NamedWork extends WorkDone {
  readonly name: string;
}

interface WithProgressProps {
  readonly roundId: string;
  /** The work came a step further. */
  readonly onMove: () => void;
  /** Content around the progress; `card` is the progress itself. */
  readonly children: (live: LiveProgress & { readonly card: ComponentChildren }) => ComponentChildren;
}

/** Follows the long work on a round for what stands beside it. */
export function WithProgress({ roundId, onMove, children }: WithProgressProps) {
  const live = useProgress(roundId, onMove);
  return <>{children({ ...live, card: <Progress live={live} /> })}</>;
}

/** How far the long work on the round is, as bars and in words. */
function Progress({ live: { progress, isStale } }: { readonly live: LiveProgress }) {
  const { say } = useSession();
  const all = (progress?.rounds ?? []).flatMap(({ sequence, work }) =>
    work.map((one) => ({
      ...readWork(one),
      name: `${say('archive.round', { sequence })}: ${say(`desk.kind_${one.kind}`)}`,
    })),
  );
  const said = useSaid(progress, all, say);
  return (
    <>
      <div class="unseen" role="status">
        {said}
      </div>
      {all.length > 0 && (
        <Card>
          <h2>{say('progress.heading')}</h2>
          {all.map((one) => (
            <Bar key={one.name} {...one} />
          ))}
          {progress?.busy === true && <p class="hint">{say('progress.leave')}</p>}
          {isStale && <p>{say('progress.stale')}</p>}
        </Card>
      )}
    </>
  );
}

/** The text read aloud, which changes only with each step. */
function useSaid(progress: ProgressWire | null, all: readonly NamedWork[], say: Text): string {
  const last = useRef({ step: '', text: '' });
  const step = progress === null ? '' : stepOf(progress);
  if (step !== last.current.step) last.current = { step, text: all.map((one) => saidOf(one, say)).join(' ') };
  return last.current.text;
}

function saidOf({ name: kind, work, percent }: NamedWork, say: Text): string {
  if (work.stage === 'done') return say('progress.saidDone', { kind });
  if (work.stage === 'coming') return say('progress.saidComing', { kind });
  return say('progress.said', { kind, percent: percent ?? 0 });
}

/** The messages of one kind: a bar, and the same in words. */
function Bar(one: NamedWork) {
  const { say, language } = useSession();
  const id = useId();
  const { name, work, percent, settled } = one;
  const { stage, total, made, sent, unreachable, failed, dropped } = work;
  const count = (value: number) => formatNumber(value, language);
  const most = total === null || total === 0 ? undefined : total;
  return (
    <>
      <h3 id={id}>{name}</h3>
      {/* Without a value the bar says that nobody knows yet how far it is. */}
      <progress aria-labelledby={id} max={most} value={percent === null ? undefined : settled} />
      {stage === 'coming' && <p>{say('progress.coming')}</p>}
      {stage === 'making' && (
        <p>
          {total === null
            ? say('progress.makingUnknown', { made: count(made) })
            : say('progress.making', { made: count(made), total: count(total) })}
        </p>
      )}
      {stage !== 'coming' && total !== null && (
        <p>
          {stage === 'done'
            ? say('progress.done', { total: count(total) })
            : say('progress.settled', { settled: count(settled), total: count(total), percent: percent ?? 0 })}
        </p>
      )}
      {stage !== 'coming' && (
        <ul class="counts">
          <Count name={say('roundStatus.sent')} value={count(sent)} />
          <Count name={say('roundStatus.unreachable')} value={count(unreachable)} />
          <Count name={say('roundStatus.dead')} value={count(failed)} />
          {dropped > 0 && <Count name={say('desk.dropped')} value={count(dropped)} />}
        </ul>
      )}
    </>
  );
}

function Count({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <li>
      {name}: {value}
    </li>
  );
}

import { useState } from 'preact/hooks';
import type { ComingWire } from '../../wire/season-wire.js';
import { useSession } from '../shared/session.js';
import { formatMoment } from '../shared/text.js';
import { Button } from '../shared/widgets.js';
import type { DragOrder } from './use-drag-order.js';

interface ItemProps {
  readonly item: ComingWire;
  /** Counts from 0. */
  readonly at: number;
  readonly count: number;
  /** More classes of the row, while something is dragged. */
  readonly mark: string;
  readonly busy: boolean;
  readonly handle: ReturnType<DragOrder['handleOf']>;
  /** Stops dragging. */
  readonly onCancel: () => void;
  /** `control`: where the focus was, and is to be again. */
  readonly onMove: (to: number, control: string) => void;
  readonly onRemove: () => void;
}

/** One dilemma of the queue, with everything that can be done with it. */
export function SeasonItem({ item, at, count, mark, busy, handle, onCancel, onMove, onRemove }: ItemProps) {
  const { say, language } = useSession();
  const { dilemma, title, planned, opens } = item;
  const moment = opens === null ? null : formatMoment(opens, language);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel();
    const to = event.key === 'ArrowUp' ? at - 1 : event.key === 'ArrowDown' ? at + 1 : null;
    if (to === null) return;
    event.preventDefault();
    if (!busy && to >= 0 && to < count) onMove(to, 'handle');
  };
  const step = (control: 'earlier' | 'later', to: number) => {
    const isEnd = to < 0 || to >= count;
    return (
      <button
        type="button"
        class="button"
        data-control={control}
        aria-disabled={isEnd || busy}
        onClick={isEnd || busy ? undefined : () => onMove(to, control)}
      >
        {control === 'earlier' ? say('season.earlier') : say('season.later')}
        <span class="unseen"> {title}</span>
      </button>
    );
  };
  return (
    <li class={`queue-item${mark}`} data-dilemma={dilemma}>
      <button
        type="button"
        class="handle"
        data-control="handle"
        aria-label={say('season.handle', { title })}
        aria-describedby="season-keys"
        onKeyDown={onKeyDown}
        {...handle}
      >
        <svg viewBox="0 0 12 20" width="12" height="20" aria-hidden="true">
          {[4, 10, 16].flatMap((y) => [3, 9].map((x) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.6" />))}
        </svg>
      </button>
      <div class="queue-words">
        <strong>
          {at + 1}. {title}
        </strong>
        <span class="hint">
          {moment === null
            ? say('season.beyond')
            : planned
              ? say('season.planned', { moment })
              : say('season.expected', { moment })}
        </span>
      </div>
      <div class="buttons">
        {step('earlier', at - 1)}
        {step('later', at + 1)}
      </div>
      <details>
        <summary data-control="more">
          {say('season.more')}
          <span class="unseen"> {title}</span>
        </summary>
        <Place title={title} count={count} busy={busy} onPut={(place) => onMove(place - 1, 'more')} />
        {planned && count === 1 ? (
          <p class="hint">{say('season.onlyOne')}</p>
        ) : (
          <Button busy={busy} onClick={onRemove}>
            {say('season.remove')}
            <span class="unseen"> {title}</span>
          </Button>
        )}
      </details>
    </li>
  );
}

interface PlaceProps {
  readonly title: string;
  readonly count: number;
  readonly busy: boolean;
  readonly onPut: (place: number) => void;
}

/** Moves a dilemma to a place by its number. */
function Place({ title, count, busy, onPut }: PlaceProps) {
  const { say } = useSession();
  const [place, setPlace] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    const number = Number(place);
    if (!busy && Number.isInteger(number) && number >= 1 && number <= count) onPut(number);
  };
  return (
    <form class="place" onSubmit={submit}>
      <label>
        {say('season.place', { count })}
        <span class="unseen"> {title}</span>
        <input
          type="number"
          min={1}
          max={count}
          step={1}
          required
          value={place}
          onInput={(event) => setPlace(event.currentTarget.value)}
        />
      </label>
      <Button submit busy={busy}>
        {say('season.put')}
        <span class="unseen"> {title}</span>
      </Button>
    </form>
  );
}

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SeasonWire } from '../../wire/season-wire.js';
import { useSession } from '../shared/session.js';
import { SeasonItem } from './season-item.js';
import { useDragOrder } from './use-drag-order.js';
import type { SeasonWishes } from './use-season.js';

interface Focus {
  readonly dilemma: string;
  readonly control: string;
}

/** The dilemmas that are still to come. They are moved by dragging, by buttons, by the arrow keys or to a place. */
export function SeasonQueue({ season: { coming }, wishes }: QueueProps) {
  const { say, api } = useSession();
  const list = useRef<HTMLOListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [focus, setFocus] = useState<Focus | null>(null);

  // A row that is moved in the page loses the focus: it comes back to where the person was.
  useLayoutEffect(() => {
    if (focus === null) return;
    const row = [...(list.current?.children ?? [])].find((one) => one.getAttribute('data-dilemma') === focus.dilemma);
    (row?.querySelector<HTMLElement>(`[data-control="${focus.control}"]`) ?? heading.current)?.focus();
    setFocus(null);
  }, [focus]);

  const move = async (dilemma: string, to: number, control: string) => {
    const title = coming.find((one) => one.dilemma === dilemma)?.title ?? '';
    await wishes.send(
      (seen) => api.post('desk/season/move', { ...seen, dilemma, place: to + 1 }),
      ({ coming: now }) =>
        say(now[to]?.planned === true ? 'season.movedPlanned' : 'season.moved', {
          title,
          place: to + 1,
          count: now.length,
        }),
    );
    setFocus({ dilemma, control });
  };

  const remove = async (dilemma: string, at: number) => {
    const title = coming[at]?.title ?? '';
    await wishes.send(
      (seen) => api.post('desk/season/remove', { ...seen, dilemma }),
      () => say('season.removed', { title }),
    );
    setFocus({ dilemma: (coming[at + 1] ?? coming[at - 1])?.dilemma ?? '', control: 'handle' });
  };

  const { drag, handleOf, cancel } = useDragOrder(
    () => [...(list.current?.children ?? [])],
    ({ from, to }) => void move(coming[from]?.dilemma ?? '', to, 'handle'),
  );
  const markOf = (at: number) => {
    if (drag === null || drag.from === drag.to) return '';
    if (at === drag.from) return ' dragged';
    if (at !== drag.to) return '';
    return drag.to < drag.from ? ' drop-before' : ' drop-after';
  };

  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        {say('season.queue')}
      </h3>
      {coming.length === 0 ? (
        <p>{say('season.none')}</p>
      ) : (
        <>
          <p>{say('season.queueIntro')}</p>
          {coming[0]?.planned === true && <p>{say('season.plannedFirst')}</p>}
          <p class="hint" id="season-keys">
            {say('season.keys')}
          </p>
        </>
      )}
      <ol class="queue" ref={list}>
        {coming.map((one, at) => (
          <SeasonItem
            key={one.dilemma}
            item={one}
            at={at}
            count={coming.length}
            mark={markOf(at)}
            busy={wishes.busy}
            handle={handleOf(at)}
            onCancel={cancel}
            onMove={(to, control) => void move(one.dilemma, to, control)}
            onRemove={() => void remove(one.dilemma, at)}
          />
        ))}
      </ol>
    </>
  );
}

interface QueueProps {
  readonly season: SeasonWire;
  readonly wishes: SeasonWishes;
}

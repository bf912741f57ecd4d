import { useRef, useState } from 'preact/hooks';

/** The dragged item, and its place if dropped now. Both count from 0. */
export interface Drag {
  readonly from: number;
  readonly to: number;
}

export interface DragOrder {
  readonly drag: Drag | null;
  /** Event handlers for the handle of the item at this place. */
  readonly handleOf: (from: number) => {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
  /** Lets go without moving anything. */
  readonly cancel: () => void;
}

/**
 * Dragging the items of a list by a handle, with a mouse, a pen or a finger. The items stay where they are until the
 * pointer is let go; `onDrop` then says from where to where.
 * @param items the elements of the list, in order
 */
export function useDragOrder(items: () => readonly Element[], onDrop: (drag: Drag) => void): DragOrder {
  const [drag, setDrag] = useState<Drag | null>(null);
  // Read and written by the pointer events of one drag; the state holds a copy for rendering.
  const held = useRef<Drag | null>(null);
  const hold = (next: Drag | null) => {
    held.current = next;
    setDrag(next);
  };

  return {
    drag,
    cancel: () => hold(null),
    handleOf: (from) => ({
      onPointerDown(event) {
        if (event.button !== 0 || !(event.currentTarget instanceof Element)) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        hold({ from, to: from });
      },
      onPointerMove(event) {
        const before = held.current;
        if (before === null) return;
        const others = items().filter((_, at) => at !== before.from);
        const to = others.filter((item) => middleOf(item) < event.clientY).length;
        if (to !== before.to) hold({ ...before, to });
      },
      onPointerUp() {
        const dropped = held.current;
        hold(null);
        if (dropped !== null && dropped.from !== dropped.to) onDrop(dropped);
      },
      onPointerCancel: () => hold(null),
    }),
  };
}

function middleOf(item: Element): number {
  const { top, bottom } = item.getBoundingClientRect();
  return (top + bottom) / 2;
}

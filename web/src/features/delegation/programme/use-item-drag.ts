import { type PointerEvent, useRef, useState } from 'react';
import { shiftItem, STEP_MINUTES, stretchItem } from './item-values.rules';
import type { Move } from './use-item-moves';

/** The distance in pixels from which a press is a drag and not a click. */
const MIN_DISTANCE = 4;

interface Drag {
  kind: 'move' | 'stretch';
  x: number;
  y: number;
  columnWidth: number;
}

/** The change that a drag means so far. */
interface DragChange {
  kind: Drag['kind'];
  days: number;
  minutes: number;
}

/**
 * Drags an item to another time or day, or its lower edge to another end.
 * @param pixelsPerMinute the scale of the grid
 * @param onMove null if the user may not move items
 */
export function useItemDrag(pixelsPerMinute: number, onMove: ((move: Move) => void) | null) {
  const drag = useRef<Drag | null>(null);
  const isDragged = useRef(false);
  const [change, setChange] = useState<DragChange | null>(null);
  const begin = (event: PointerEvent<HTMLElement>) => {
    isDragged.current = false;
    // A finger scrolls the grid. It opens the form of the item, which moves it too.
    if (!onMove || event.button !== 0 || event.pointerType === 'touch') return;
    const { target, clientX: x, clientY: y, currentTarget } = event;
    const kind = (target as HTMLElement).dataset['edge'] === undefined ? 'move' : 'stretch';
    const columnWidth = currentTarget.parentElement?.getBoundingClientRect().width ?? 1;
    drag.current = { kind, x, y, columnWidth };
    // The first move may be beyond the lower edge already.
    currentTarget.setPointerCapture(event.pointerId);
  };
  const read = ({ clientX, clientY }: PointerEvent<HTMLElement>): DragChange | null => {
    if (!drag.current) return null;
    const { kind, x, y, columnWidth } = drag.current;
    isDragged.current ||= Math.hypot(clientX - x, clientY - y) >= MIN_DISTANCE;
    if (!isDragged.current) return null;
    const minutes = Math.round((clientY - y) / pixelsPerMinute / STEP_MINUTES) * STEP_MINUTES;
    return { kind, minutes, days: kind === 'move' ? Math.round((clientX - x) / columnWidth) : 0 };
  };
  const follow = (event: PointerEvent<HTMLElement>) => {
    const next = read(event);
    if (next) setChange(next);
  };
  const end = (event: PointerEvent<HTMLElement>) => {
    // The last place may not have been rendered yet.
    const last = read(event);
    cancel();
    if (!last || (last.days === 0 && last.minutes === 0)) return;
    onMove?.((values) => (last.kind === 'move' ? shiftItem(values, last) : stretchItem(values, last.minutes)));
  };
  const cancel = () => {
    drag.current = null;
    setChange(null);
  };
  const columnWidth = drag.current?.columnWidth ?? 0;
  return {
    /** Tells whether the press that ends now was a drag, after which no click is meant. */
    wasDragged: () => isDragged.current,
    /** The place of the item while it is dragged. */
    offset: change && {
      x: change.days * columnWidth,
      y: change.kind === 'move' ? change.minutes * pixelsPerMinute : 0,
      height: change.kind === 'stretch' ? change.minutes * pixelsPerMinute : 0,
    },
    handlers: { onPointerDown: begin, onPointerMove: follow, onPointerUp: end, onPointerCancel: cancel },
  };
}

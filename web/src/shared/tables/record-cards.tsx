import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const CARD_HEIGHT = 132;
const CARDS_AHEAD = 20;

interface RecordCardsProps<R> {
  label: string;
  rows: readonly R[];
  renderCard: (row: R) => ReactNode;
  onEndNear: () => void;
  foot: ReactNode;
}

/** Records as cards, on screens that are too narrow for a table. */
export function RecordCards<R extends { id: string }>(props: RecordCardsProps<R>) {
  const { label, rows, renderCard, onEndNear, foot } = props;
  const list = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => setOffset(list.current?.offsetTop ?? 0), []);
  // A card keeps its height when one before it goes.
  const getItemKey = useCallback((index: number) => rows[index]?.id ?? index, [rows]);
  const virtualizer = useWindowVirtualizer({
    getItemKey,
    count: rows.length,
    estimateSize: () => CARD_HEIGHT,
    overscan: 6,
    gap: 8,
    scrollMargin: offset,
  });
  const end = virtualizer.range?.endIndex ?? 0;
  useEffect(() => {
    if (end >= rows.length - CARDS_AHEAD) onEndNear();
  }, [end, rows.length, onEndNear]);
  return (
    <>
      <div
        ref={list}
        role="list"
        aria-label={label}
        style={{ position: 'relative', height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => (
          <div
            key={rows[index]!.id}
            role="listitem"
            aria-setsize={-1}
            aria-posinset={index + 1}
            ref={virtualizer.measureElement}
            data-index={index}
            style={{ position: 'absolute', insetInline: 0, top: start - offset }}
          >
            {renderCard(rows[index]!)}
          </div>
        ))}
      </div>
      {foot}
    </>
  );
}

import { UnstyledButton } from '@mantine/core';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { CSSProperties, KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../shared/labels/use-labels';
import { shiftItem, STEP_MINUTES, stretchItem } from './item-values.rules';
import type { Item } from './programme.api';
import { useItemDrag } from './use-item-drag';
import type { Move } from './use-item-moves';
import { useItemTexts } from './use-item-texts';
import classes from './programme.module.css';

interface ItemBlockProps {
  item: Item;
  isClashing: boolean;
  /** The place in pixels from the top of the day. */
  top: number;
  height: number;
  pixelsPerMinute: number;
  style: CSSProperties;
  onOpen: () => void;
  /** Moves the item; null if the user may not. */
  onMove: ((move: Move, isByKey: boolean) => void) | null;
}

/** The height of a line of a block, and that of its padding and border. */
const LINE_HEIGHT = 16;
const FRAME_HEIGHT = 6;

/** An item in the grid. It opens the item, and can be moved and stretched by pointer and by keyboard. */
export function ItemBlock({ item, isClashing, top, height, pixelsPerMinute, style, onOpen, onMove }: ItemBlockProps) {
  const { t } = useTranslation('delegation');
  const label = useLabels();
  const { getHours, getPlace, getPeople } = useItemTexts();
  const isCancelled = item.status === 'cancelled';
  const { offset, handlers, wasDragged } = useItemDrag(pixelsPerMinute, onMove && ((move) => onMove(move, false)));
  const moveByKey = (event: KeyboardEvent) => {
    const shift = KEY_SHIFTS[event.key];
    if (!onMove || !shift || !event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    // The block is rendered in its new column before the next key arrives, which would otherwise be lost.
    flushSync(() => {
      if (!event.shiftKey) onMove((values) => shiftItem(values, shift), true);
      else if (shift.minutes !== 0) onMove((values) => stretchItem(values, shift.minutes), true);
    });
    if (shift.days !== 0) document.querySelector<HTMLElement>(`[data-item="${item.id}"]`)?.focus();
  };
  const shownHeight = Math.max(MIN_HEIGHT, height + (offset?.height ?? 0));
  return (
    <UnstyledButton
      className={[
        classes['block'],
        onMove && classes['movable'],
        isCancelled && classes['cancelled'],
        isClashing && classes['clashing'],
      ]
        .filter(Boolean)
        .join(' ')}
      style={{
        ...style,
        top,
        height: shownHeight,
        ...(offset && { translate: `${offset.x}px ${offset.y}px`, zIndex: 4 }),
      }}
      data-item={item.id}
      {...handlers}
      onKeyDown={moveByKey}
      onClick={() => !wasDragged() && onOpen()}
    >
      <span
        className={classes['lines']}
        style={{ WebkitLineClamp: Math.max(1, Math.floor((shownHeight - FRAME_HEIGHT) / LINE_HEIGHT)) }}
      >
        {isClashing && (
          <>
            <TriangleAlert size={12} aria-hidden /> {t('programme.clash')}{' '}
          </>
        )}
        {getHours(item)}
        {isCancelled && ` · ${label('programmeItemStatus', item.status)}`}
        <br />
        <b>{item.title}</b>
        <br />
        {[label('programmeItemKind', item.kind), getPlace(item), item.hostCompanyName].filter(Boolean).join(' · ')}
        <br />
        {getPeople(item)}
      </span>
      {onMove && <span className={classes['edge']} data-edge aria-hidden />}
    </UnstyledButton>
  );
}

/** The least height of a block while its end is dragged. */
const MIN_HEIGHT = 18;

/** The moves of the arrow keys together with Alt. */
const KEY_SHIFTS: Partial<Record<string, { days: number; minutes: number }>> = {
  ArrowUp: { days: 0, minutes: -STEP_MINUTES },
  ArrowDown: { days: 0, minutes: STEP_MINUTES },
  ArrowLeft: { days: -1, minutes: 0 },
  ArrowRight: { days: 1, minutes: 0 },
};

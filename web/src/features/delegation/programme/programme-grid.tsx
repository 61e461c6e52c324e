import { ActionIcon } from '@mantine/core';
import Plus from 'lucide-react/icons/plus';
import { type MouseEvent, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { BRUSSELS, findMoment, formatMinutes, getLocalTime, isOtherTime } from '../../../shared/format/zone-time.rules';
import { useDelegationEditor } from '../use-delegation-editor';
import { ItemBlock } from './item-block';
import { buildGrid, type Column, findMinute, FIRST_MINUTE, type Grid, listHours } from './programme-grid.rules';
import type { Item } from './programme.api';
import type { Move } from './use-item-moves';
import classes from './programme.module.css';

/** The height of an hour in pixels. The lines of the columns have the same distance. */
const HOUR_HEIGHT = 72;
const COLUMN_WIDTH = 126;
const AXIS_WIDTH = 70;

export interface ProgrammeViewProps {
  items: readonly Item[];
  /** The ids of items that have somebody in two places at once. */
  clashing: ReadonlySet<string>;
  onOpen: (item: Item) => void;
  /** Begins a new item at a time; null if the user may not add any. */
  onAdd: ((start: { day: string; minute: number }) => void) | null;
}

interface ProgrammeGridProps extends ProgrammeViewProps {
  days: readonly string[];
  /** Moves an item; null if the user may not. */
  onMove: ((item: Item, move: Move, isByKey: boolean) => void) | null;
}

/** The programme as a grid: a column for each day, and the hours of the visit with those of Brussels beside them. */
export function ProgrammeGrid({ items, days, clashing, onOpen, onAdd, onMove }: ProgrammeGridProps) {
  const { t } = useTranslation('delegation');
  const format = useFormat();
  const { timezone } = useDelegationEditor().delegation;
  const grid = useMemo(() => buildGrid(items, days, timezone), [items, days, timezone]);
  const hours = listAxis(grid, days, timezone);
  const hasBrussels = hours.some(({ brussels }) => brussels !== null);
  const height = ((grid.to - grid.from) / 60) * HOUR_HEIGHT;
  const axisWidth = hasBrussels ? AXIS_WIDTH * 2 : AXIS_WIDTH;
  return (
    <section className={classes['scroller']} aria-label={t('tabs.programme')} tabIndex={0}>
      <div
        className={classes['grid']}
        style={{ gridTemplateColumns: `${axisWidth}px repeat(${days.length}, minmax(${COLUMN_WIDTH}px, 1fr))` }}
      >
        <div className={classes['corner']}>
          <span>{format.zonePlace(timezone)}</span>
          {hasBrussels && <span>{format.zonePlace(BRUSSELS)}</span>}
        </div>
        {days.map((day) => (
          <div key={day} className={classes['heading']}>
            <span>{format.shortDay(day)}</span>
            {onAdd && (
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={t('programme.addOn', { day: format.weekday(day) })}
                onClick={() => onAdd({ day, minute: FIRST_MINUTE })}
              >
                <Plus size={14} aria-hidden />
              </ActionIcon>
            )}
          </div>
        ))}
        <div className={classes['hours']} style={{ height }}>
          {hours.map(({ minute, local, brussels }) => (
            <div key={minute} className={classes['hour']} style={{ top: ((minute - grid.from) / 60) * HOUR_HEIGHT }}>
              <span>{local}</span>
              {brussels !== null && <span>{brussels}</span>}
            </div>
          ))}
        </div>
        {grid.columns.map((column) => (
          <DayColumn
            key={column.day}
            column={column}
            grid={grid}
            height={height}
            clashing={clashing}
            onOpen={onOpen}
            onAdd={onAdd}
            onMove={onMove}
          />
        ))}
      </div>
    </section>
  );
}

interface DayColumnProps extends Omit<ProgrammeGridProps, 'items' | 'days'> {
  column: Column<Item>;
  grid: Grid<Item>;
  height: number;
}

/** A day with its items. A click beside them begins a new item; the keyboard has the button above. */
function DayColumn({ column: { day, blocks }, grid, height, clashing, onOpen, onAdd, onMove }: DayColumnProps) {
  const scale = height / (grid.to - grid.from);
  const add = ({ target, currentTarget, clientY }: MouseEvent<HTMLDivElement>) => {
    if (target !== currentTarget) return;
    const { top } = currentTarget.getBoundingClientRect();
    onAdd?.({ day, minute: findMinute(grid, (clientY - top) / height) });
  };
  return (
    <div
      className={`${classes['column']} ${onAdd ? classes['editable'] : ''}`}
      style={{ height }}
      data-day={day}
      role="presentation"
      onClick={add}
    >
      {blocks.map((block) => (
        <ItemBlock
          key={block.item.id}
          item={block.item}
          isClashing={clashing.has(block.item.id)}
          top={(block.from - grid.from) * scale}
          height={(block.to - block.from) * scale}
          pixelsPerMinute={scale}
          style={{
            insetInlineStart: `${(block.lane / block.lanes) * 100}%`,
            width: `${100 / block.lanes}%`,
          }}
          onOpen={() => onOpen(block.item)}
          onMove={onMove && ((move, isByKey) => onMove(block.item, move, isByKey))}
        />
      ))}
    </div>
  );
}

/** Lists the hours with those of Brussels, unless they are the same or change during the days. */
function listAxis(grid: Pick<Grid<Item>, 'from' | 'to'>, days: readonly string[], zone: string) {
  return listHours(grid).map((minute) => {
    const local = formatMinutes(minute);
    const moments = days.map((day) => findMoment({ day, time: local }, zone) ?? 0);
    const isElsewhere = isOtherTime(moments[0]!, zone, BRUSSELS);
    const times = new Set(moments.map((moment) => getLocalTime(moment, BRUSSELS).time));
    return { minute, local, brussels: isElsewhere && times.size === 1 ? [...times][0]! : null };
  });
}

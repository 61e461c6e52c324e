import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { writeZoneTimes } from '../activity-times.rules';
import type { Activity } from '../activities.api';
import classes from './calendar.module.css';

interface EventContentProps {
  activity: Activity;
  /** Whether there is room for several lines. */
  isTall: boolean;
}

/** The text of an event: its time, its kind and its title, and whether it is cancelled. */
export function EventContent({ activity, isTall }: EventContentProps) {
  const label = useLabels();
  const format = useFormat();
  const { kind, title, status, startsAt, timezone } = activity;
  const parts = [
    startsAt !== null &&
      writeZoneTimes({ startsAt, timezone }, (zone) => format.time(startsAt, zone), format.zonePlace),
    label('activityKind', kind),
    status === 'cancelled' && label('activityStatus', status),
  ].filter(Boolean);
  return (
    <span className={[classes['event'], isTall && classes['tall']].filter(Boolean).join(' ')} title={title}>
      {parts.join(' · ')}
      {': '}
      <b className={status === 'cancelled' ? classes['cancelled'] : undefined}>{title}</b>
    </span>
  );
}

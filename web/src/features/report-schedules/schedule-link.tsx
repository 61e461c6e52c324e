import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Schedule } from './report-schedules.api';

/** The name of a schedule, which opens its page. */
export function ScheduleLink({ schedule: { id, name } }: { schedule: Pick<Schedule, 'id' | 'name'> }) {
  return (
    <Anchor
      fw={600}
      c="inherit"
      renderRoot={(props) => <Link {...props} to="/reports/schedules/$scheduleId" params={{ scheduleId: id }} />}
    >
      {name}
    </Anchor>
  );
}

import FullCalendar from '@fullcalendar/react';
import dayGridPlugin from '@fullcalendar/react/daygrid';
import interactionPlugin from '@fullcalendar/react/interaction';
import dutch from '@fullcalendar/react/locales/nl';
import english from '@fullcalendar/react/locales/en-gb';
import classicThemePlugin from '@fullcalendar/react/themes/classic';
import timeGridPlugin from '@fullcalendar/react/timegrid';
import '@fullcalendar/react/skeleton.css';
import '@fullcalendar/react/themes/classic/theme.css';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { toLocalInput } from '../../../shared/format/event-times.rules';
import { BRUSSELS } from '../../../shared/format/zone-time.rules';
import type { Activity } from '../activities.api';
import { buildEvents, findHours } from './calendar-events.rules';
import type { CalendarView } from './calendar.rules';
import { EventContent } from './event-content';
import classes from './calendar.module.css';

interface ActivityCalendarProps {
  view: CalendarView;
  day: string;
  activities: readonly Activity[];
  /** Begins a new activity on a day; null if the user may not create any. */
  onDay: ((day: string) => void) | null;
}

const PLUGINS = [classicThemePlugin, dayGridPlugin, timeGridPlugin, interactionPlugin];

/** White text has enough contrast on all of these colours. The text of an event names its kind too. */
const COLORS: Readonly<Record<Activity['kind'], string>> = {
  delegation: 'var(--mantine-color-limburg-8)',
  roadshow: 'var(--mantine-color-blue-9)',
  roadshow_stop: 'var(--mantine-color-cyan-9)',
  seminar: 'var(--mantine-color-grape-9)',
};

/** Returns the present time as the calendar reads it. Today is the day in Brussels, as everywhere in the application. */
const findNow = () => toLocalInput(new Date().toISOString(), BRUSSELS);

/** The activities of a month or a week. An event is a link to its page. */
export function ActivityCalendar({ view, day, activities, onDay }: ActivityCalendarProps) {
  const { t, i18n } = useTranslation('activities');
  const navigate = useNavigate();
  const events = useMemo(() => buildEvents(activities), [activities]);
  const hours = useMemo(() => findHours(events), [events]);
  return (
    <div className={classes['calendar']} role="region" aria-label={t('calendar')}>
      <FullCalendar
        key={`${view} ${day} ${hours.from} ${hours.to}`}
        plugins={PLUGINS}
        initialView={view === 'month' ? 'dayGridMonth' : 'timeGridWeek'}
        initialDate={day}
        headerToolbar={false}
        locales={[dutch, english]}
        locale={i18n.language === 'nl' ? 'nl' : 'en-gb'}
        firstDay={1}
        // The times of the events are local ones, and stay as they are.
        timeZone="UTC"
        now={findNow}
        height="auto"
        fixedWeekCount={false}
        slotMinTime={hours.from}
        slotMaxTime={hours.to}
        slotHeaderFormat={{ hour: '2-digit', minute: '2-digit', hour12: false }}
        // Otherwise an event hides a part of another one at the same time.
        slotEventOverlap={false}
        eventDisplay="block"
        displayEventTime={false}
        events={events.map((event) => ({
          ...event,
          color: COLORS[event.extendedProps.activity.kind],
          contrastColor: 'var(--mantine-color-white)',
        }))}
        eventContent={({ event, view: { type } }) => (
          <EventContent activity={event.extendedProps['activity'] as Activity} isTall={type === 'timeGridWeek'} />
        )}
        eventClick={({ event, jsEvent }) => {
          // A new tab or window is left to the browser.
          if (jsEvent.ctrlKey || jsEvent.metaKey || jsEvent.shiftKey) return;
          jsEvent.preventDefault();
          void navigate({ to: event.url });
        }}
        {...(onDay && { dateClick: ({ dateStr }: { dateStr: string }) => onDay(dateStr.slice(0, 10)) })}
      />
    </div>
  );
}

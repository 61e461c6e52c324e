import { Text, type TextProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type EventHours, listEventTimes } from '../../shared/format/event-times.rules';

interface EventTimesProps extends TextProps {
  event: EventHours;
}

/** The hours of an event, with those in Brussels beside them if they differ. */
export function EventTimes({ event, ...props }: EventTimesProps) {
  const { language } = useTranslation().i18n;
  const [own, ...others] = listEventTimes(event, language);
  return (
    <Text size="sm" component="div" {...props}>
      <time dateTime={event.startsAt}>{own?.text}</time> ({own?.place})
      {others.map(({ place, text }) => (
        <Text key={place} size="xs" c="dimmed" component="div">
          {place}: {text}
        </Text>
      ))}
    </Text>
  );
}

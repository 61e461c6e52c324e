import { Button, Card, Group, Stack, Text } from '@mantine/core';
import CircleCheck from 'lucide-react/icons/circle-check';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { type CheckInPerson, findPeople } from '../../../records/check-in/check-in-list.rules';
import { formatRecentMoment } from '../../../shared/format/event-times.rules';
import { EmptyState } from '../../../shared/layout/empty-state';
import { findEntryKey } from '../queue/check-in-queue.rules';
import { useDevice, useDeviceState } from '../use-device';

/** The number of people that are shown at once. Typing finds the others sooner than scrolling. */
const MAX_SHOWN = 40;

interface PeopleListProps {
  people: readonly CheckInPerson[];
  typed: string;
  /** Opens the form for somebody without a seat. */
  onWalkIn: (name: string) => void;
}

/** The people who were found, each with one large button. */
export function PeopleList({ people, typed, onWalkIn }: PeopleListProps) {
  const { t } = useTranslation('check-in');
  const { queue, stored } = useDeviceState();
  const found = findPeople(people, typed);
  const zone = stored?.list.seminar.timezone ?? 'UTC';
  if (found.length === 0) {
    const isEmpty = typed.trim() === '';
    return (
      <EmptyState
        title={t(isEmpty ? 'people.nobody' : 'people.notFound')}
        hint={t(isEmpty ? 'people.nobodyHint' : 'people.notFoundHint')}
      />
    );
  }
  const hidden = found.length - MAX_SHOWN;
  return (
    <Stack gap="xs">
      <Stack gap="xs" role="list" aria-label={t('people.label')}>
        {found.slice(0, MAX_SHOWN).map((person) => (
          <PersonCard
            key={person.id}
            person={person}
            zone={zone}
            entryKey={person.status === 'attended' ? findEntryKey(queue, person.id, person.code) : undefined}
            onWalkIn={onWalkIn}
          />
        ))}
      </Stack>
      {hidden > 0 && <Text c="dimmed">{t('people.more', { count: hidden })}</Text>}
    </Stack>
  );
}

interface PersonCardProps {
  person: CheckInPerson;
  zone: string;
  /** The entry of this device that brought the person in, if there is one. */
  entryKey: string | undefined;
  onWalkIn: (name: string) => void;
}

const PersonCard = memo(function PersonCard({ person, zone, entryKey, onWalkIn }: PersonCardProps) {
  const { t, i18n } = useTranslation('check-in');
  const { fullName: name, nativeName, companyName, status, checkedInAt, walkIn } = person;
  return (
    <Card withBorder p="xs" radius="md" role="listitem">
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <div style={{ minWidth: 0 }}>
          <Text fw={600}>
            {name}
            {nativeName && nativeName !== name && <span> · {nativeName}</span>}
          </Text>
          {companyName && (
            <Text size="sm" c="dimmed">
              {companyName}
            </Text>
          )}
          {status === 'attended' ? (
            <Group gap={4} wrap="nowrap">
              <CircleCheck size={16} aria-hidden style={{ flexShrink: 0 }} />
              <Text size="sm">
                {checkedInAt
                  ? t('people.presentSince', { time: formatRecentMoment(checkedInAt, zone, i18n.language) })
                  : t('people.present')}
              </Text>
            </Group>
          ) : (
            status !== 'registered' && <Text size="sm">{t(`status.${status}`)}</Text>
          )}
          {walkIn && (
            <Text size="sm" c="dimmed">
              {t('people.walkIn')}
            </Text>
          )}
        </div>
        <PersonAction person={person} entryKey={entryKey} onWalkIn={onWalkIn} />
      </Group>
    </Card>
  );
});

function PersonAction({ person, entryKey, onWalkIn }: Omit<PersonCardProps, 'zone'>) {
  const { t } = useTranslation('check-in');
  const device = useDevice();
  const { fullName: name, status } = person;
  if (status === 'attended') {
    if (entryKey === undefined) return null;
    return (
      <Button
        variant="default"
        size="md"
        px="sm"
        style={{ flexShrink: 0 }}
        aria-label={t('undoOf', { name })}
        onClick={() => void device.undo(entryKey, name)}
      >
        {t('undo')}
      </Button>
    );
  }
  const isCancelled = status === 'cancelled';
  return (
    <Button
      size="md"
      px="sm"
      variant={isCancelled ? 'default' : 'filled'}
      style={{ flexShrink: 0 }}
      aria-label={t(isCancelled ? 'people.registerAgainOf' : 'people.checkInOf', { name })}
      onClick={() => (isCancelled ? onWalkIn(name) : void device.checkInPerson(person))}
    >
      {t(isCancelled ? 'people.registerAgain' : 'people.checkIn')}
    </Button>
  );
}

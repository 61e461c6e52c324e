import { Badge, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Matchmaking } from '../meetings.api';
import { useMeetings } from '../use-meetings';
import { usePlaceOptions } from '../schedule/use-place-options';

/** The whole schedule of a result, slot by slot. */
export function ProposedMeetings({ result }: { result: Matchmaking }) {
  const { t } = useTranslation('meetings');
  const { parties } = useMeetings();
  const { slots, tables } = usePlaceOptions();
  const names = new Map(parties.map((party) => [party.id, party.label]));
  const tableNames = new Map(tables.map(({ value, label }) => [Number(value), label]));
  return (
    <section aria-labelledby="proposed">
      <Title order={3} size="h6" id="proposed" mb={4}>
        {t('matchmaking.schedule', { count: result.meetings.length })}
      </Title>
      <Stack gap="xs">
        {slots.map((slot) => {
          const here = result.meetings.filter(({ slotId }) => slotId === slot.value);
          if (here.length === 0) return null;
          return (
            <div key={slot.value}>
              <Text size="sm" fw={600}>
                {slot.label}
              </Text>
              <Stack gap={2} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
                {here.map(({ table, visitorId, hostId, kept }) => (
                  <Text key={table} component="li" size="sm">
                    {tableNames.get(table) ?? t('table', { table })}: {names.get(visitorId)} – {names.get(hostId)}{' '}
                    {kept && (
                      <Badge component="span" size="xs" variant="outline" color="gray">
                        {t('matchmaking.isKept')}
                      </Badge>
                    )}
                  </Text>
                ))}
              </Stack>
            </div>
          );
        })}
      </Stack>
    </section>
  );
}

import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../../shared/labels/use-labels';
import type { Matchmaking } from '../meetings.api';
import { useMeetings } from '../use-meetings';

/** The wishes that the schedule does not meet, each with the reason. */
export function UnmetWishes({ result }: { result: Matchmaking }) {
  const { t } = useTranslation('meetings');
  const label = useLabels();
  const { parties } = useMeetings();
  const names = new Map(parties.map((party) => [party.id, party.label]));
  const unmet = result.wishes.filter(({ met }) => !met);
  if (unmet.length === 0) return <Text size="sm">{t('matchmaking.allMet')}</Text>;
  return (
    <section aria-labelledby="unmet">
      <Title order={3} size="h6" id="unmet" mb={4}>
        {t('matchmaking.unmet', { count: unmet.length })}
      </Title>
      <Stack gap={4} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {unmet.map(({ partyId, wantedId, reason }) => (
          <Text key={`${partyId} ${wantedId}`} component="li" size="sm">
            {t('matchmaking.wish', { party: names.get(partyId) ?? '', wanted: names.get(wantedId) ?? '' })}
            {reason && (
              <Text span inherit c="dimmed">
                {' '}
                {label('unmetWishReason', reason)}
              </Text>
            )}
          </Text>
        ))}
      </Stack>
    </section>
  );
}

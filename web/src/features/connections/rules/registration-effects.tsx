import { List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { activityTitleQuery } from '../../../records/activities/activities.api';
import { useLabels } from '../../../shared/labels/use-labels';
import type { Connection } from '../connections.api';

/** The effects that each registration has by itself. */
export function RegistrationEffects({ connection: { activityId, mapping } }: { connection: Connection }) {
  const { t } = useTranslation('connections');
  const label = useLabels();
  const { data: activity } = useQuery({ ...activityTitleQuery(activityId ?? ''), enabled: activityId !== null });
  return (
    <div>
      <Text size="sm" fw={500}>
        {t('effects.title')}
      </Text>
      <List size="sm">
        <List.Item>{t('effects.match')}</List.Item>
        <List.Item>
          {activityId === null
            ? t('effects.noActivity')
            : t('effects.seat', { activity: activity?.label ?? t('words.activity') })}
        </List.Item>
        {mapping.consents.length === 0 && <List.Item>{t('effects.noConsent')}</List.Item>}
        {mapping.consents.map(({ purpose, key, equals }) => (
          <List.Item key={`${purpose} ${key}`}>
            {t('effects.consent', { purpose: label('consentPurpose', purpose), key, equals })}
          </List.Item>
        ))}
        <List.Item>{t('effects.leads')}</List.Item>
      </List>
    </div>
  );
}

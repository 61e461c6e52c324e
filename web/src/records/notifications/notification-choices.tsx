import { Stack, Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { preferencesQuery, useUpdatePreferences } from '../../shared/session/preferences.api';
import type { NotificationKind } from './notifications.api';
import { useLabels } from '../../shared/labels/use-labels';

/** Switches for the kinds of notifications. Changes apply at once. */
export function NotificationChoices() {
  const { t } = useTranslation('notifications');
  const label = useLabels();
  const { data: preferences } = useQuery(preferencesQuery);
  const { mutate: update } = useUpdatePreferences();
  const id = useId();
  if (!preferences) return null;
  return (
    <Stack gap="sm" role="group" aria-labelledby={id}>
      <Text size="sm" id={id}>
        {t('choices')}
      </Text>
      {(Object.keys(preferences.notifications) as NotificationKind[]).map((kind) => (
        <Switch
          key={kind}
          label={label('notificationKind', kind)}
          checked={preferences.notifications[kind]}
          onChange={({ currentTarget }) => update({ notifications: { [kind]: currentTarget.checked } })}
        />
      ))}
    </Stack>
  );
}

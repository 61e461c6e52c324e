import { Badge, Card, Code, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../shared/labels/use-labels';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { type AppliedSetting, settingsQuery } from './operations.api';

/** The settings in force, with where each comes from. Secrets are only said to be set or not. */
export function SettingsPage() {
  const { t } = useTranslation('administration');
  const label = useLabels();
  const { data, error, refetch } = useQuery(settingsQuery);
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  return (
    <Stack mt="md" maw={900}>
      <Title order={2} size="h4">
        {t('words.settings')}
      </Title>
      <Text size="sm">{t('settings.hint')}</Text>
      {[...Map.groupBy(data.items, ({ group }) => group)].map(([group, settings]) => (
        <Card key={group} withBorder component="section" aria-label={label('settingGroup', group)}>
          <Title order={3} size="h5" mb="xs">
            {label('settingGroup', group)}
          </Title>
          <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
            {settings.map((setting) => (
              <SettingRow key={setting.name} setting={setting} />
            ))}
          </Stack>
        </Card>
      ))}
    </Stack>
  );
}

function SettingRow({ setting: { name, source, isSecret, value } }: { setting: AppliedSetting }) {
  const { t } = useTranslation('administration');
  const label = useLabels();
  const isDefault = source === 'default';
  const shown = isSecret ? t(isDefault ? 'settings.notSet' : 'settings.set') : (value ?? t('none'));
  return (
    <Group component="li" gap="xs" align="flex-start" justify="space-between">
      <div style={{ flex: '1 1 300px', minWidth: 0 }}>
        <Text size="sm">{t(`settings.names.${name}` as 'settings.names.PORT', { defaultValue: name })}</Text>
        <Code fz="xs" style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Code>
      </div>
      <Group gap="xs" style={{ flex: '1 1 220px', minWidth: 0 }}>
        <Text
          size="sm"
          fw={600}
          style={{ overflowWrap: 'anywhere' }}
          c={isSecret || value === null ? 'dimmed' : undefined}
        >
          {shown}
        </Text>
        <Badge size="sm" variant={isDefault ? 'outline' : 'light'} color={isDefault ? 'gray' : 'blue'}>
          {label('settingSource', source)}
        </Badge>
      </Group>
    </Group>
  );
}

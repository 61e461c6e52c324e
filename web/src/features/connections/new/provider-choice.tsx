import { Card, SimpleGrid, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../shared/labels/use-labels';
import { PROVIDERS } from '../providers.rules';

/** The providers of forms, each with what it is for. */
export function ProviderChoice() {
  const { t } = useTranslation(['connections', 'provider-steps']);
  const label = useLabels();
  return (
    <>
      <Text>{t('new.choose')}</Text>
      <SimpleGrid component="ul" cols={{ base: 1, sm: 2 }} m={0} p={0} style={{ listStyle: 'none' }}>
        {PROVIDERS.map((provider) => (
          <li key={provider}>
            <Card
              withBorder
              p="sm"
              h="100%"
              renderRoot={(props) => <Link {...props} to="/connections/new" search={{ provider }} />}
            >
              <Text fw={600}>{label('provider', provider)}</Text>
              <Text size="sm" c="dimmed">
                {t(`provider-steps:hint.${provider}`)}
              </Text>
            </Card>
          </li>
        ))}
      </SimpleGrid>
    </>
  );
}

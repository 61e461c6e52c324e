import { Card, Radio, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useUser } from '../../../shared/session/use-session';
import type { Import } from '../imports.api';

interface HistoryInputProps {
  entity: Import['entity'];
  mode: Import['mode'];
  isDisabled: boolean;
  onChange: (mode: Import['mode']) => void;
}

/** The kinds of records whose past days reports show. */
const REPORTED: readonly Import['entity'][] = ['leads', 'interactions', 'agreements'];

const MODES: readonly Import['mode'][] = ['known_from_today', 'initial_load'];

/** When the imported records become known to reports. Only administrators may choose, because past figures change. */
export function HistoryInput({ entity, mode, isDisabled, onChange }: HistoryInputProps) {
  const { t } = useTranslation('imports');
  const { role } = useUser();
  if (!REPORTED.includes(entity)) return null;
  return (
    <Card withBorder component="section" aria-labelledby="import-history" p="md">
      <Title order={2} size="h5" id="import-history" mb="xs">
        {t('history.title')}
      </Title>
      {role === 'admin' ? (
        <Radio.Group value={mode} aria-labelledby="import-history" onChange={onChange}>
          <Stack gap="xs">
            {MODES.map((one) => (
              <Radio
                key={one}
                value={one}
                disabled={isDisabled}
                label={t(`history.${one}`)}
                description={t(`history.${one}_hint`)}
              />
            ))}
          </Stack>
        </Radio.Group>
      ) : (
        <Text size="sm">{t(`history.${mode}_hint`)}</Text>
      )}
    </Card>
  );
}

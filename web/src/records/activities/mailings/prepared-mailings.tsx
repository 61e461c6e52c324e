import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import type { MailingTemplate } from './mailing-activity.rules';
import { preparedMailingsQuery } from './mailings.api';

interface PreparedMailingsProps {
  seminarId: string;
  onOpen: (templateKey: MailingTemplate) => void;
}

/** The mailings that are due. A person looks at each and sends it. */
export function PreparedMailings({ seminarId, onOpen }: PreparedMailingsProps) {
  const { t } = useTranslation('mailings');
  const format = useFormat();
  const { data } = useQuery(preparedMailingsQuery(seminarId));
  if (!data || data.items.length === 0) return null;
  return (
    <Stack component="ul" gap="sm" m={0} p={0} aria-label={t('prepared.title')} style={{ listStyle: 'none' }}>
      {data.items.map(({ templateKey, since, people }) => (
        <Alert component="li" key={templateKey} color="blue" p="sm" title={t(`prepared.${templateKey}.title`)}>
          <Group justify="space-between" gap="sm">
            <Text size="sm">{t(`prepared.${templateKey}.text`, { count: people, moment: format.moment(since) })}</Text>
            <Button size="xs" variant="default" onClick={() => onOpen(templateKey)}>
              {t('prepared.open')}
            </Button>
          </Group>
        </Alert>
      ))}
    </Stack>
  );
}

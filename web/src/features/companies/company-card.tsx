import { Badge, Card, Group, Stack, Text } from '@mantine/core';
import fields from 'record-catalogue/companies';
import { useTranslation } from 'react-i18next';
import { CompanyLink } from '../../records/companies/company-link';
import type { WriteField } from '../../records/fields/use-field-text';
import type { Company } from './companies.api';

/** A company on screens that are too narrow for a table. */
export function CompanyCard({ company, write }: { company: Company; write: WriteField }) {
  const { nativeName, city, country, kind, ownerId, tags, archivedAt } = company;
  const { t } = useTranslation('companies');
  return (
    <Card withBorder p="sm" radius="md">
      <Stack gap={4}>
        <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
          <CompanyLink company={company} isWrapped />
          {archivedAt !== null && (
            <Badge size="sm" color="gray" variant="outline" style={{ flexShrink: 0 }}>
              {t('words.archived')}
            </Badge>
          )}
        </Group>
        {nativeName && (
          <Text size="sm" c="dimmed" truncate lang="zh">
            {nativeName}
          </Text>
        )}
        <Text size="sm" truncate>
          {[city, write(fields['country'], country)].filter(Boolean).join(', ')}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {[write(fields['kind'], kind), write(fields['ownerId'], ownerId)].filter(Boolean).join(' · ')}
        </Text>
        {tags.length > 0 && (
          <Text size="xs" c="dimmed" truncate>
            {tags.join(', ')}
          </Text>
        )}
      </Stack>
    </Card>
  );
}

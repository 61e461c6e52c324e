import { Badge, Card, Group, Stack, Text } from '@mantine/core';
import { CompanyLink } from '../../records/companies/company-link';
import type { Company } from './companies.api';
import type { CompanyTexts } from './use-company-texts';

/** A company on screens that are too narrow for a table. */
export function CompanyCard({ company, texts }: { company: Company; texts: CompanyTexts }) {
  const { nativeName, city, country, kind, ownerId, tags, archivedAt } = company;
  const { t, format, label, getOwner } = texts;
  return (
    <Card withBorder p="sm" radius="md">
      <Stack gap={4}>
        <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
          <CompanyLink company={company} isWrapped />
          {archivedAt !== null && (
            <Badge size="sm" color="gray" variant="outline" style={{ flexShrink: 0 }}>
              {t('archivedBadge')}
            </Badge>
          )}
        </Group>
        {nativeName && (
          <Text size="sm" c="dimmed" truncate lang="zh">
            {nativeName}
          </Text>
        )}
        <Text size="sm" truncate>
          {[city, format.country(country)].filter(Boolean).join(', ')}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {[label('companyKind', kind), getOwner(ownerId)].filter(Boolean).join(' · ')}
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

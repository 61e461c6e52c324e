import { Anchor, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CompanyLink, getCompanyPath } from '../../records/companies/company-link';
import type { components } from '../../shared/api/schema';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { companyDuplicatesQuery } from '../../records/companies/company.api';
import { useCompanyEditor } from './use-company-editor';

/** The companies that may be the same as this one, with the way to merge them. */
export function DuplicatesCard() {
  const { t } = useTranslation('company');
  const { company } = useCompanyEditor();
  const { data, error } = useQuery({ ...companyDuplicatesQuery(company.id), enabled: company.archivedAt === null });
  if (company.archivedAt !== null) return null;
  return (
    <Card withBorder component="section" aria-labelledby="duplicates">
      <Title order={2} size="h5" id="duplicates" mb="xs">
        {t('words.possibleDuplicates')}
      </Title>
      {error && <Text size="sm">{error.message}</Text>}
      {data?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('duplicates.none')}
        </Text>
      )}
      <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {data?.items.map((candidate) => (
          <Candidate key={candidate.id} candidate={candidate} />
        ))}
      </Stack>
    </Card>
  );
}

function Candidate({ candidate }: { candidate: components['schemas']['DuplicateCandidateView'] }) {
  const { t } = useTranslation('company');
  const { company, canEdit } = useCompanyEditor();
  const format = useFormat();
  const label = useLabels();
  const { id, name, nativeName, city, country, reasons } = candidate;
  return (
    <li>
      <CompanyLink company={candidate} isWrapped />
      <Text size="sm">
        {nativeName && <span lang="zh">{nativeName} · </span>}
        {[city, format.country(country)].filter(Boolean).join(', ')}
      </Text>
      <Group gap="xs" justify="space-between">
        <Text size="xs" c="dimmed">
          {[...new Set(reasons.map(({ code }) => label('duplicateReason', code)))].join(', ')}
        </Text>
        {canEdit && (
          <Anchor
            component={Link}
            to={`${getCompanyPath(company.id)}/merge`}
            search={{ source: id } as never}
            size="sm"
            underline="always"
            aria-label={t('duplicates.mergeWith', { name })}
          >
            {t('words.compareAndMerge')}
          </Anchor>
        )}
      </Group>
    </li>
  );
}

import { Alert, Anchor, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CompanyName } from '../../records/companies/company-name';
import { getCompanyPath } from '../../records/companies/company-link';
import { UserName } from '../../records/users/user-name';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { CompanyActions } from './company-actions';
import type { CompanyView } from './company.api';
import { useCompanyEditor } from './use-company-editor';
import { WebsiteLink } from '../../shared/layout/website-link';

/** The name of a company, the facts that identify it, and what can be done with it. */
export function CompanyHead() {
  const { t } = useTranslation('company');
  const { company } = useCompanyEditor();
  const format = useFormat();
  return (
    <Stack gap={6} mb="md" component="header">
      <Group gap={6} fz="sm" c="dimmed">
        <Anchor component={Link} to="/companies" inherit c="dimmed" underline="always">
          {t('companies')}
        </Anchor>
      </Group>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ flex: '1 1 300px', minWidth: 0 }}>
          <Title order={1} size="h2" style={{ overflowWrap: 'anywhere' }}>
            {company.name}
          </Title>
          <Text style={{ overflowWrap: 'anywhere' }}>
            {company.nativeName && (
              <>
                <span lang="zh">{company.nativeName}</span>
                {' · '}
              </>
            )}
            <Text span inherit c="dimmed">
              {[company.city, format.country(company.country)].filter(Boolean).join(', ')}
            </Text>
          </Text>
        </div>
        <CompanyActions />
      </Group>
      <Facts company={company} />
      <StateNotice company={company} />
    </Stack>
  );
}

/** Kind, owner, website and tags in one line. */
function Facts({ company }: { company: CompanyView }) {
  const { t } = useTranslation('company');
  const label = useLabels();
  const { kind, ownerId, website, tags } = company;
  return (
    <Group gap="xs" fz="sm">
      <Badge size="lg" variant="light">
        {label('companyKind', kind)}
      </Badge>
      {ownerId && (
        <Text size="sm">
          {t('owner')} <UserName id={ownerId} />
        </Text>
      )}
      {website && <WebsiteLink href={website} />}
      {tags.map((tag) => (
        <Badge key={tag} size="lg" variant="default" tt="none" fw={500}>
          {tag}
        </Badge>
      ))}
    </Group>
  );
}

/** That the company has been archived or merged, and where to go on. */
function StateNotice({ company: { archivedAt, mergedIntoId } }: { company: CompanyView }) {
  const { t } = useTranslation('company');
  const format = useFormat();
  if (mergedIntoId) {
    return (
      <Alert color="yellow" p="sm" title={t('merged.title')}>
        {t('merged.hint')}{' '}
        <Anchor component={Link} to={getCompanyPath(mergedIntoId)} inherit c="inherit" underline="always">
          <CompanyName id={mergedIntoId} />
        </Anchor>
      </Alert>
    );
  }
  if (archivedAt === null) return null;
  return (
    <Alert color="gray" p="sm">
      {t('archivedOn', { day: format.momentDay(archivedAt) })}
    </Alert>
  );
}

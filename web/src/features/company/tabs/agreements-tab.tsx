import { Card, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AgreementLink } from '../../../records/agreements/agreement-link';
import { AgreementStatusBadge } from '../../../records/agreements/agreement-status-badge';
import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { EmptyState } from '../../../shared/layout/empty-state';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { ShowMore } from '../../../shared/layout/show-more';
import { agreementsQuery } from '../company.api';
import { useCompanyEditor } from '../use-company-editor';

/** The agreements in which the company takes part. */
export function AgreementsTab() {
  const { t } = useTranslation('company');
  const { company } = useCompanyEditor();
  const query = useInfiniteQuery(agreementsQuery(company.id));
  if (query.error && !query.data) return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingState />;
  const agreements = query.data.pages.flatMap((page) => page.items);
  if (agreements.length === 0) return <EmptyState title={t('agreements.empty')} hint={t('agreements.emptyHint')} />;
  return (
    <>
      <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {agreements.map((agreement) => (
          <AgreementItem key={agreement.id} agreement={agreement} companyId={company.id} />
        ))}
      </Stack>
      <ShowMore query={query} />
    </>
  );
}

interface AgreementItemProps {
  agreement: components['schemas']['AgreementView'];
  companyId: string;
}

function AgreementItem({ agreement, companyId }: AgreementItemProps) {
  const { t } = useTranslation('company');
  const format = useFormat();
  const label = useLabels();
  const { id, reference, title, kind, status, signedOn, expiresOn, parties } = agreement;
  const others = parties.filter((party) => party.companyId !== companyId).map(({ companyName }) => companyName);
  return (
    <Card withBorder p="sm" component="li">
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
        <AgreementLink agreement={{ id, title }} isWrapped />
        <AgreementStatusBadge status={status} />
      </Group>
      <Text size="sm">{[label('agreementKind', kind), ...others].join(' · ')}</Text>
      <Text size="xs" c="dimmed">
        {[
          reference,
          signedOn && t('words.signedDay', { day: format.day(signedOn) }),
          expiresOn && t('words.throughDay', { day: format.day(expiresOn) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </Card>
  );
}

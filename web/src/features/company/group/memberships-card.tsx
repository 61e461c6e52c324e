import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CompanyLink } from '../../../records/companies/company-link';
import { CutListNotice } from '../../../records/cut-list-notice';
import { findToday } from '../../../shared/format/format.rules';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { Dialog } from '../../../shared/layout/dialog';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { useCompanyEditor } from '../use-company-editor';
import { MembershipForm } from './membership-form';
import { type Membership, membershipApi } from './memberships.api';

/** The membership in the form, null for a new one, and whether it is about to end. */
interface Edited {
  id: string | null;
  isEnding: boolean;
}

/** The organisations to which the company belongs, and the members that it has. */
export function MembershipsCard() {
  const { t } = useTranslation('company');
  const { company, canEdit } = useCompanyEditor();
  const [edited, setEdited] = useState<Edited | null>(null);
  const { data, error, refetch } = useQuery(membershipApi.query(company.id));
  const close = () => setEdited(null);
  const membership = data?.items.find(({ id }) => id === edited?.id) ?? null;
  const getTitle = ({ id, isEnding }: Edited) =>
    id === null ? t('memberships.add') : t(isEnding ? 'memberships.endTitle' : 'memberships.editTitle');
  return (
    <Card withBorder mb="md" component="section" aria-labelledby="memberships">
      <Title order={2} size="h5" mb="xs" id="memberships">
        {t('words.memberships')}
      </Title>
      {error && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingState />}
      {data?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('memberships.empty')}
        </Text>
      )}
      <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {data?.items.map((one) => (
          <MembershipItem key={one.id} membership={one} onEdit={setEdited} />
        ))}
      </Stack>
      <CutListNotice page={data} />
      {canEdit && (
        <Button
          variant="default"
          size="xs"
          mt="sm"
          w="fit-content"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => setEdited({ id: null, isEnding: false })}
        >
          {t('memberships.add')}
        </Button>
      )}
      <Dialog opened={edited !== null} onClose={close} title={edited && getTitle(edited)}>
        {edited && (edited.id === null || membership) && (
          <MembershipForm companyId={company.id} membership={membership} isEnding={edited.isEnding} onDone={close} />
        )}
      </Dialog>
    </Card>
  );
}

interface MembershipItemProps {
  membership: Membership;
  onEdit: (edited: Edited) => void;
}

function MembershipItem({ membership, onEdit }: MembershipItemProps) {
  const { t } = useTranslation(['company', 'record-editor']);
  const { canEdit } = useCompanyEditor();
  const label = useLabels();
  const format = useFormat();
  const { direction, companyId, companyName, companyCountry, role, since, until } = membership;
  const isPast = until !== null && until < findToday();
  const period = [
    since && t('memberships.since', { day: format.day(since) }),
    until && t('words.throughDay', { day: format.day(until) }),
  ].filter(Boolean);
  return (
    <Group component="li" justify="space-between" gap="xs">
      <div style={{ minWidth: 0 }}>
        <Text size="sm">
          {label('membershipDirection', direction)}:{' '}
          <CompanyLink company={{ id: companyId, name: companyName }} isWrapped />
          {isPast && (
            <Badge size="sm" variant="outline" color="gray" ms={6}>
              {t('memberships.ended')}
            </Badge>
          )}
        </Text>
        <Text size="xs" c="dimmed">
          {[role, ...period, format.country(companyCountry)].filter(Boolean).join(' · ')}
        </Text>
      </div>
      {canEdit && (
        <Group gap={6} wrap="nowrap">
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t('memberships.edit', { name: companyName })}
            onClick={() => onEdit({ id: membership.id, isEnding: false })}
          >
            {t('record-editor:edit')}
          </Button>
          {until === null && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('memberships.endOf', { name: companyName })}
              onClick={() => onEdit({ id: membership.id, isEnding: true })}
            >
              {t('memberships.end')}
            </Button>
          )}
        </Group>
      )}
    </Group>
  );
}

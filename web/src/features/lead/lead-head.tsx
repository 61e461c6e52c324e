import { Anchor, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import Lock from 'lucide-react/icons/lock';
import { useTranslation } from 'react-i18next';
import { CompanyLink } from '../../records/companies/company-link';
import { UserName } from '../../records/users/user-name';
import { findToday } from '../../shared/format/format.rules';
import { lowerFirst } from '../../shared/format/lower-first.rules';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { LeadActions } from './lead-actions';
import type { LeadView } from './lead-page.api';
import type { ChecklistStage } from './stages/stage-checklist.rules';

interface LeadHeadProps {
  lead: LeadView;
  checklist: readonly ChecklistStage[];
}

/** The name of a lead, its state, and what can be done with it. */
export function LeadHead({ lead, checklist }: LeadHeadProps) {
  const { t } = useTranslation('lead');
  const { company } = lead;
  const format = useFormat();
  return (
    <Stack gap={6} mb="md" component="header">
      <Group gap={6} fz="sm" c="dimmed">
        <Anchor component={Link} to="/pipeline" inherit c="dimmed" underline="always">
          {t('pipeline')}
        </Anchor>
        <span aria-hidden>›</span>
        {lead.reference}
      </Group>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ flex: '1 1 300px', minWidth: 0 }}>
          <Title order={1} size="h2" style={{ overflowWrap: 'anywhere' }}>
            {lead.title}
          </Title>
          <Text style={{ overflowWrap: 'anywhere' }}>
            <CompanyLink company={company} fw={500} fz="md" isWrapped />
            {company.nativeName && (
              <Text span inherit c="dimmed" lang="zh">
                {' '}
                {company.nativeName}
              </Text>
            )}
            <Text span inherit c="dimmed">
              {' · '}
              {format.country(company.country)}
            </Text>
          </Text>
        </div>
        <LeadActions lead={lead} checklist={checklist} />
      </Group>
      <State lead={lead} />
      {lead.confidential && <Readers lead={lead} />}
    </Stack>
  );
}

const STATUS_COLORS: Readonly<Record<LeadView['status'], string>> = {
  open: 'blue',
  on_hold: 'gray',
  won: 'green',
  lost: 'red',
  abandoned: 'red',
};

/** Stage, status and owner in one line. */
function State({ lead }: { lead: LeadView }) {
  const { t } = useTranslation('lead');
  const format = useFormat();
  const label = useLabels();
  const isStale = lead.staleSince !== null && lead.staleSince <= findToday();
  return (
    <Group gap="xs" fz="sm">
      <Badge size="lg">{label('stage', lead.stage)}</Badge>
      <Badge size="lg" variant="dot" color={STATUS_COLORS[lead.status]}>
        {label('status', lead.status)}
        {lead.statusReason && ` · ${label('reason', lead.statusReason)}`}
      </Badge>
      {lead.archivedAt && (
        <Badge size="lg" variant="outline" color="gray">
          {t('archived')}
        </Badge>
      )}
      {isStale && (
        <Badge size="lg" variant="dot" color="orange">
          {t('staleSince', { day: format.day(lead.staleSince ?? '') })}
        </Badge>
      )}
      <Text size="sm">{t('ownedBy', { name: lead.ownerName })}</Text>
      <Text size="sm" c="dimmed">
        {lead.closedOn
          ? t('closedOn', { day: format.day(lead.closedOn) })
          : t('daysInStage', { count: lead.daysInStage })}
        {lead.verification &&
          ` · ${t('verification', { how: lowerFirst(label('winVerification', lead.verification)) })}`}
        {` · ${t('receivedOn', { day: format.day(lead.receivedOn) })}`}
      </Text>
    </Group>
  );
}

/** That the lead is confidential, and who may see it. */
function Readers({ lead }: { lead: LeadView }) {
  const { t } = useTranslation('lead');
  const ids = [...new Set([lead.ownerId, lead.projectManagerId, ...lead.teamIds])].filter((id) => id !== null);
  const known = (id: string) =>
    id === lead.ownerId ? lead.ownerName : id === lead.projectManagerId ? lead.projectManagerName : null;
  return (
    <Group gap="xs" fz="sm">
      <Badge size="lg" variant="default" leftSection={<Lock size={14} aria-hidden />}>
        {t('confidential')}
        {lead.codename && ` · ${lead.codename}`}
      </Badge>
      <Text size="sm" component="span">
        {t('readers')}{' '}
        {ids.map((id) => (
          <span key={id}>
            <UserName id={id} known={known(id)} />
            {', '}
          </span>
        ))}
        {t('readersManagers')}
      </Text>
    </Group>
  );
}

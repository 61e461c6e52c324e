import { Badge, Button, Group, Text } from '@mantine/core';
import ArrowRight from 'lucide-react/icons/arrow-right';
import Lock from 'lucide-react/icons/lock';
import { useTranslation } from 'react-i18next';
import { CompanyLink } from '../../records/companies/company-link';
import { LeadMenu } from '../../records/leads/lead-actions/lead-menu';
import { useTransitionDialog } from '../../records/leads/lead-actions/use-lead-dialogs';
import type { Stage } from '../../records/leads/lead.api';
import { VerificationButtons } from '../../records/leads/verification/verification-buttons';
import { VerificationNotice } from '../../records/leads/verification/verification-state';
import { VERIFIED_STAGE } from '../../records/leads/verification/verification.rules';
import { UserName } from '../../records/users/user-name';
import type { RecordView } from '../../shared/api/record.api';
import { findToday, lowerFirst } from '../../shared/format/format.rules';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { RecordActions } from '../../shared/record-editor/record-actions';
import { ListTrail, RecordHead } from '../../shared/record-editor/record-head';
import { findNextStage } from './stages/stage-checklist.rules';
import { useStages } from './stages/use-stages';
import { useLeadEditor } from './use-lead-editor';

type LeadView = RecordView<'leads'>;

/** The name of a lead, its state, and what can be done with it. */
export function LeadHead() {
  const { t } = useTranslation('lead');
  const { lead } = useLeadEditor();
  const { company } = lead;
  const format = useFormat();
  return (
    <RecordHead
      trail={
        <ListTrail to="/pipeline" text={t('words.pipeline')}>
          {lead.reference}
        </ListTrail>
      }
      title={lead.title}
      subtitle={
        <>
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
        </>
      }
      actions={<Actions />}
    >
      <State lead={lead} />
      <VerificationNotice lead={lead} />
      {lead.confidential && <Readers lead={lead} />}
    </RecordHead>
  );
}

/** The next step, and all others in a menu. Somebody who may not change the lead sees neither. */
function Actions() {
  const { t } = useTranslation('lead');
  const { lead, canEdit } = useLeadEditor();
  const label = useLabels();
  const { openTransition } = useTransitionDialog();
  const { checklist } = useStages();
  const next = lead.status === 'open' ? findNextStage(checklist) : null;
  return (
    <RecordActions
      name={lead.title}
      size="sm"
      archive={{ title: t('archive.title'), text: t('archive.text', { title: lead.title }) }}
      renderMenu={(target, archiveItem) => (
        <LeadMenu lead={lead} isMovable more={archiveItem}>
          {target}
        </LeadMenu>
      )}
    >
      {next?.stage === VERIFIED_STAGE && <VerificationButtons lead={lead} canEdit={canEdit} />}
      {next && canEdit && next.stage !== VERIFIED_STAGE && (
        <Button
          maw="100%"
          rightSection={<ArrowRight size={16} aria-hidden />}
          onClick={() => openTransition(lead.id, next.stage as Stage)}
        >
          {t('moveTo', { stage: label('stage', next.stage) })}
        </Button>
      )}
    </RecordActions>
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
  const { t } = useTranslation(['lead', 'record-editor', 'lead-actions']);
  const format = useFormat();
  const label = useLabels();
  const isStale = lead.staleSince !== null && lead.staleSince <= findToday();
  const describeVerification = (verification: NonNullable<LeadView['verification']>) => {
    const how = lowerFirst(label('winVerification', verification));
    if (!lead.verifiedBy || !lead.verifiedAt) return t('verification', { how });
    const { name } = lead.verifiedBy;
    const verified = t('lead-actions:verification.verified', { name, day: format.momentDay(lead.verifiedAt) });
    return verification === 'last_resort' ? `${verified}, ${how}` : verified;
  };
  return (
    <Group gap="xs" fz="sm">
      <Badge size="lg">{label('stage', lead.stage)}</Badge>
      <Badge size="lg" variant="dot" color={STATUS_COLORS[lead.status]}>
        {label('status', lead.status)}
        {lead.statusReason && ` · ${label('reason', lead.statusReason)}`}
      </Badge>
      {lead.archivedAt && (
        <Badge size="lg" variant="outline" color="gray">
          {t('record-editor:archived')}
        </Badge>
      )}
      {isStale && (
        <Badge size="lg" variant="dot" color="orange">
          {t('words.staleSince', { day: format.day(lead.staleSince ?? '') })}
        </Badge>
      )}
      <Text size="sm">{t('ownedBy', { name: lead.ownerName })}</Text>
      <Text size="sm" c="dimmed">
        {lead.closedOn
          ? t('closedOn', { day: format.day(lead.closedOn) })
          : t('daysInStage', { count: lead.daysInStage })}
        {lead.verification && ` · ${describeVerification(lead.verification)}`}
        {` · ${t('words.receivedDay', { day: format.day(lead.receivedOn) })}`}
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
        {t('words.confidential')}
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

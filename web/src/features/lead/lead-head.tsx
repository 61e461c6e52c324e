import { Badge, Button, Group, Text } from '@mantine/core';
import ArrowRight from 'lucide-react/icons/arrow-right';
import Lock from 'lucide-react/icons/lock';
import { useTranslation } from 'react-i18next';
import { CompanyLink } from '../../records/companies/company-link';
import { LeadMenu } from '../../records/leads/lead-actions/lead-menu';
import { useTransitionDialog } from '../../records/leads/lead-actions/use-lead-dialogs';
import type { Stage } from '../../records/leads/lead.api';
import { WriteMailButton } from '../../records/mails/write-mail-button';
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

/** The name of a lead, its company and owner, all that is unusual about it, and what can be done with it. */
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
        <Group component="span" gap="2px 8px" fz="sm">
          <span>
            <CompanyLink company={company} fw={600} isWrapped />
            {company.nativeName && (
              <Text span inherit c="dimmed" lang="zh">
                {' '}
                {company.nativeName}
              </Text>
            )}
            <Text span inherit c="dimmed">
              {' · '}
              {format.country(company.country)}
              {' · '}
              {t('ownedBy', { name: lead.ownerName })}
            </Text>
          </span>
          <Pills lead={lead} />
        </Group>
      }
      actions={<Actions />}
    >
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
      <WriteMailButton subject={{ kind: 'lead', id: lead.id, title: lead.title }} />
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

/** Everything that is unusual about the lead. */
function Pills({ lead }: { lead: LeadView }) {
  const { t } = useTranslation(['lead', 'record-editor', 'lead-actions']);
  const format = useFormat();
  const label = useLabels();
  const { status, statusReason, closedOn, staleSince, archivedAt, confidential, codename } = lead;
  const describeVerification = (verification: NonNullable<LeadView['verification']>) => {
    const how = lowerFirst(label('winVerification', verification));
    if (!lead.verifiedBy || !lead.verifiedAt) return t('verification', { how });
    const { name } = lead.verifiedBy;
    const verified = t('lead-actions:verification.verified', { name, day: format.momentDay(lead.verifiedAt) });
    return verification === 'last_resort' ? `${verified}, ${how}` : verified;
  };
  return (
    <>
      {confidential && (
        <Badge variant="default" leftSection={<Lock size={12} aria-hidden />}>
          {t('words.confidential')}
          {codename && ` · ${codename}`}
        </Badge>
      )}
      {archivedAt && (
        <Badge variant="outline" color="gray">
          {t('record-editor:archived')}
        </Badge>
      )}
      {staleSince !== null && staleSince <= findToday() && (
        <Badge variant="dot" color="orange">
          {t('words.staleSince', { day: format.day(staleSince) })}
        </Badge>
      )}
      {status !== 'open' && (
        <Badge variant="dot" color={STATUS_COLORS[status]}>
          {label('status', status)}
          {statusReason && ` · ${label('reason', statusReason)}`}
          {closedOn && ` · ${format.day(closedOn)}`}
        </Badge>
      )}
      {lead.verification && (
        <Text span inherit c="dimmed">
          {describeVerification(lead.verification)}
        </Text>
      )}
    </>
  );
}

/** The people who may see a confidential lead. */
function Readers({ lead }: { lead: LeadView }) {
  const { t } = useTranslation('lead');
  const others = lead.team.filter(({ id }) => id !== lead.ownerId && id !== lead.projectManagerId);
  const known = [
    { id: lead.ownerId, name: lead.ownerName },
    ...(lead.projectManagerId && lead.projectManagerId !== lead.ownerId
      ? [{ id: lead.projectManagerId, name: lead.projectManagerName }]
      : []),
    ...others,
  ];
  return (
    <Text size="sm" c="dimmed">
      {t('readers')}{' '}
      {known.map(({ id, name }) => (
        <span key={id}>
          <UserName id={id ?? ''} known={name} />
          {', '}
        </span>
      ))}
      {t('readersManagers')}
    </Text>
  );
}

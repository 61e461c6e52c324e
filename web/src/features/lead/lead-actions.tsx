import { Button, Group, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import ArchiveRestore from 'lucide-react/icons/archive-restore';
import ArrowRight from 'lucide-react/icons/arrow-right';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { LeadMenu } from '../../records/leads/lead-actions/lead-menu';
import { useTransitionDialog } from '../../records/leads/lead-actions/use-transition-dialog';
import type { Stage } from '../../records/leads/lead.api';
import { useCanChange } from '../../records/leads/use-can-change';
import { useLabels } from '../../shared/labels/use-labels';
import { ConfirmDialog } from '../../shared/layout/confirm-dialog';
import { type LeadView, useArchiveLead, useRestoreLead } from './lead-page.api';
import { type ChecklistStage, findNextStage } from './stages/stage-checklist.rules';

interface LeadActionsProps {
  lead: LeadView;
  checklist: readonly ChecklistStage[];
}

/** The next step, and all others in a menu. Somebody who may not change the lead sees neither. */
export function LeadActions({ lead, checklist }: LeadActionsProps) {
  const { t } = useTranslation(['lead', 'lead-actions']);
  const label = useLabels();
  const canChange = useCanChange();
  const { openTransition } = useTransitionDialog();
  const archive = useArchiveLead();
  const [isArchiving, { open, close }] = useDisclosure();
  const closeArchive = () => {
    close();
    archive.reset();
  };
  if (!canChange(lead)) return null;
  if (lead.archivedAt !== null) return <RestoreButton lead={lead} />;
  const next = lead.status === 'open' ? findNextStage(checklist) : null;
  return (
    <Group gap="xs" maw="100%">
      {next && (
        <Button
          maw="100%"
          rightSection={<ArrowRight size={16} aria-hidden />}
          onClick={() => openTransition(lead.id, next.stage as Stage)}
        >
          {t('moveTo', { stage: label('stage', next.stage) })}
        </Button>
      )}
      <LeadMenu lead={lead} isMovable more={<Menu.Item onClick={open}>{t('archive.open')}</Menu.Item>}>
        <Button
          variant="default"
          rightSection={<ChevronDown size={16} aria-hidden />}
          aria-label={t('lead-actions:actions', { title: lead.title })}
        >
          {t('actions')}
        </Button>
      </LeadMenu>
      <ConfirmDialog
        isOpen={isArchiving}
        title={t('archive.title')}
        text={t('archive.text', { title: lead.title })}
        submit={t('archive.submit')}
        error={archive.error}
        isPending={archive.isPending}
        onConfirm={() => archive.mutate(lead, { onSuccess: closeArchive })}
        onClose={closeArchive}
      />
    </Group>
  );
}

function RestoreButton({ lead }: { lead: LeadView }) {
  const { t } = useTranslation('lead');
  const { mutate, isPending } = useRestoreLead();
  const restore = () =>
    mutate(lead, { onError: (error) => notifications.show({ message: error.message, color: 'red' }) });
  return (
    <Button leftSection={<ArchiveRestore size={16} aria-hidden />} loading={isPending} onClick={restore}>
      {t('archive.restore')}
    </Button>
  );
}

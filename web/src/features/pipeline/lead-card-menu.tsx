import { ActionIcon, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Ellipsis from 'lucide-react/icons/ellipsis';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../shared/labels/use-labels';
import type { Lead } from './board.api';
import { pipelineQuery } from './pipeline.api';
import { findStatusChanges } from './status-changes.rules';
import { useStatusDialog } from './use-status-dialog';
import { useTransitionDialog } from './use-transition-dialog';
import { useUser } from '../../shared/session/use-session';

/** The actions for a lead on the board, by mouse, finger and keyboard. */
export function LeadCardMenu({ lead, isMovable }: { lead: Lead; isMovable: boolean }) {
  const { t } = useTranslation('pipeline');
  const label = useLabels();
  const { role } = useUser();
  const { data: pipeline } = useQuery(pipelineQuery);
  const { openTransition } = useTransitionDialog();
  const { openStatus } = useStatusDialog();
  if (!isMovable || !pipeline) return null;
  const stages = pipeline.stages.map(({ stage }) => stage as Lead['stage']).filter((stage) => stage !== lead.stage);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('actions', { title: lead.title })}>
          <Ellipsis size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('transition')}</Menu.Label>
        {stages.map((stage) => (
          <Menu.Item key={stage} onClick={() => openTransition(lead.id, stage)}>
            {label('stage', stage)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('status')}</Menu.Label>
        {findStatusChanges(pipeline.statusMoves, lead.status, role).map(({ to }) => (
          <Menu.Item key={to} onClick={() => openStatus(lead, to)}>
            {label('status', to)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

import { ActionIcon, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Ellipsis from 'lucide-react/icons/ellipsis';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../shared/labels/use-labels';
import { useUser } from '../../../shared/session/use-session';
import { type Lead, pipelineQuery, type StatusChange } from '../lead.api';
import { VerificationMenuItems } from '../verification/verification-buttons';
import { VERIFIED_STAGE, type VerifiableLead } from '../verification/verification.rules';
import { useStatusDialog, useTransitionDialog } from './use-lead-dialogs';

interface LeadMenuProps {
  lead: VerifiableLead & Pick<Lead, 'version'>;
  isMovable: boolean;
  /** The button that opens the menu. Three dots when absent. */
  children?: ReactNode;
  /** Further items of the menu. */
  more?: ReactNode;
}

/** The actions for a lead, by mouse, finger and keyboard. */
export function LeadMenu({ lead, isMovable, children, more }: LeadMenuProps) {
  const { t } = useTranslation('lead-actions');
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
        {children ?? (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('words.actionsForTitle', { title: lead.title })}
          >
            <Ellipsis size={16} aria-hidden />
          </ActionIcon>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('transition')}</Menu.Label>
        {stages.map((stage) =>
          stage === VERIFIED_STAGE && lead.status === 'open' ? (
            <VerificationMenuItems key={stage} lead={lead} />
          ) : (
            <Menu.Item key={stage} onClick={() => openTransition(lead.id, stage)}>
              {label('stage', stage)}
            </Menu.Item>
          ),
        )}
        <Menu.Label>{t('words.status')}</Menu.Label>
        {findStatusChanges(pipeline.statusMoves, lead.status, role).map(({ to }) => (
          <Menu.Item key={to} onClick={() => openStatus(lead, to)}>
            {label('status', to)}
          </Menu.Item>
        ))}
        {more && <Menu.Divider />}
        {more}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Finds the changes of status that somebody may make. The status `won` comes with the last stage instead. */
function findStatusChanges(changes: readonly StatusChange[], status: string, role: string): StatusChange[] {
  return changes.filter(
    ({ from, to, roles }) => from === status && to !== 'won' && (roles === null || roles.includes(role)),
  );
}

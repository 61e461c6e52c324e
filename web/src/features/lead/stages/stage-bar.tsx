import { Alert, Button, Popover, Stack, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import ArrowRight from 'lucide-react/icons/arrow-right';
import Check from 'lucide-react/icons/check';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useTransitionDialog } from '../../../records/leads/lead-actions/use-lead-dialogs';
import type { Gate, Stage } from '../../../records/leads/lead.api';
import { VERIFIED_STAGE } from '../../../records/leads/verification/verification.rules';
import { useLabels } from '../../../shared/labels/use-labels';
import { useLeadEditor } from '../use-lead-editor';
import { Requirement } from './requirement';
import { type ChecklistStage, countMissing, findNextStage } from './stage-checklist.rules';
import classes from './stage-bar.module.css';
import { useStages } from './use-stages';

/** The stages in one line: those behind the lead, the present one and the next. Each opens to what it needs. */
export function StageBar() {
  const { t } = useTranslation('lead');
  const { lead } = useLeadEditor();
  const { gates, checklist } = useStages();
  const next = findNextStage(checklist);
  const isClosed = gates.some(({ missing }) => missing.some(({ field }) => field === 'status'));
  return (
    <section aria-label={t('words.stages')}>
      <ol className={classes['bar']} data-closed={(isClosed && lead.status !== 'won') || undefined}>
        {checklist.map((stage) => (
          <StageStep
            key={stage.stage}
            stage={stage}
            isNext={stage === next}
            isClosed={isClosed}
            gate={gates.find((gate) => gate.stage === stage.stage)}
          />
        ))}
      </ol>
    </section>
  );
}

interface StageStepProps {
  stage: ChecklistStage;
  isNext: boolean;
  /** Whether the lead cannot be moved, because it is on hold or closed. */
  isClosed: boolean;
  gate: Gate | undefined;
}

function StageStep(props: StageStepProps) {
  const { stage, isNext } = props;
  const { t } = useTranslation('lead');
  const { lead } = useLeadEditor();
  const label = useLabels();
  const [isOpen, { toggle, close }] = useDisclosure();
  const button = useRef<HTMLButtonElement>(null);
  const { progress } = stage;
  const missing = countMissing(stage);
  const closeByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    close();
    button.current?.focus();
  };
  return (
    <li className={classes['step']} data-progress={progress} data-next={isNext || undefined} onKeyDown={closeByKey}>
      <Popover opened={isOpen} onChange={close} position="bottom-start" width={320} withinPortal={false} shadow="md">
        <Popover.Target>
          <UnstyledButton
            ref={button}
            className={classes['button']}
            aria-current={progress === 'current' ? 'step' : undefined}
            aria-expanded={isOpen}
            onClick={toggle}
          >
            {progress !== 'later' && <Check size={14} aria-hidden className={classes['check']} />}
            <span className={classes['name']}>{label('stage', stage.stage)}</span>
            <span className={classes['note']}>
              {progress === 'current' && lead.status === 'open' && t('days', { count: lead.daysInStage })}
              {isNext && missing > 0 && t('missingCount', { count: missing })}
              {progress !== 'later' && missing > 0 && (
                <>
                  <strong aria-hidden> !</strong>
                  <VisuallyHidden>{t('missingCount', { count: missing })}</VisuallyHidden>
                </>
              )}
            </span>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown className={classes['dropdown']} aria-label={label('stage', stage.stage)}>
          <StageRequirements {...props} onLeave={close} />
        </Popover.Dropdown>
      </Popover>
    </li>
  );
}

/** Everything that a stage needs, and the way to move the lead there. */
function StageRequirements({ stage, isClosed, gate, onLeave }: StageStepProps & { onLeave: () => void }) {
  const { t } = useTranslation('lead');
  const { lead, canEdit } = useLeadEditor();
  const label = useLabels();
  const { openTransition } = useTransitionDialog();
  const isMovable = canEdit && !isClosed && stage.progress === 'later' && stage.stage !== VERIFIED_STAGE;
  return (
    <Stack gap="xs" align="flex-start">
      {isClosed && stage.progress === 'later' && (
        <Alert color="yellow" p="xs" w="100%">
          {t('statusBlocks', { status: label('status', lead.status) })}
        </Alert>
      )}
      {stage.items.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('nothingNeeded')}
        </Text>
      ) : (
        <Stack gap={6} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {stage.items.map((item) => (
            <Requirement key={item.text} item={item} gate={gate} onFollow={onLeave} />
          ))}
        </Stack>
      )}
      {isMovable && (
        <Button
          size="xs"
          variant="default"
          rightSection={<ArrowRight size={14} aria-hidden />}
          onClick={() => {
            onLeave();
            openTransition(lead.id, stage.stage as Stage);
          }}
        >
          {t('moveTo', { stage: label('stage', stage.stage) })}
        </Button>
      )}
    </Stack>
  );
}

import { Group, Text } from '@mantine/core';
import BadgeCheck from 'lucide-react/icons/badge-check';
import Clock from 'lucide-react/icons/clock';
import Lock from 'lucide-react/icons/lock';
import type { LucideIcon } from 'lucide-react';
import Pause from 'lucide-react/icons/pause';
import { useTranslation } from 'react-i18next';
import { DueDay } from '../../records/days/due-day';
import { useNearDay } from '../../records/days/use-near-day';
import type { Lead } from '../../records/leads/lead.api';
import { useLabels } from '../../shared/labels/use-labels';
import classes from './board.module.css';
import { buildInitials, findCardSigns } from './lead-card.rules';

interface CompactCardContentProps {
  lead: Lead;
  today: string;
  hasOneOwner: boolean;
}

/** The company and the owner of a lead below its title, and a third line only if something has to be said. */
export function CompactCardContent({ lead, today, hasOneOwner }: CompactCardContentProps) {
  const { name, nativeName, country } = lead.company;
  return (
    <>
      <Group gap={4} wrap="nowrap" justify="space-between">
        <Text fz={13} lh="18px" truncate title={[name, nativeName, country].filter(Boolean).join(' · ')}>
          {name}
        </Text>
        {!hasOneOwner && (
          <span className={classes['initials']} role="img" aria-label={lead.ownerName} title={lead.ownerName}>
            {buildInitials(lead.ownerName)}
          </span>
        )}
      </Group>
      <LastLine lead={lead} today={today} />
    </>
  );
}

function LastLine({ lead, today }: { lead: Lead; today: string }) {
  const { t } = useTranslation('pipeline');
  const label = useLabels();
  const format = useNearDay();
  const { status, closedOn, nextTask, verificationRequest, confidential } = lead;
  const { isHeld, isStale, isTaskShown } = findCardSigns(lead, today);
  const isWon = status === 'won' && closedOn !== null;
  if (!isWon && !isHeld && !isStale && !isTaskShown && !verificationRequest && !confidential) return null;
  return (
    <Group gap="0 8px" justify="space-between" fz={12} lh="18px">
      {isWon && <span className={classes['quiet']}>{t('won', { day: format.near(closedOn) })}</span>}
      {!isWon && nextTask?.dueOn && (
        <span title={nextTask.title}>
          <DueDay day={nextTask.dueOn} today={today} />
        </span>
      )}
      {!isWon && !nextTask && <span className={classes['quiet']}>{t('noTask')}</span>}
      <Group gap={6} ms="auto">
        {isStale && <Sign icon={Clock} text={t('words.staleMark')} isWarning />}
        {isHeld && <Sign icon={Pause} text={t('held')} />}
        {verificationRequest && (
          <Sign
            icon={BadgeCheck}
            text={label('verificationRequest', verificationRequest.state)}
            isWarning={verificationRequest.state !== 'waiting'}
          />
        )}
        {confidential && <Lock size={13} role="img" aria-label={t('words.confidential')} />}
      </Group>
    </Group>
  );
}

function Sign({ icon: Icon, text, isWarning = false }: { icon: LucideIcon; text: string; isWarning?: boolean }) {
  return (
    <Group component="span" gap={3} wrap="nowrap" className={classes[isWarning ? 'warning' : 'quiet']}>
      <Icon size={13} aria-hidden />
      {text}
    </Group>
  );
}

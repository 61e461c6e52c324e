import { Alert, Anchor, Button, Group, SegmentedControl, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import LockKeyhole from 'lucide-react/icons/lock-keyhole';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findToday } from '../../../shared/format/format.rules';
import { useFormat } from '../../../shared/format/use-format';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { useCan } from '../../../shared/session/use-session';
import {
  getIntervalDays,
  getOwnValues,
  isDayIgnored,
  type ReportDefinition,
  type ReportHeader,
} from '../document/report-document.rules';
import { LockMonthDialog } from './lock-month-dialog';
import { LockedFigures } from './locked-figures';
import { lockQuery, monthLocksQuery, type ReportLock } from './locks.api';
import { findLock, findWholeMonth } from './locks.rules';

interface MonthFiguresProps {
  definition: ReportDefinition;
  document: ReportHeader;
  /** The figures as the report has them. */
  children: ReactNode;
  /** Shows the figures as known at the end of a day; of today without one. */
  onDayChange: (asOf: string | undefined) => void;
}

/**
 * The figures of a report. Those of a month that is over can be locked, and a locked month shows what was locked unless
 * the user asks for what is known today.
 */
export function MonthFigures(props: MonthFiguresProps) {
  const { definition, document, children } = props;
  const canRead = useCan('report_locks:read');
  const month = findWholeMonth(definition, document);
  const isOver = month !== null && getIntervalDays(month)!.to < findToday();
  // A lock keeps what was known.
  const isKnown = getOwnValues(definition, document)['basis'] !== 'occurred';
  return canRead && isOver && isKnown ? <LockableFigures {...props} month={month} /> : children;
}

function LockableFigures({ month, ...props }: MonthFiguresProps & { month: string }) {
  const { definition, document, children } = props;
  const canLock = useCan('report_locks:write');
  const { data: locks, isPending } = useQuery(monthLocksQuery(definition.name, month));
  const parameters = getOwnValues(definition, document);
  const lock = locks ? findLock(locks, parameters) : null;
  // The figures of an unlocked month would be replaced by those of the lock.
  if (isPending) return <LoadingState />;
  if (lock) return <LockedMonth {...props} month={month} lock={lock} />;
  return (
    <>
      {canLock && locks && <LockButton definition={definition} month={month} parameters={parameters} />}
      {children}
    </>
  );
}

interface LockButtonProps {
  definition: ReportDefinition;
  month: string;
  parameters: Record<string, string>;
}

function LockButton({ definition, month, parameters }: LockButtonProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  return (
    <Group>
      <Button
        size="xs"
        variant="default"
        leftSection={<LockKeyhole size={14} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('locks.lock', { month: format.month(`${month}-01`) })}
      </Button>
      <LockMonthDialog
        isOpen={isOpen}
        definition={definition}
        month={month}
        parameters={parameters}
        onClose={() => setOpen(false)}
      />
    </Group>
  );
}

interface LockedMonthProps extends MonthFiguresProps {
  month: string;
  lock: ReportLock;
}

function LockedMonth({ definition, document, month, lock, children, onDayChange }: LockedMonthProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { to } = getIntervalDays(month)!;
  const isLockShown = document.asOf === to;
  const { data, error, refetch } = useQuery({ ...lockQuery(lock.id), enabled: isLockShown });
  // A report without a period shows one day, which is over.
  const hasPeriod = !isDayIgnored(definition, getOwnValues(definition, document), 'to');
  return (
    <>
      <Alert
        color="gray"
        icon={<LockKeyhole size={18} aria-hidden />}
        title={t('locks.done', { month: format.month(`${month}-01`) })}
      >
        <Text size="sm" mb={hasPeriod ? 'xs' : undefined}>
          {t('locks.lockedBy', { name: lock.lockedByName, at: format.moment(lock.lockedAt) })}{' '}
          <Anchor component={Link} to={`/reports/locks/${lock.id}`} inherit>
            {t(isLockShown ? 'locks.comparison' : 'locks.open')}
          </Anchor>
        </Text>
        {hasPeriod && (
          <SegmentedControl
            size="xs"
            aria-label={t('locks.shown')}
            value={isLockShown ? 'locked' : document.asOf === findToday() ? 'now' : ''}
            onChange={(value) => onDayChange(value === 'locked' ? to : undefined)}
            data={[
              { value: 'locked', label: t('locks.asLocked') },
              { value: 'now', label: t('locks.asKnownToday') },
            ]}
          />
        )}
      </Alert>
      {!isLockShown && children}
      {isLockShown && error && !data && <ProblemState error={error} onRetry={() => void refetch()} />}
      {isLockShown && !error && !data && <LoadingState />}
      {isLockShown && data && <LockedFigures lock={data} definition={definition} />}
    </>
  );
}

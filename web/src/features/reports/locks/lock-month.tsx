import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import LockKeyhole from 'lucide-react/icons/lock-keyhole';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findToday } from '../../../shared/format/format.rules';
import { useFormat } from '../../../shared/format/use-format';
import { useCan } from '../../../shared/session/use-session';
import {
  getIntervalDays,
  getOwnValues,
  type ReportDefinition,
  type ReportHeader,
} from '../document/report-document.rules';
import { LockMonthDialog } from './lock-month-dialog';
import { monthLocksQuery } from './locks.api';
import { findLock, findWholeMonth } from './locks.rules';

interface LockMonthProps {
  definition: ReportDefinition;
  document: ReportHeader;
}

/** Says that the month of a report is locked, or offers to lock it. Other periods cannot be locked. */
export function LockMonth({ definition, document }: LockMonthProps) {
  const canRead = useCan('report_locks:read');
  const month = findWholeMonth(definition, document);
  const isOver = month !== null && getIntervalDays(month)!.to < findToday();
  // A lock keeps what was known.
  const isKnown = getOwnValues(definition, document)['basis'] !== 'occurred';
  return canRead && isOver && isKnown ? <MonthState definition={definition} document={document} month={month} /> : null;
}

function MonthState({ definition, document, month }: LockMonthProps & { month: string }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const canLock = useCan('report_locks:write');
  const [isOpen, setOpen] = useState(false);
  const { data: locks } = useQuery(monthLocksQuery(definition.name, month));
  const parameters = getOwnValues(definition, document);
  const lock = locks && findLock(locks, parameters);
  const name = format.month(`${month}-01`);
  if (lock) {
    return (
      <Alert color="gray" icon={<LockKeyhole size={18} aria-hidden />} title={t('locks.done', { month: name })}>
        <Text size="sm">
          {t('locks.lockedBy', { name: lock.lockedByName, at: format.moment(lock.lockedAt) })}{' '}
          <Anchor component={Link} to={`/reports/locks/${lock.id}`} inherit>
            {t('locks.open')}
          </Anchor>
        </Text>
      </Alert>
    );
  }
  if (!locks || !canLock) return null;
  return (
    <Group>
      <Button
        size="xs"
        variant="default"
        leftSection={<LockKeyhole size={14} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('locks.lock', { month: name })}
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

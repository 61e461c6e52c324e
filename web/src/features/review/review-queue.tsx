import { Badge, Checkbox, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { findTypedName } from './proposals.rules';
import type { WaitingRegistration } from './review.api';
import classes from './review.module.css';

interface ReviewQueueProps {
  registrations: readonly WaitingRegistration[];
  openId: string | null;
  checkedIds: readonly string[];
  onCheck: (id: string, isChecked: boolean) => void;
}

/** The registrations in the order in which they are worked off. The ticked ones can be decided together. */
export function ReviewQueue({ registrations, openId, checkedIds, onCheck }: ReviewQueueProps) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const label = useLabels();
  return (
    <ul className={classes['list']} aria-label={t('words.registrations')}>
      {registrations.map((registration) => {
        const { id, companyName, connectionName, receivedAt, reviewReasons, matchState } = registration;
        const name = findTypedName(registration) ?? t('noName');
        const [reason] = reviewReasons;
        return (
          <li key={id} className={classes['item']} data-open={id === openId || undefined}>
            <Checkbox
              size="sm"
              aria-label={t('check', { name })}
              checked={checkedIds.includes(id)}
              onChange={({ currentTarget }) => onCheck(id, currentTarget.checked)}
            />
            <Link
              className={classes['link']}
              to="/review"
              search={(known) => ({ ...known, registration: id })}
              resetScroll={false}
              aria-current={id === openId ? 'true' : undefined}
            >
              <Text size="sm" fw={600}>
                {name}
              </Text>
              <Text size="xs" c="dimmed">
                {[companyName, connectionName, format.moment(receivedAt)].filter(Boolean).join(' · ')}
              </Text>
              <Badge size="sm" variant="light" color={reason ? 'orange' : 'gray'}>
                {reason ? label('reviewReason', reason) : label('matchState', matchState)}
              </Badge>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

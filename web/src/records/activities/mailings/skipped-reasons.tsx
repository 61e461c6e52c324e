import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../shared/labels/use-labels';
import { countSkipped } from './mailing-progress.rules';
import type { MailingPreview } from './mailings.api';
import classes from './mailings.module.css';

type SkippedReasonsProps = Pick<MailingPreview, 'skipped'> & Partial<Pick<MailingPreview, 'skippedPeople'>>;

/** Says how many people get no mail and why, with their names where they are known. */
export function SkippedReasons({ skipped, skippedPeople = [] }: SkippedReasonsProps) {
  const { t } = useTranslation('mailings');
  const label = useLabels();
  const count = countSkipped({ skipped });
  if (count === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('skipped', { count })}
      </Text>
      <ul className={classes['reasons']}>
        {Object.entries(skipped).map(([code, people]) => (
          <li key={code}>
            <Text size="sm">
              {label('mailReason', code)}: {people}
            </Text>
            <Text size="sm" c="dimmed">
              {skippedPeople
                .filter((person) => person.code === code)
                .map(({ fullName }) => fullName)
                .join(', ')}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}

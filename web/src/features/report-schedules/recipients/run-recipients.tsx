import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../shared/labels/use-labels';
import type { ScheduleRun } from '../report-schedules.api';
import { useRecipientNames } from './recipients.api';

/** To whom the file of a run was sent by mail, and who did not get it, and why. */
export function RunRecipients({ recipients }: Pick<ScheduleRun, 'recipients'>) {
  const { t } = useTranslation('report-schedules');
  const label = useLabels();
  const named = useRecipientNames(recipients);
  if (recipients.length === 0) return null;
  return (
    <div>
      <Text size="sm">{t('mail.sentTo')}</Text>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {named.map(({ name }, index) => {
          const { mailState, hasBounced, skipCode } = recipients[index]!;
          const reason = hasBounced ? 'address_bounced' : skipCode;
          return (
            <Text key={index} component="li" size="sm" data-recipient={reason ?? mailState}>
              {reason === null
                ? t('mail.result', { name, result: label('mailState', mailState!) })
                : t(hasBounced ? 'mail.cameBack' : 'mail.skipped', { name, reason: label('recipientSkip', reason) })}
            </Text>
          );
        })}
      </ul>
    </div>
  );
}

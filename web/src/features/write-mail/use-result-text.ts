import { useTranslation } from 'react-i18next';
import type { MailView } from '../../records/mails/mails.api';
import { useFormat } from '../../shared/format/use-format';

/** Returns what says what becomes of mails that were written: they are sent at once or later, or are not sent. */
export function useResultText() {
  const { t } = useTranslation('write-mail');
  const format = useFormat();
  return (mails: readonly Pick<MailView, 'state' | 'nextAttemptAt' | 'createdAt'>[]): string => {
    const [first] = mails;
    const count = mails.length;
    if (!first) return t('result.none');
    if (first.state === 'not_sent') return t('result.notSent', { count });
    const { nextAttemptAt, createdAt } = first;
    const isLater = nextAttemptAt !== null && nextAttemptAt > createdAt;
    return isLater ? t('result.later', { count, moment: format.moment(nextAttemptAt) }) : t('result.queued', { count });
  };
}

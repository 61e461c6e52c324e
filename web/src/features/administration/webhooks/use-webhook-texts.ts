import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { lowerFirst } from '../../../shared/format/format.rules';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { useServerText } from '../../../shared/server-texts/use-server-text';

/** The answer of a receiver. */
interface Answer {
  statusCode: number | null;
  /** The code of the reason why there is no answer. */
  errorCode: string | null;
  durationMs?: number | null;
}

/** The number of types of events that a row names. */
const MAX_NAMED_TYPES = 2;

/** Returns functions that write about webhooks in words. They stay the same as long as the language does. */
export function useWebhookTexts() {
  const { t } = useTranslation('webhooks');
  const format = useFormat();
  const label = useLabels();
  const translate = useServerText();
  return useMemo(() => {
    const nameGroup = (group: string) => lowerFirst(label('webhookEventGroup', group));
    const describeType = (type: string) =>
      type.endsWith('.*')
        ? t('allOf', { records: nameGroup(type.slice(0, -'.*'.length)) })
        : label('webhookEventType', type);
    const describeTypes = (types: readonly string[]) => {
      const named = types.slice(0, MAX_NAMED_TYPES).map(describeType).join(', ');
      return types.length > MAX_NAMED_TYPES ? `${named} +${types.length - MAX_NAMED_TYPES}` : named;
    };
    const describeFailure = (code: string) => translate(`problem.${code}`, code);
    const describeAnswer = ({ statusCode, errorCode, durationMs = null }: Answer) => {
      if (statusCode === null) return errorCode === null ? t('answer.none') : describeFailure(errorCode);
      return durationMs === null
        ? t('answer.status', { status: statusCode })
        : t('answer.statusAfter', { status: statusCode, duration: format.count(durationMs) });
    };
    return { t, format, label, nameGroup, describeType, describeTypes, describeAnswer };
  }, [t, format, label, translate]);
}

export type WebhookTexts = ReturnType<typeof useWebhookTexts>;

import { useTranslation } from 'react-i18next';
import { useServerText } from '../../../shared/server-texts/use-server-text';

/** Codes of deliveries with a text of their own. */
const CODES = [
  'connection.paused',
  'connection.archived',
  'signature.missing',
  'signature.malformed',
  'signature.wrong',
  'signature.expired',
  'remote.unauthorised',
  'body.removed',
  'processing.unexpected',
] as const;

/** Returns a function that says why a delivery has its state. A reason without a text stays as the server writes it. */
export function useReasonText(): (code: string) => string {
  const { t } = useTranslation('connections');
  const translate = useServerText();
  return (code) => {
    const known = CODES.find((one) => one === code);
    if (known) return t(`reason.${known.replace('.', '_') as ReasonKey}`);
    return translate(`problem.${code}`, code);
  };
}

type ReasonKey = ReplaceDot<(typeof CODES)[number]>;
type ReplaceDot<Code> = Code extends `${infer Subject}.${infer Reason}` ? `${Subject}_${Reason}` : never;

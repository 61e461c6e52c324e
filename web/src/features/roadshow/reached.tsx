import { Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { computeReached } from './reached.rules';

interface ReachedProps {
  target: number | null;
  actual: number | null;
  /** The name of the bar for those who do not see it. */
  label: string;
}

/** How many people were aimed at, how many came, and the share of the target that they are. */
export function Reached({ target, actual, label }: ReachedProps) {
  const { t } = useTranslation('roadshow');
  const format = useFormat();
  const share = computeReached(target, actual);
  const text = [
    target === null ? t('reached.noTarget') : t('reached.target', { count: target, formatted: format.count(target) }),
    actual === null ? t('reached.notCounted') : t('reached.actual', { count: actual, formatted: format.count(actual) }),
    share !== null && t('reached.share', { share: format.percent(share) }),
  ];
  return (
    <div>
      <Text size="sm">{text.filter(Boolean).join(' · ')}</Text>
      {share !== null && <Progress value={Math.min(100, share * 100)} aria-label={label} mt={4} maw={320} />}
    </div>
  );
}

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import {
  describeParameters,
  getOwnValues,
  isDayIgnored,
  type ReportDefinition,
  type ReportHeader,
} from './report-document.rules';

/** Says which day, which period and which definition the figures are of. */
export function SourceLine({ definition, header }: { definition: ReportDefinition; header: ReportHeader }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const own = getOwnValues(definition, header);
  const isShown = (day: 'from' | 'to') => !isDayIgnored(definition, own, day);
  const [from, to] = [format.day(header.from), format.day(header.to)];
  const isYear = definition.defaultPeriod === 'calendar_year';
  const period =
    isShown('from') || isYear ? t('source.period', { from, to }) : isShown('to') && t('source.until', { to });
  const parts = [
    t('source.asOf', { day: format.day(header.asOf) }),
    period,
    describeParameters(definition, own),
    t('source.version', { version: header.definitionVersion }),
  ];
  return (
    <Text size="sm" c="dimmed">
      {parts.filter(Boolean).join(' · ')}
    </Text>
  );
}

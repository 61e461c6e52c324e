import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { formatInterval } from '../document/report-cell.rules';
import { getIntervalDays, type PartialInterval, type TableFigures } from '../document/report-document.rules';

/** The notes that a reader needs besides the definitions, and the years or months that are covered in part only. */
export function TableNotes({ notes, partialIntervals }: Pick<TableFigures, 'notes' | 'partialIntervals'>) {
  if (notes.length === 0 && partialIntervals.length === 0) return null;
  return (
    <List size="sm" c="dimmed" spacing={2} listStyleType="none">
      {partialIntervals.map((interval) => (
        <List.Item key={interval.value}>
          <PartialNote {...interval} />
        </List.Item>
      ))}
      {notes.map((note) => (
        <List.Item key={note}>{note}</List.Item>
      ))}
    </List>
  );
}

function PartialNote({ value, from, to }: PartialInterval) {
  const { t, i18n } = useTranslation('reports');
  const format = useFormat();
  const whole = getIntervalDays(value);
  const days = { from: format.day(from), to: format.day(to) };
  const text =
    from === whole?.from
      ? t('partial.upTo', days)
      : to === whole?.to
        ? t('partial.from', days)
        : t('partial.between', days);
  return (
    <Text inherit component="span">
      * {formatInterval(value, i18n.language)}: {text}
    </Text>
  );
}

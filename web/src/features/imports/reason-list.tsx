import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useServerText } from '../../shared/server-texts/use-server-text';
import type { RowReason } from './imports.api';
import { useFieldName } from './mapping/use-field-texts';

/**
 * The reasons why a row is not imported or not undone, each with its field. The sentence of the server says what would be
 * right for this value, so that in English it comes before the general text of its code.
 */
export function ReasonList({ reasons }: { reasons: readonly RowReason[] }) {
  const { i18n } = useTranslation('server-texts');
  const translate = useServerText();
  const getFieldName = useFieldName();
  if (reasons.length === 0) return null;
  return (
    <ul style={{ margin: 0, paddingInlineStart: 20 }}>
      {reasons.map(({ field, code, detail }, index) => (
        <li key={index}>
          <Text size="sm" span>
            {field !== null && <b>{getFieldName(field)}: </b>}
            {i18n.language === 'en' ? detail : translate(`problem.${code}`, detail)}
          </Text>
        </li>
      ))}
    </ul>
  );
}

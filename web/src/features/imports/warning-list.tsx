import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useServerText } from '../../shared/server-texts/use-server-text';
import type { ImportRow } from './imports.api';

/** The cells of a row that were not taken, each with its column. */
export function WarningList({ warnings }: Pick<ImportRow, 'warnings'>) {
  const { t, i18n } = useTranslation('imports');
  const translate = useServerText();
  if (warnings.length === 0) return null;
  return (
    <>
      <Text size="sm" mt={4}>
        {t('rows.untaken')}
      </Text>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {warnings.map(({ column, cell, code, detail }) => (
          <li key={column}>
            <Text size="sm" span>
              <b>{column}: </b>
              {`${String(cell)}. `}
              {i18n.language === 'en' ? detail : translate(`problem.${code}`, detail)}
            </Text>
          </li>
        ))}
      </ul>
    </>
  );
}

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { listTextKeys } from '../../../shared/i18n/text-keys.rules';
import type { Import, ImportRow } from '../imports.api';

/** Returns a function that says how many records the rows create besides their own; null where there are none. */
export function useBesidesText(): (found: Pick<Import, 'createsCounts'>) => string | null {
  const { t } = useTranslation('imports');
  const format = useFormat();
  return ({ createsCounts: { companies, contacts } }) => {
    const records = [
      ...(companies > 0 ? [t('missing.company', { count: companies, formatted: format.count(companies) })] : []),
      ...(contacts > 0 ? [t('missing.contact', { count: contacts, formatted: format.count(contacts) })] : []),
    ];
    return records.length === 0 ? null : t('missing.besides', { records: records.join(', ') });
  };
}

interface RowBesidesProps {
  creates: ImportRow['creates'];
  /** Writes the value of a field for a reader. */
  write: (field: string, value: unknown) => string;
}

const KINDS = { companies: 'company', contacts: 'contact' } as const;

/** The records that a row creates besides its own, each with its values. */
export function RowBesides({ creates, write }: RowBesidesProps) {
  const { t } = useTranslation('imports');
  if (creates.length === 0) return null;
  return (
    <>
      <Text size="sm" mt={4}>
        {t('missing.row')}
      </Text>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {creates.map(({ entity, values }) => (
          <li key={entity}>
            <Text size="sm" span>
              <b>{t(listTextKeys('part', KINDS[entity]))}: </b>
              {listNameFirst(values)
                .map(([field, value]) => write(field, value))
                .join(' · ')}
            </Text>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Lists values with the name before the others. */
function listNameFirst(values: ImportRow['creates'][number]['values']): [string, unknown][] {
  const isName = ([field]: [string, unknown]) => field === 'name' || field === 'fullName';
  const entries = Object.entries(values);
  return [...entries.filter(isName), ...entries.filter((entry) => !isName(entry))];
}

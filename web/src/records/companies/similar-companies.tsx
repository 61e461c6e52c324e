import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DuplicateWarning } from '../duplicate-warning';
import type { RecordReference } from '../search/record-reference.rules';
import { searchQuery } from '../search/search.api';
import { type CompanyValues, findSearchText } from './company-values.rules';

const TYPING_PAUSE_MS = 350;
const MAX_COMPANIES = 3;

interface SimilarCompaniesProps {
  values: CompanyValues;
  onUse: (company: RecordReference) => void;
}

/** Shows while the user types which companies have a similar name, so that nobody enters one again. */
export function SimilarCompanies({ values, onUse }: SimilarCompaniesProps) {
  const { t } = useTranslation('records');
  const typed = findSearchText(values);
  const [q] = useDebouncedValue(typed, TYPING_PAUSE_MS);
  const { data } = useQuery(searchQuery({ q, kinds: ['company'], limit: MAX_COMPANIES }));
  const hits = typed === '' || q === '' ? [] : (data?.items ?? []);
  if (hits.length === 0) return null;
  return (
    <DuplicateWarning
      isQuiet
      title={t('company.similar')}
      hint={t('company.duplicateHint')}
      candidates={hits.map(({ id, title, details: { nativeName, city, country } }) => ({
        id,
        name: title,
        nativeName,
        city,
        ...(country !== null && { country }),
      }))}
      onUse={({ id }, title) => onUse({ kind: 'company', id, title })}
    />
  );
}

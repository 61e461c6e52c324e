import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatCountry } from '../../shared/format/format.rules';
import { colleaguesQuery } from '../users/users.api';

import { getFormat } from '../../shared/format/intl-formats.rules';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import type { FilterValue } from '../../shared/tables/filter-value.rules';
import type { FilterField } from '../../shared/tables/list-search.rules';
import { NACE_VERSION, naceQuery, useReferenceLanguage } from '../reference/reference.api';
import { recordNameQuery } from './record-filter.api';
import { toLocale } from '../../shared/i18n/languages.constants';

/** The number of values that a filter names. Further ones are counted. */
const MAX_NAMED_VALUES = 2;

/** Returns what a filter asks for, in words. */
export function useFilterText(field: FilterField, value: FilterValue): string {
  const { t, i18n } = useTranslation('filters');
  const format = useFormat();
  const name = useValueName(field, value.values);
  if (value.isNull !== null && field.name === 'staleSince') return t(value.isNull ? 'notStale' : 'stale');
  if (value.isNull !== null) return t(value.isNull ? 'isEmpty' : 'isFilled');
  if (value.values.length > 0) {
    const named = value.values.slice(0, MAX_NAMED_VALUES).map(name);
    const others = value.values.length - named.length;
    return others > 0 ? `${named.join(', ')} +${others}` : named.join(', ');
  }
  const formatBound = (bound: string) => {
    if (field.kind === 'number' && !field.isYear)
      return getFormat(Intl.NumberFormat, toLocale(i18n.language)).format(Number(bound));
    return /^\d{4}-\d{2}-\d{2}$/.test(bound) ? format.day(bound) : bound;
  };
  const { from, to } = value;
  if (from !== null && to !== null) return `${formatBound(from)} – ${formatBound(to)}`;
  if (from !== null) return t('fromText', { from: formatBound(from) });
  return to === null ? '' : t('toText', { to: formatBound(to) });
}

/** Returns a function that names a value of a filter. */
function useValueName(field: FilterField, values: readonly string[]): (value: string) => string {
  const { t, i18n } = useTranslation('filters');
  const label = useLabels();
  const format = useFormat();
  const users = useQuery({ ...colleaguesQuery, enabled: field.kind === 'user' });
  const nace = useQuery({ ...naceQuery, enabled: field.kind === 'sector' }).data;
  const referenceLanguage = useReferenceLanguage();
  const { record } = field;
  const records = useQueries({
    queries: record ? values.slice(0, MAX_NAMED_VALUES).map((id) => recordNameQuery(record, id)) : [],
  });
  return (value) => {
    if (field.vocabulary) return label(field.vocabulary, value);
    if (field.kind === 'country') {
      // The address may contain anything.
      return /^[A-Z]{2}$/i.test(value) ? formatCountry(value.toUpperCase(), i18n.language) : value;
    }
    if (field.kind === 'language') return format.language(value);
    if (field.kind === 'flag') return t(value === 'true' ? 'yes' : 'no');
    if (field.kind === 'user') {
      if (value === 'me') return t('me');
      return users.data?.items.find(({ id }) => id === value)?.fullName ?? '…';
    }
    if (field.kind === 'sector') {
      const title = nace?.[NACE_VERSION].find(({ code }) => code === value)?.titles[referenceLanguage];
      return title === undefined ? value : `${value} ${title}`;
    }
    if (record) return records[values.indexOf(value)]?.data ?? '…';
    return value;
  };
}

import { Select, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { COUNTRY_CODES } from '../format/countries.constants';
import { formatCountry } from '../format/format.rules';

/** Picks a country by its name in the language of the user. */
export function CountrySelect(props: Omit<SelectProps, 'data'>) {
  const { language } = useTranslation().i18n;
  const data = useMemo(
    () =>
      COUNTRY_CODES.map((value) => ({ value, label: formatCountry(value, language) })).toSorted((a, b) =>
        a.label.localeCompare(b.label, language),
      ),
    [language],
  );
  return <Select searchable limit={50} {...props} data={data} />;
}

import { Select, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { listCountries } from './countries.rules';

/** Picks a country by its name. */
export function CountrySelect(props: Omit<SelectProps, 'data'>) {
  const { language } = useTranslation().i18n;
  const data = useMemo(
    () => listCountries(language).map(({ code, name }) => ({ value: code, label: name })),
    [language],
  );
  return <Select searchable clearable {...props} data={data} />;
}

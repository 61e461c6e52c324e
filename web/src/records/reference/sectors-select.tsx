import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { naceQuery } from './reference.api';
import { useReferenceLanguage } from './use-reference-language';

const MAX_OPTIONS = 50;

/** Picks several sectors by their NACE codes or by words of their titles. */
export function SectorsSelect({ value = [], ...props }: Omit<MultiSelectProps, 'data'>) {
  const { data } = useQuery(naceQuery('2.1', useReferenceLanguage()));
  const options = useMemo(() => {
    const known = data?.items.map(({ code, title }) => ({ value: code, label: `${code} ${title}` })) ?? [];
    // A record may have codes of the earlier revision, which are no options any more.
    const others = value.filter((code) => known.every((option) => option.value !== code));
    return [...known, ...others.map((code) => ({ value: code, label: code }))];
  }, [data, value]);
  return <MultiSelect searchable clearable limit={MAX_OPTIONS} {...props} value={value} data={options} />;
}

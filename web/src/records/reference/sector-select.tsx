import type { SelectProps } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { SearchableMultiSelectProps } from '../../shared/fields/searchable-multi-select';
import { buildCodeOption } from './code-options.rules';
import { CodeSelect, CodesSelect } from './code-select';
import { type NaceVersion, naceQuery, useReferenceLanguage } from './reference.api';

const MAX_OPTIONS = 50;

interface SectorSelectProps extends Omit<SelectProps, 'data' | 'filter' | 'limit'> {
  /** The revision of NACE. */
  version?: NaceVersion;
}

/** Picks a sector by its NACE code or by words of its title in English or Dutch. */
export function SectorSelect({ version = '2.1', ...props }: SectorSelectProps) {
  const { options, open } = useSectorOptions(version, props.value ? [props.value] : []);
  return <CodeSelect {...props} options={options} limit={MAX_OPTIONS} onDropdownOpen={open} />;
}

/** Picks several sectors by their NACE codes or by words of their titles in English or Dutch. */
export function SectorsSelect(props: Omit<SearchableMultiSelectProps, 'data' | 'filter' | 'limit'>) {
  const { options, isPending, open } = useSectorOptions('2.1', props.value ?? []);
  return <CodesSelect {...props} options={options} isSearching={isPending} limit={MAX_OPTIONS} onDropdownOpen={open} />;
}

/** Returns the codes with their titles. The titles in the other language are read when the list is opened. */
function useSectorOptions(version: NaceVersion, chosen: readonly string[]) {
  const language = useReferenceLanguage();
  const [isOpen, setOpen] = useState(false);
  const { data, isPending } = useQuery(naceQuery(version, language));
  const others = useQuery({ ...naceQuery(version, language === 'nl' ? 'en' : 'nl'), enabled: isOpen }).data;
  const options = useMemo(() => {
    const otherTitles = new Map(others?.items.map(({ code, title }) => [code, title]));
    const known = data?.items.map(({ code, title }) =>
      buildCodeOption(code, `${code} ${title}`, [otherTitles.get(code) ?? '']),
    );
    const codes = new Set(known?.map(({ value }) => value));
    // A record may have codes of the earlier revision, which are no options any more.
    return [
      ...(known ?? []),
      ...chosen.filter((code) => !codes.has(code)).map((code) => buildCodeOption(code, code, [])),
    ];
    // The list of chosen codes is another one in every rendering.
  }, [data, others, chosen.join(' ')]);
  return { options, isPending, open: () => setOpen(true) };
}

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SearchableMultiSelectProps } from '../../shared/fields/searchable-multi-select';
import type { SearchableSelectProps } from '../../shared/fields/searchable-select';
import { buildCodeOption } from './code-options.rules';
import { CodeSelect, CodesSelect } from './code-select';
import { NACE_VERSION, naceQuery, type NaceVersion, useReferenceLanguage } from './reference.api';

const MAX_OPTIONS = 50;

interface SectorSelectProps extends Omit<SearchableSelectProps, 'data' | 'filter' | 'limit'> {
  /** The revision of NACE. */
  version?: NaceVersion;
}

/** Picks a sector by its NACE code or by words of its title in English or Dutch. */
export function SectorSelect({ version = NACE_VERSION, ...props }: SectorSelectProps) {
  const { options, isPending } = useSectorOptions(version, props.value ? [props.value] : []);
  return <CodeSelect {...props} options={options} isSearching={isPending} limit={MAX_OPTIONS} />;
}

/** Picks several sectors by their NACE codes or by words of their titles in English or Dutch. */
export function SectorsSelect(props: Omit<SearchableMultiSelectProps, 'data' | 'filter' | 'limit'>) {
  const { options, isPending } = useSectorOptions(NACE_VERSION, props.value ?? []);
  return <CodesSelect {...props} options={options} isSearching={isPending} limit={MAX_OPTIONS} />;
}

/** Returns the codes with their titles. */
function useSectorOptions(version: NaceVersion, chosen: readonly string[]) {
  const language = useReferenceLanguage();
  const { data, isPending } = useQuery(naceQuery);
  const options = useMemo(() => {
    const known = data?.[version].map(({ code, titles }) =>
      buildCodeOption(code, `${code} ${titles[language]}`, [titles.en, titles.nl]),
    );
    const codes = new Set(known?.map(({ value }) => value));
    // A record may have codes of the earlier revision, which are no options any more.
    return [
      ...(known ?? []),
      ...chosen.filter((code) => !codes.has(code)).map((code) => buildCodeOption(code, code, [])),
    ];
    // The list of chosen codes is another one in every rendering.
  }, [data, version, language, chosen.join(' ')]);
  return { options, isPending };
}

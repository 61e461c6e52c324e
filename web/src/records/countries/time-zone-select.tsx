import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchableSelectProps } from '../../shared/fields/searchable-select';
import { useFormat } from '../../shared/format/use-format';
import { getZonePlace } from '../../shared/format/zone-time.rules';
import { buildCodeOption } from '../reference/code-options.rules';
import { CodeSelect } from '../reference/code-select';
import { countriesQuery } from '../reference/reference.api';
import { listCountries } from './countries.rules';
import { isZoneAmong } from './country-zones.rules';

/** The zones that the agency needs most, in the order of the list. */
const USUAL_ZONES = ['Europe/Brussels', 'Asia/Shanghai', 'Asia/Hong_Kong', 'Asia/Taipei', 'Asia/Tokyo', 'Asia/Seoul'];

const MAX_OPTIONS = 60;

interface TimeZoneSelectProps extends Omit<SearchableSelectProps, 'data' | 'filter' | 'limit'> {
  /** The country of the event, whose zones come first. A zone with another time is pointed out. */
  country?: string | null;
}

/** Picks a time zone by its name, its place or its country in English or Dutch. */
export function TimeZoneSelect({ country = null, description, ...props }: TimeZoneSelectProps) {
  const { t } = useTranslation('records');
  const format = useFormat();
  const { value } = props;
  const { data, isPending } = useQuery(countriesQuery);
  const own = data?.items.find(({ code }) => code === country)?.timezones;
  const options = useMemo(() => {
    const all = [...(own ?? []), ...USUAL_ZONES, ...(value ? [value] : []), ...Intl.supportedValuesOf('timeZone')];
    const names = Map.groupBy(['en', 'nl'].flatMap(listCountries), ({ code }) => code);
    const countries = Map.groupBy(
      (data?.items ?? []).flatMap(({ code, timezones }) => timezones.map((zone) => ({ zone, code }))),
      ({ zone }) => zone,
    );
    return [...new Set(all)].map((zone) => {
      const words = countries
        .get(zone)
        ?.flatMap(({ code }) => [code, ...(names.get(code) ?? []).map(({ name }) => name)]);
      return buildCodeOption(zone, zone.replaceAll('_', ' '), [getZonePlace(zone, 'nl'), ...(words ?? [])]);
    });
  }, [value, data, own]);
  const isUnfit = country !== null && value && own && own.length > 0 && !isZoneAmong(value, own);
  return (
    <CodeSelect
      allowDeselect={false}
      clearable={false}
      {...props}
      limit={MAX_OPTIONS}
      hasCodes={false}
      isSearching={isPending}
      options={options}
      description={
        isUnfit ? (
          <Text span inherit c="orange.9" fw={600} role="status">
            {t('unfitZone', { country: format.country(country) })}
          </Text>
        ) : (
          description
        )
      }
    />
  );
}

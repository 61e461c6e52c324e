import { Select, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';

/** The zones that the agency needs most, in the order of the list. */
const USUAL_ZONES = ['Europe/Brussels', 'Asia/Shanghai', 'Asia/Hong_Kong', 'Asia/Taipei', 'Asia/Tokyo', 'Asia/Seoul'];

const MAX_OPTIONS = 60;

/** Picks a time zone by its name. */
export function TimeZoneSelect(props: Omit<SelectProps, 'data'>) {
  const { value } = props;
  const data = useMemo(() => {
    const all = [...USUAL_ZONES, ...(value ? [value] : []), ...Intl.supportedValuesOf('timeZone')];
    return [...new Set(all)].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
  }, [value]);
  return <Select searchable allowDeselect={false} limit={MAX_OPTIONS} {...props} data={data} />;
}

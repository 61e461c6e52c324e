import { useQuery } from '@tanstack/react-query';
import { countriesQuery } from '../reference/reference.api';

/** Returns a function that finds the time zone of nearly everybody in a country; null where there are several. */
export function useMainZone(): (country: string | null) => string | null {
  const { data } = useQuery(countriesQuery);
  return (country) => data?.items.find(({ code }) => code === country)?.mainTimezone ?? null;
}

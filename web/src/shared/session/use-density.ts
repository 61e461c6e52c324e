import { useQuery } from '@tanstack/react-query';
import { preferencesQuery } from './preferences.api';

export const DENSITIES = ['compact', 'comfortable'] as const;

export type Density = (typeof DENSITIES)[number];

/** Returns how closely the user wants rows and cards to follow each other. */
export function useDensity(): Density {
  const { data: preferences } = useQuery(preferencesQuery);
  return preferences?.ui['density'] === 'comfortable' ? 'comfortable' : 'compact';
}

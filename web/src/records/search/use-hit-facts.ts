import { useCallback } from 'react';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { listHitFacts } from './hit-facts.rules';
import type { SearchHit } from './search.api';

/** Returns a function that writes what distinguishes a hit in one line. */
export function useHitFacts(): (hit: Pick<SearchHit, 'kind' | 'details'>) => string {
  const label = useLabels();
  const { country, day } = useFormat();
  return useCallback((hit) => listHitFacts(hit, { label, country, day }).join(' · '), [label, country, day]);
}

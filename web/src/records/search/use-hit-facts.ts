import { useCallback } from 'react';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { type FactHit, listHitFacts } from './hit-facts.rules';

/** Returns a function that writes what distinguishes a hit in one line. */
export function useHitFacts(): (hit: FactHit) => string {
  const label = useLabels();
  const { country, day } = useFormat();
  return useCallback((hit) => listHitFacts(hit, { label, country, day }).join(' · '), [label, country, day]);
}

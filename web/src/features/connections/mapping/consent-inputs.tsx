import { Autocomplete, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLabelOptions } from '../../../shared/labels/use-labels';
import { previewQuery } from '../connections.api';
import { firstDeliveriesQuery } from '../deliveries/deliveries.api';
import type { MappingDraft } from './mapping-draft.rules';

interface ConsentInputsProps {
  connectionId: string;
  questionKey: string;
  draft: MappingDraft;
  onChange: (changes: Partial<MappingDraft>) => void;
}

/** Which answer gives a consent, and for what. Any other answer gives none. */
export function ConsentInputs({ connectionId, questionKey, draft, onChange }: ConsentInputsProps) {
  const { t } = useTranslation('connections');
  const purposes = useLabelOptions('consentPurpose');
  const answers = useAnswers(connectionId, questionKey);
  const consent = draft.consents.find(({ key }) => key === questionKey);
  if (!consent) return null;
  const change = (changes: Partial<typeof consent>) =>
    onChange({
      consents: draft.consents.map((one) => (one.key === questionKey ? { ...one, ...changes } : one)),
    });
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      <NativeSelect
        label={t('consent.purpose')}
        data={purposes}
        value={consent.purpose}
        onChange={({ currentTarget }) => change({ purpose: currentTarget.value })}
      />
      <Autocomplete
        label={t('consent.equals')}
        description={t('consent.equalsHint')}
        data={answers}
        value={consent.equals}
        onChange={(equals) => change({ equals })}
      />
      <TextInput
        label={t('consent.wording')}
        description={t('consent.wordingHint')}
        value={consent.wording ?? ''}
        onChange={({ currentTarget }) => change({ wording: currentTarget.value })}
      />
    </SimpleGrid>
  );
}

/** Returns the answers to a question in the latest delivery: the ids of options, or their texts. */
function useAnswers(connectionId: string, questionKey: string): string[] {
  const { data: deliveries } = useQuery(firstDeliveriesQuery(connectionId));
  const latest = deliveries?.[0]?.id;
  // Without a mapping every answer is in the preview.
  const mapping = { fields: {}, consents: [] };
  const { data } = useQuery({ ...previewQuery(connectionId, latest ?? '', mapping), enabled: latest !== undefined });
  const found = data?.submissions.flatMap(({ answers }) => answers.filter(({ key }) => key === questionKey)) ?? [];
  const texts = found.flatMap(({ value, optionIds }) =>
    optionIds.length > 0 ? optionIds : typeof value === 'string' ? [value] : Object.values(value),
  );
  return [...new Set(texts)];
}

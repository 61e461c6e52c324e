import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { colleaguesQuery } from '../../records/users/users.api';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';

/** Returns what all rows need to write their texts, so that no cell has to look it up. */
export function useAgreementTexts() {
  const { t } = useTranslation('agreements');
  const { t: tRecords } = useTranslation('records');
  const format = useFormat();
  const label = useLabels();
  const { data } = useQuery(colleaguesQuery);
  return useMemo(() => {
    const names = new Map(data?.items.map(({ id, fullName }) => [id, fullName]));
    const missing = data ? tRecords('formerColleague') : '…';
    const getOwner = (id: string | null) => (id === null ? null : (names.get(id) ?? missing));
    return { t, format, label, getOwner };
  }, [t, tRecords, format, label, data]);
}

export type AgreementTexts = ReturnType<typeof useAgreementTexts>;

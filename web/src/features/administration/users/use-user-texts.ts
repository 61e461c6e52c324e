import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { useCan } from '../../../shared/session/use-session';
import { signInsQuery } from './users.api';

/** Returns what all rows need to write their texts, so that no cell has to look it up. */
export function useUserTexts() {
  const { t } = useTranslation('administration');
  const format = useFormat();
  const label = useLabels();
  const areSessionsShown = useCan('user_sessions:read');
  const { data } = useQuery({ ...signInsQuery, enabled: areSessionsShown });
  return useMemo(() => {
    const signIns = new Map(data?.items.map((signIn) => [signIn.userId, signIn]));
    const getSignIn = (id: string) => {
      const signIn = signIns.get(id);
      if (!data) return '…';
      return signIn ? format.moment(signIn.lastSignInAt) : t('users.neverSignedIn');
    };
    const getSessions = (id: string) => (data ? format.count(signIns.get(id)?.sessions ?? 0) : '…');
    return { t, label, format, areSessionsShown, getSignIn, getSessions };
  }, [t, label, format, areSessionsShown, data]);
}

export type UserTexts = ReturnType<typeof useUserTexts>;

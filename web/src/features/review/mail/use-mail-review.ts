import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceivedMail } from '../../../records/received-mail/received-mail.api';
import { changeSearch, type ListSearch } from '../../../shared/tables/list-search.rules';
import { findNextId } from '../review-list.rules';
import { useReopenMail } from './mail-review.api';

const route = getRouteApi('/user/review');

interface Refetched {
  data?: { pages: readonly { items: readonly { id: string }[] }[] } | undefined;
}

/** Returns the open mail of the queue, and what can be done with the queue. */
export function useMailReview(address: ListSearch, ids: readonly string[], refetch: () => Promise<Refetched>) {
  const { t } = useTranslation('review');
  const navigate = route.useNavigate();
  const { mutate: reopen, isPending: isUndoing, error: undoError } = useReopenMail();
  const [message, setMessage] = useState('');
  /** The mail that the message is about, as long as its decision can be taken back. */
  const [decided, setDecided] = useState<Pick<ReceivedMail, 'id' | 'subject'> | null>(null);
  /** The mail that was opened by itself. It gets the focus, so that it is read out. */
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const named = address['mail'];
  const openId = typeof named === 'string' ? named : (ids[0] ?? null);
  const firstId = named === undefined ? ids[0] : undefined;
  useEffect(() => {
    // The address names the first mail too, so that nothing else takes its place while the user looks at it.
    if (firstId !== undefined) {
      void navigate({ search: (known: ListSearch) => ({ ...known, mail: firstId }), replace: true });
    }
  }, [firstId, navigate]);
  const open = (id: string | null) => {
    setFocusedId(id);
    void navigate({
      search: (known: ListSearch) => changeSearch(known, { mail: id ?? undefined }),
      resetScroll: false,
    });
  };
  const finish = async (mail: ReceivedMail, text: string) => {
    const name = mail.subject || t('mail.noSubject');
    setDecided(mail);
    setMessage(t('done', { name, text }));
    const { data } = await refetch();
    const now = data ? data.pages.flatMap(({ items }) => items.map(({ id }) => id)) : ids;
    open(findNextId(ids, mail.id, now));
  };
  const undo = ({ id, subject }: Pick<ReceivedMail, 'id' | 'subject'>) =>
    reopen(
      { id, reason: t('undoReason') },
      {
        onSuccess: () => {
          setDecided(null);
          setMessage(t('undone', { name: subject || t('mail.noSubject') }));
          open(id);
        },
      },
    );
  return {
    openId,
    isFocused: openId !== null && openId === focusedId,
    hasNext: openId !== null && findNextId(ids, openId, ids) !== null,
    message,
    decided,
    isUndoing,
    undoError,
    finish,
    undo,
    leave: (id: string) => {
      setMessage('');
      setDecided(null);
      open(findNextId(ids, id, ids));
    },
    open,
  };
}

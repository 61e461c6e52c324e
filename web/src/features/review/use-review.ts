import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUser } from '../../shared/session/use-session';
import { changeSearch, type ListSearch } from '../../shared/tables/list-search.rules';
import { addDecided, type Decided, removeDecided, useDecided } from './decided.store';
import { type BulkChoice, findTypedName, type Registration, type Resolution } from './proposals.rules';
import { type BulkOutcome, useReopen, type WaitingRegistration } from './review.api';
import { findNextId } from './review-list.rules';

const route = getRouteApi('/user/review');

interface Refetched {
  data?: { pages: readonly { items: readonly { id: string }[] }[] } | undefined;
}

/** Returns the open registration of the queue, and what can be done with the queue. */
export function useReview(
  address: ListSearch,
  registrations: readonly WaitingRegistration[],
  refetch: () => Promise<Refetched>,
) {
  const { t } = useTranslation('review');
  const navigate = route.useNavigate();
  const { id: userId } = useUser();
  const { mutate: reopen, isPending: isUndoing, error: undoError } = useReopen();
  const [message, setMessage] = useState('');
  /** The registration that the message is about, as long as its decision can be undone. */
  const [decidedId, setDecidedId] = useState<string | null>(null);
  const decisions = useDecided();
  const ids = registrations.map(({ id }) => id);
  const named = address['registration'];
  const openId = typeof named === 'string' ? named : (ids[0] ?? null);
  const firstId = named === undefined ? ids[0] : undefined;
  const open = (id: string | null) =>
    void navigate({
      search: (known: ListSearch) => changeSearch(known, { registration: id ?? undefined }),
      resetScroll: false,
    });
  useEffect(() => {
    // The address names the first registration too, so that nothing else takes its place while the user looks at it.
    if (firstId !== undefined) {
      void navigate({ search: (known: ListSearch) => ({ ...known, registration: firstId }), replace: true });
    }
  }, [firstId, navigate]);
  /** The registration that was opened by itself. It gets the focus, so that it is read out. */
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const openByItself = (id: string | null) => {
    setFocusedId(id);
    open(id);
  };
  /** Opens the registration that follows in the queue as it is now. */
  const advance = async (leftId: string, describe: (others: number) => string, openNext = openByItself) => {
    const { data } = await refetch();
    const now = data ? data.pages.flatMap(({ items }) => items.map(({ id }) => id)) : ids;
    const others = ids.filter((id) => id !== leftId && !now.includes(id)).length;
    setMessage(describe(others));
    openNext(findNextId(ids, leftId, now));
  };
  const describeDone = (text: string) => (others: number) =>
    [text, others > 0 && t('othersSettled', { count: others })].filter(Boolean).join(' ');
  /** Goes on after a decision. */
  const finish = (decided: Registration, text: string, request: Resolution) => {
    const name = findTypedName(decided) ?? t('noName');
    const { id: registrationId, version } = decided;
    const isRemembered = request.remember ?? request.reject !== true;
    const hasCreated = Boolean(request.createContact) || Boolean(request.createCompany);
    addDecided([{ registrationId, userId, name, text, version, isRemembered, hasCreated }]);
    setDecidedId(registrationId);
    void advance(registrationId, describeDone(t('done', { name, text })));
  };
  /** Goes on after several decisions. The focus stays in the dialog, which shows their result. */
  const finishMany = (outcomes: readonly BulkOutcome[], choice: BulkChoice) => {
    const isRemembered = choice !== 'reject';
    const decided = outcomes.flatMap(({ registrationId, version }) => {
      if (version === null) return [];
      const registration = registrations.find(({ id }) => id === registrationId);
      const name = (registration && findTypedName(registration)) ?? t('noName');
      return [
        { registrationId, userId, name, text: t(`bulk.${choice}`), version, isRemembered, hasCreated: isRemembered },
      ];
    });
    addDecided(decided);
    setDecidedId(null);
    const isOpenDecided = decided.some(({ registrationId }) => registrationId === openId);
    if (openId !== null && isOpenDecided) void advance(openId, () => '', open);
  };
  const undo = ({ registrationId: id, version, name, hasCreated }: Decided) =>
    reopen(
      { id, version, reason: t('undoReason') },
      {
        onSuccess: () => {
          removeDecided(id);
          setDecidedId(null);
          setMessage([t('undone', { name }), hasCreated && t('createdStays')].filter(Boolean).join(' '));
          openByItself(id);
        },
      },
    );
  return {
    openId,
    isFocused: openId !== null && openId === focusedId,
    hasNext: openId !== null && findNextId(ids, openId, ids) !== null,
    message,
    decided: decisions.find(({ registrationId }) => registrationId === decidedId) ?? null,
    isUndoing,
    undoError,
    finish,
    finishMany,
    undo,
    /** Puts the focus on the open registration. */
    focusOpen: () => setFocusedId(openId),
    /** Leaves a registration as it is. */
    leave: (id: string) => {
      setMessage('');
      setDecidedId(null);
      openByItself(findNextId(ids, id, ids));
    },
  };
}

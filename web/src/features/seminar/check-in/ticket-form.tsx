import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../shared/session/use-session';
import type { Registration } from '../registrations/registrations.api';
import { useCheckInQueue } from './use-check-in-queue';
import { findVisitorByTicket, normaliseCode } from './visitors.rules';

/** Checks in by the code of a ticket, typed or read by a scanner that types, or by an e-mail address. */
export function TicketForm({ visitors }: { visitors: readonly Registration[] }) {
  const { t } = useTranslation('seminar');
  const canWrite = useCan('activities:write');
  const { add } = useCheckInQueue();
  const [typed, setTyped] = useState('');
  const [isMissing, setMissing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = typed.trim();
    setMissing(text === '');
    input.current?.focus();
    if (text === '') return;
    const body = text.includes('@') ? { email: text } : { code: normaliseCode(text) };
    const visitor = findVisitorByTicket(visitors, text);
    add({ key: visitor?.id ?? text, name: visitor?.fullName ?? text, body });
    setTyped('');
  };
  if (!canWrite) return null;
  return (
    <form onSubmit={submit} noValidate>
      <Group align="flex-start" gap="xs" wrap="nowrap">
        <TextInput
          ref={input}
          flex={1}
          size="lg"
          aria-label={t('checkIn.ticket')}
          placeholder={t('checkIn.ticket')}
          description={t('checkIn.ticketHint')}
          inputWrapperOrder={['input', 'description', 'error']}
          error={isMissing ? t('checkIn.ticketMissing') : null}
          autoComplete="off"
          autoCapitalize="characters"
          autoFocus
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Button type="submit" size="lg" px="md" style={{ flexShrink: 0 }}>
          {t('checkIn.checkIn')}
        </Button>
      </Group>
    </form>
  );
}

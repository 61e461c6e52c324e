import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../shared/api/schema';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { MailLink } from '../mails/mail-link';
import { DocumentHistory } from '../documents/document-history';

export type Event = components['schemas']['TimelineItemView'];

/** Vocabularies with the labels of the more exact type of an item. */
const TYPE_VOCABULARIES: Readonly<Record<string, string>> = {
  interaction: 'interactionKind',
  evidence: 'evidenceKind',
  transition: 'stage',
  status: 'status',
  activity: 'activityKind',
  consent: 'consentPurpose',
  document: 'documentKind',
  mail: 'mailState',
};

/** Kinds whose title would say again what their type says. */
const TYPES_AS_TITLES = ['transition', 'status', 'evidence'];

/** The title of an item, and in grey what kind of item it is. */
export function EventTitle({ event }: { event: Event }) {
  const { kind, type, title, realisation } = event;
  const { t } = useTranslation('timeline');
  const format = useFormat();
  const label = useLabels();
  const vocabulary = TYPE_VOCABULARIES[kind];
  const isUnspecific = kind === 'document' && type === 'other';
  const exact = vocabulary && type && !isUnspecific ? label(vocabulary, type) : null;
  if (kind === 'transition') {
    return (
      <>
        {t('movedTo')} <strong>{exact}</strong>
      </>
    );
  }
  const kindText = label('timelineKind', kind);
  const [name, note] = TYPES_AS_TITLES.includes(kind)
    ? [exact, kindText]
    : [title, kind === 'interaction' ? exact : [kindText, exact].filter(Boolean).join(': ')];
  const heading = realisation
    ? t('realised', {
        jobs: format.count(realisation.jobs),
        amount: format.money(realisation.capexEur, 'EUR'),
        day: format.day(realisation.asOf),
      })
    : name;
  return (
    <>
      <strong>
        <EventLink event={event} name={name ?? title}>
          {heading}
        </EventLink>
      </strong>{' '}
      <span style={{ color: 'var(--mantine-color-dimmed)' }}>{note}</span>
    </>
  );
}

/** Words that open what the item is about, if it is a document or a mail. */
function EventLink({ event, name, children }: { event: Event; name: string; children: ReactNode }) {
  const { id, kind, title, documentId } = event;
  if (kind === 'mail') return <MailLink id={id} subject={title} />;
  if (documentId === null) return children;
  return (
    <DocumentHistory id={documentId} title={name}>
      {children}
    </DocumentHistory>
  );
}

import { Checkbox, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../../shared/fields/plain-input';
import { RecordForm } from '../../../../shared/forms/record-form';
import { useFormDraft } from '../../../../shared/forms/use-form-draft';
import { findToday } from '../../../../shared/format/format.rules';
import { useLabels } from '../../../../shared/labels/use-labels';
import { Dialog } from '../../../../shared/layout/dialog';
import { type NewObjection, useObject } from './people.api';

const PURPOSES = ['marketing', 'event_invitation'] as const;

interface ObjectDialogProps {
  /** The key and the name of the person. */
  person: { key: string; name: string };
  isOpen: boolean;
  onClose: () => void;
}

/** Records that a person wants no mails. A reason is not asked for. */
export function ObjectDialog({ person, isOpen, onClose }: ObjectDialogProps) {
  const { t } = useTranslation('privacy');
  return (
    <Dialog opened={isOpen} onClose={onClose} title={t('object.title', { name: person.name })}>
      {isOpen && <ObjectForm person={person} onDone={onClose} />}
    </Dialog>
  );
}

function ObjectForm({ person: { key, name }, onDone }: { person: ObjectDialogProps['person']; onDone: () => void }) {
  const { t } = useTranslation('privacy');
  const label = useLabels();
  const objection = useObject(key);
  const initial = { purposes: [...PURPOSES] as string[], receivedOn: findToday(), source: '', wording: '' };
  return (
    <RecordForm
      draft={useFormDraft(`objection ${key}`, initial)}
      mutation={objection}
      required={['receivedOn', 'source', 'wording']}
      findMissing={({ purposes }) => (purposes.length === 0 ? { purposes: t('object.noPurpose') } : {})}
      submitText={t('object.submit')}
      onClose={onDone}
      onSubmit={(values, finish) =>
        objection.mutate(values as NewObjection, {
          onSuccess: () => {
            finish();
            notifications.show({ message: t('object.done', { name }) });
          },
        })
      }
    >
      {({ field, values, change }) => (
        <>
          <Text size="sm">{t('object.hint')}</Text>
          <Checkbox.Group
            label={t('object.purposes')}
            error={field('purposes').error}
            value={values.purposes}
            onChange={(purposes) => change({ purposes })}
          >
            <Stack gap={6} mt={6}>
              {PURPOSES.map((purpose) => (
                <Checkbox key={purpose} value={purpose} label={label('consentPurpose', purpose)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <PlainInput {...field('receivedOn')} kind="day" label={t('form.receivedOn')} data-autofocus />
          <PlainInput {...field('source', t('object.sourceHint'))} kind="text" label={t('object.source')} />
          <PlainInput {...field('wording')} kind="textarea" label={t('object.wording')} minRows={2} />
        </>
      )}
    </RecordForm>
  );
}

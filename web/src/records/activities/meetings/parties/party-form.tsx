import { useTranslation } from 'react-i18next';
import { CompanySelect } from '../../../companies/company-select';
import { CreatablePicker } from '../../../contacts/creatable-picker';
import { PlainInput } from '../../../../shared/fields/plain-input';
import { SearchableMultiSelect } from '../../../../shared/fields/searchable-multi-select';
import { useSeenVersion } from '../../../../shared/fields/use-seen-version';
import { RecordForm } from '../../../../shared/forms/record-form';
import { useFormDraft } from '../../../../shared/forms/use-form-draft';
import { type Party, partyApi } from '../meetings.api';
import { useMeetings } from '../use-meetings';
import { AvailabilityInput } from './availability-input';
import { buildPartyRequest, readPartyValues } from './party-values.rules';
import { WishesInput } from './wishes-input';

interface PartyFormProps {
  /** The party to change as it is now; null for a new one. */
  party: Party | null;
  side: Party['side'];
  onDone: () => void;
}

/** Says who takes part, when, and whom he wants to meet. */
export function PartyForm({ party, side, onDone }: PartyFormProps) {
  const { t } = useTranslation('meetings');
  const { activity, parties } = useMeetings();
  const save = partyApi.useSave(activity.id);
  const { seen, onError } = useSeenVersion(party);
  const name = party ? `meeting party ${party.id}` : `new meeting party ${activity.id} ${side}`;
  const others = parties
    .filter((one) => one.side !== (party?.side ?? side))
    .map(({ id, label, companyName }) => ({
      value: id,
      label: companyName && companyName !== label ? `${label}, ${companyName}` : label,
    }));
  return (
    <RecordForm
      draft={useFormDraft(name, readPartyValues(party, side))}
      mutation={save}
      pointers={{ contact: '/contactId' }}
      onClose={onDone}
      onSubmit={(values, finish) => {
        const { side: ofNewParty, ...changes } = buildPartyRequest(values);
        const body = party ? changes : { side: ofNewParty, ...changes };
        save.mutate({ part: seen, body }, { onSuccess: finish, onError });
      }}
    >
      {({ field }) => (
        <>
          <CompanySelect {...field('companyId')} label={t('party.company')} />
          <CreatablePicker {...field('contact')} label={t('words.person')} kinds={['contact']} />
          <PlainInput {...field('name', t('party.nameHint'))} kind="text" label={t('party.name')} />
          <AvailabilityInput {...field('availability')} />
          <PlainInput {...field('maxMeetings', t('party.maxHint'))} kind="number" label={t('party.maxMeetings')} />
          <WishesInput {...field('wishes')} options={others} />
          <SearchableMultiSelect {...field('avoid')} label={t('party.avoid')} clearable data={others} />
          <PlainInput {...field('notes')} kind="textarea" label={t('words.notes')} minRows={2} />
        </>
      )}
    </RecordForm>
  );
}

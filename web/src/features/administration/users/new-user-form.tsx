import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../shared/fields/plain-input';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { RoleRights, RoleSelect } from '../roles/role-select';
import { type CreateUser, type User, useCreateUser } from './users.api';

interface NewUserFormProps {
  onClose: () => void;
  onCreated: (user: User) => void;
}

const NO_USER: CreateUser = { fullName: '', email: '', role: 'bdm' };

/** The form of a new user. It needs no password, because the user sets one or signs in through the organisation. */
export function NewUserForm({ onClose, onCreated }: NewUserFormProps) {
  const { t } = useTranslation('administration');
  const create = useCreateUser();
  return (
    <RecordForm
      draft={useFormDraft('new user', NO_USER)}
      mutation={create}
      submitText={t('newUser.submit')}
      onCancel={onClose}
      onSubmit={(values, finish) =>
        create.mutate(values, {
          onSuccess: (user) => {
            finish();
            onCreated(user);
          },
        })
      }
    >
      {({ field, values }) => (
        <>
          <PlainInput
            {...field('fullName')}
            kind="text"
            label={t('users.column.fullName')}
            required
            data-autofocus
            autoComplete="off"
          />
          <PlainInput {...field('email')} kind="email" label={t('words.email')} required autoComplete="off" />
          <RoleSelect {...field('role')} label={t('words.role')} />
          <RoleRights role={values.role} />
        </>
      )}
    </RecordForm>
  );
}

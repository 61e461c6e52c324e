import agreementFields from 'record-catalogue/agreements';
import commitmentFields from 'record-catalogue/commitments';
import { buildColumns } from '../../shared/catalogue/catalogue-field.rules';

/** The columns of the list of agreements, with their widths. */
export const AGREEMENT_COLUMNS = buildColumns(agreementFields, {
  title: 320,
  kind: 190,
  status: 130,
  parties: 260,
  signedOn: 120,
  expiresOn: 120,
  ownerId: 130,
});

/** The columns of the list of commitments, with their widths. */
export const COMMITMENT_COLUMNS = buildColumns(commitmentFields, {
  description: 320,
  agreementId: 240,
  ownerCompanyId: 190,
  dueOn: 150,
  status: 190,
  doneOn: 120,
});

export type AgreementColumn = (typeof AGREEMENT_COLUMNS)[number]['name'];
export type CommitmentColumn = (typeof COMMITMENT_COLUMNS)[number]['name'];

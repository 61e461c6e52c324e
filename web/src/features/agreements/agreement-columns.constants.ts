import type { TableColumn } from '../../shared/tables/record-table.constants';
import { AGREEMENT_LIST } from './agreement-list.rules';
import { COMMITMENT_LIST } from './commitment-list.rules';

const AGREEMENT_WIDTHS = {
  title: 320,
  kind: 190,
  status: 130,
  parties: 260,
  signedOn: 120,
  expiresOn: 120,
  owner: 130,
};

const COMMITMENT_WIDTHS = { description: 320, agreement: 240, ownerCompany: 190, dueOn: 120, status: 190, doneOn: 120 };

export type AgreementColumn = keyof typeof AGREEMENT_WIDTHS;
export type CommitmentColumn = keyof typeof COMMITMENT_WIDTHS;

function buildColumns<C extends string>(
  widths: Readonly<Record<C, number>>,
  main: C,
  sorts: readonly string[],
): TableColumn<C>[] {
  return Object.entries<number>(widths).map(([name, width]) => ({
    name: name as C,
    width,
    isMain: name === main,
    isNumber: false,
    canSort: sorts.includes(name),
  }));
}

/** The columns of the list of agreements. */
export const AGREEMENT_COLUMNS: readonly TableColumn<AgreementColumn>[] = buildColumns(
  AGREEMENT_WIDTHS,
  'title',
  AGREEMENT_LIST.sorts,
);

/** The columns of the list of commitments. */
export const COMMITMENT_COLUMNS: readonly TableColumn<CommitmentColumn>[] = buildColumns(
  COMMITMENT_WIDTHS,
  'description',
  COMMITMENT_LIST.sorts,
);

import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { AgreementSearch } from '../agreement-search.rules';
import { useAgreementEditor } from '../use-agreement-editor';
import { outcomesQuery } from './outcomes.api';

/** Returns the outcomes of the agreement of the page by the model in the address, and a function that changes that. */
export function useOutcomes() {
  const { agreement } = useAgreementEditor();
  const { model = 'linear', figure } = useSearch({ from: '/user/agreements/$agreementId' });
  const navigate = useNavigate({ from: '/agreements/$agreementId' });
  const query = useQuery(outcomesQuery(agreement.id, model));
  const go = (search: AgreementSearch) =>
    void navigate({ search: (known) => ({ ...known, ...search }), replace: true, resetScroll: false });
  return { query, model, figure, go };
}

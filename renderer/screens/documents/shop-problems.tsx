import type { DocumentShop } from '../../../shared/contract/documents.ts';
import { Notice } from '../../components/notice.tsx';
import { useLanguage } from '../../state/language.ts';

/** What is in the way of printing now: one sentence each, before anybody has paid. Undefined: not known yet. */
export function ShopProblems({ shop }: { readonly shop: DocumentShop | null | undefined }) {
  const { t } = useLanguage();
  if (shop === null) return <Notice tone="warning">{t('documents.problem.shopAway')}</Notice>;
  return shop?.problems.map((problem) => (
    <Notice key={problem} tone="warning">
      {t(`documents.problem.${problem}`)}
    </Notice>
  ));
}

import type { Brand } from '../../../shared/contract/catalogue.ts';
import { listBrands } from '../../bridge/api.ts';
import { ListEmpty, ListFailed } from '../../components/list-state.tsx';
import { Notice } from '../../components/notice.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { useDeferredList } from '../../components/use-deferred-list.ts';
import { leaveSession } from '../../flow/session-actions.ts';
import { useDraftStore } from '../../state/draft-store.ts';
import { useLanguage } from '../../state/language.ts';
import { useSessionStore } from '../../state/session-store.ts';
import { BrandCards, BrandCardsWaiting } from './brand-cards.tsx';

/** The first choice: who made the phone. */
export function BrandScreen() {
  const { t } = useLanguage();
  const brands = listBrands.useQuery();
  const items = useDeferredList(brands.data?.items);
  return (
    <ScreenFrame
      testId="brand"
      title={t('brand.title')}
      lead={t('brand.lead')}
      help="brand"
      progress="phone"
      onBack={() => leaveSession('cancelled')}
      leave={useDraftStore((draft) => draft.design) ? 'design' : 'nothing'}
      notices={
        brands.data?.stale && (
          <Notice tone="warning">{t(brands.data.soldOffline ? 'list.staleSold' : 'list.stale')}</Notice>
        )
      }
    >
      {items ? (
        <BrandList brands={items} />
      ) : brands.isError ? (
        <ListFailed onRetry={() => void brands.refetch()} busy={brands.isFetching} />
      ) : (
        brands.isPending && <BrandCardsWaiting />
      )}
    </ScreenFrame>
  );
}

function BrandList({ brands }: { readonly brands: readonly Brand[] }) {
  const { t } = useLanguage();
  if (brands.length === 0) return <ListEmpty text={t('brand.none')} />;
  return <BrandCards brands={brands} onChoose={chooseBrand} />;
}

function chooseBrand(brand: Brand): void {
  // They may have left in the frame between.
  if (useSessionStore.getState().step === 'attract') return;
  useDraftStore.getState().chooseBrand(brand);
  useSessionStore.getState().goTo('model');
}

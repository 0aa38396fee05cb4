import type { Brand, Model } from '../../../shared/contract/catalogue.ts';
import { listModels } from '../../bridge/api.ts';
import { Button } from '../../components/button.tsx';
import { ListEmpty, ListFailed } from '../../components/list-state.tsx';
import { Notice } from '../../components/notice.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { useDeferredList } from '../../components/use-deferred-list.ts';
import { chooseModel } from '../../state/choose-model.ts';
import { useDraftStore } from '../../state/draft-store.ts';
import { useLanguage } from '../../state/language.ts';
import { useSessionStore } from '../../state/session-store.ts';
import { ModelCards, ModelCardsWaiting } from './model-cards.tsx';

/** The second choice: which phone it is, with price and stock. */
export function ModelScreen() {
  const brand = useDraftStore((draft) => draft.brand);
  return brand && <ModelsOfBrand brand={brand} />;
}

function ModelsOfBrand({ brand }: { readonly brand: Brand }) {
  const { t } = useLanguage();
  const models = listModels.useQuery(brand.brandId);
  const items = useDeferredList(models.data?.items);
  return (
    <ScreenFrame
      testId="model"
      title={t('model.title')}
      lead={t('model.lead')}
      help="model"
      progress="phone"
      onBack={chooseOtherBrand}
      leave={useDraftStore((draft) => draft.design) ? 'design' : 'nothing'}
      notices={
        models.data?.stale && (
          <Notice tone="warning">{t(models.data.soldOffline ? 'list.staleSold' : 'list.stale')}</Notice>
        )
      }
    >
      {items ? (
        <ModelList models={items} />
      ) : models.isError ? (
        <ListFailed onRetry={() => void models.refetch()} busy={models.isFetching} />
      ) : (
        models.isPending && <ModelCardsWaiting />
      )}
    </ScreenFrame>
  );
}

function ModelList({ models }: { readonly models: readonly Model[] }) {
  const { t } = useLanguage();
  if (models.length > 0) return <ModelCards models={models} onChoose={goToDesign} />;
  return (
    <ListEmpty text={t('model.none')}>
      <Button tone="outline" onPress={chooseOtherBrand}>
        {t('model.otherBrand')}
      </Button>
    </ListEmpty>
  );
}

function goToDesign(model: Model): void {
  if (useSessionStore.getState().step === 'attract') return;
  chooseModel(model);
  useSessionStore.getState().goTo('design');
}

function chooseOtherBrand(): void {
  useSessionStore.getState().goTo('brand');
}

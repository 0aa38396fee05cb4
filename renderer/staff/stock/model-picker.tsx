import { useState } from 'react';
import type { StockModel } from '../../../shared/contract/staff-stock.ts';
import { Button } from '../../components/button.tsx';
import { ListFailed } from '../../components/list-state.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useLanguage } from '../../state/language.ts';
import { AskText } from '../kit/ask-text.tsx';
import { Buttons, Row } from '../kit/panel.tsx';
import { useStaffQuery } from '../kit/staff-api.ts';

export interface ModelPickerProps {
  readonly onChosen: (model: Pick<StockModel, 'modelId' | 'modelName'>) => void;
  readonly onClose: () => void;
}

/** Longer lists are searched, not scrolled. */
const SHOWN = 60;

/** A model of the shop's list, by its name or its brand. */
export function ModelPicker({ onChosen, onClose }: ModelPickerProps) {
  const { t } = useLanguage();
  const models = useStaffQuery('listStockModels', {}, { everyMs: false });
  const [wanted, setWanted] = useState('');
  const [isSearching, setSearching] = useState(false);
  const found = (models.data ?? []).filter((model) => isMatch(model, wanted));
  return (
    <>
      <Sheet
        title={t('staff.stock.chooseModel')}
        testId="model-picker"
        onClose={onClose}
        actions={
          <Button testId="model-picker-close" onPress={onClose}>
            {t('frame.close')}
          </Button>
        }
      >
        <Buttons>
          <Button tone="outline" testId="model-search" onPress={() => setSearching(true)}>
            {wanted === '' ? t('staff.stock.search') : `“${wanted}”`}
          </Button>
          {wanted !== '' && (
            <Button testId="model-search-all" onPress={() => setWanted('')}>
              {t('staff.stock.allBrands')}
            </Button>
          )}
        </Buttons>
        {models.isError && !models.data && (
          <ListFailed
            text={t('staff.stock.listFailed')}
            onRetry={() => void models.refetch()}
            busy={models.isFetching}
          />
        )}
        {models.data && found.length === 0 && <p className="stock-quiet">{t('staff.stock.searchNone')}</p>}
        <ul className="rows stock-list" aria-busy={models.isFetching}>
          {found.slice(0, SHOWN).map((model) => (
            <li key={model.modelId}>
              <ModelRow
                model={model}
                onPress={() => onChosen({ modelId: model.modelId, modelName: model.modelName })}
              />
            </li>
          ))}
        </ul>
        {found.length > SHOWN && (
          <p className="stock-quiet">{t('staff.stock.searchMore', { count: found.length - SHOWN })}</p>
        )}
      </Sheet>
      {isSearching && (
        <AskText
          title={t('staff.stock.search')}
          initial={wanted}
          maxLength={40}
          mayBeEmpty
          onDone={(text) => {
            setWanted(text);
            setSearching(false);
          }}
          onClose={() => setSearching(false)}
        />
      )}
    </>
  );
}

function ModelRow({ model, onPress }: { readonly model: StockModel; readonly onPress: () => void }) {
  const { t } = useLanguage();
  return (
    <Row
      title={model.modelName}
      text={model.brandName}
      onPress={onPress}
      testId={`pick-${model.modelId}`}
      {...(model.slots.length > 0 && {
        end: t('staff.stock.inSlots', { slots: model.slots.join(', ') }),
      })}
    />
  );
}

/** Every word that was typed stands somewhere in the name or the brand. */
function isMatch({ modelName, brandName, modelId }: StockModel, wanted: string): boolean {
  const text = `${brandName} ${modelName} ${modelId}`.toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

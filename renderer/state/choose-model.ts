import type { Model } from '../../shared/contract/catalogue.ts';
import { adaptDesign } from './adapt-design.ts';
import { dropPreview, noPrint, useDraftStore } from './draft-store.ts';

/** Keeps a design that is there, carried over to the new case. Not in the store: the attract screen needs none of this. */
export function chooseModel(model: Model): void {
  const { design, model: formerModel } = useDraftStore.getState();
  if (formerModel?.modelId === model.modelId) {
    useDraftStore.setState({ model });
    return;
  }
  dropPreview();
  const sameCase = !design || !formerModel || formerModel.geometry.caseId === model.geometry.caseId;
  const kept = sameCase ? design : adaptDesign(design, formerModel.geometry, model.geometry);
  useDraftStore.setState({ model, design: kept, ...noPrint });
}

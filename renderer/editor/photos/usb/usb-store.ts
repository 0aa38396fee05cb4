import { create } from 'zustand';
import { registerStore } from '../../../state/draft-store.ts';
import type { CopyRefusal } from './copy-photos.ts';

/** What the shopper does with the pictures of a stick. The ids mean something only while it is plugged in. */
export interface UsbChoice {
  /** In the order in which they were touched. */
  readonly chosen: readonly string[];
  readonly copied: ReadonlySet<string>;
  /** Pictures that cannot be used, and why. */
  readonly unusable: ReadonlyMap<string, CopyRefusal>;
}

const nothingYet: UsbChoice = { chosen: [], copied: new Set(), unusable: new Map() };

export const useUsbStore = create<UsbChoice>()(() => nothingYet);
registerStore(() => forgetStick());

/** Another stick, or none: its ids are nobody's now. */
export const forgetStick = (): void => useUsbStore.setState(nothingYet);

/** Touched once a picture is chosen, touched again it is not. False: there is no room for one more. */
export function toggleChosen(usbPhotoId: string, room: number): boolean {
  const { chosen } = useUsbStore.getState();
  const without = chosen.filter((id) => id !== usbPhotoId);
  if (without.length < chosen.length) useUsbStore.setState({ chosen: without });
  else if (chosen.length >= room) return false;
  else useUsbStore.setState({ chosen: [...chosen, usbPhotoId] });
  return true;
}

/** It came across: it need not be chosen any more. */
export function noteCopied(usbPhotoId: string): void {
  const { chosen, copied } = useUsbStore.getState();
  useUsbStore.setState({
    chosen: chosen.filter((id) => id !== usbPhotoId),
    copied: new Set(copied).add(usbPhotoId),
  });
}

export function noteUnusable(usbPhotoId: string, reason: CopyRefusal): void {
  const { chosen, unusable } = useUsbStore.getState();
  useUsbStore.setState({
    chosen: chosen.filter((id) => id !== usbPhotoId),
    unusable: new Map(unusable).set(usbPhotoId, reason),
  });
}

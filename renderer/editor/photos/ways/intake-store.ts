import { create } from 'zustand';
import { registerStore } from '../../../state/draft-store.ts';

/** The ways to a photo that have a sheet of their own. */
export type IntakeSheet = 'camera' | 'usb';

/** Which of them is open. It closes with the visit, and the camera with it. */
export const useIntakeStore = create<{ readonly open: IntakeSheet | null }>()(() => ({ open: null }));
registerStore(() => closeIntake());

export const openIntake = (open: IntakeSheet): void => useIntakeStore.setState({ open });
export const closeIntake = (): void => useIntakeStore.setState({ open: null });

import { deferScreen } from './deferred-screen.tsx';

/** Everything but the attract screen. */
export const screens = {
  brand: deferScreen(() => import('../screens/brand/brand-screen.tsx').then((file) => file.BrandScreen)),
  model: deferScreen(() => import('../screens/model/model-screen.tsx').then((file) => file.ModelScreen)),
  design: deferScreen(() => import('../editor/design-screen.tsx').then((file) => file.DesignScreen)),
  review: deferScreen(() => import('../screens/review/review-screen.tsx').then((file) => file.ReviewScreen)),
  payment: deferScreen(() =>
    import('../screens/payment/payment-screen.tsx').then((file) => file.PaymentScreen),
  ),
  memberSheet: deferScreen(() =>
    import('../screens/members/member-sheet.tsx').then((file) => file.MemberSheet),
  ),
  queue: deferScreen(() => import('../screens/queue/queue-screen.tsx').then((file) => file.QueueScreen)),
  documents: deferScreen(() =>
    import('../screens/documents/documents-screen.tsx').then((file) => file.DocumentsScreen),
  ),
  outOfService: deferScreen(() =>
    import('../screens/out-of-service/out-of-service-screen.tsx').then((file) => file.OutOfServiceScreen),
  ),
  staffPin: deferScreen(() =>
    import('../staff/entry/staff-pin-screen.tsx').then((file) => file.StaffPinScreen),
  ),
  staffPage: deferScreen(() =>
    import('../staff/shell/staff-page-screen.tsx').then((file) => file.StaffPageScreen),
  ),
  staffSetUp: deferScreen(() =>
    import('../staff/wizard/first-answers-screen.tsx').then((file) => file.FirstAnswersScreen),
  ),
  setUpOffer: deferScreen(() => import('../staff/wizard/set-up-offer.tsx').then((file) => file.SetUpOffer)),
  /** Nobody can be idle before they have begun. */
  idleGuard: deferScreen(() => import('./idle-guard.tsx').then((file) => file.IdleGuard)),
  closedSign: deferScreen(() => import('../screens/attract/closed-sign.tsx').then((file) => file.ClosedSign)),
  helpSheet: deferScreen(() => import('../components/help-sheet.tsx').then((file) => file.HelpSheet)),
  idleQuestion: deferScreen(() =>
    import('../screens/idle/idle-question.tsx').then((file) => file.IdleQuestion),
  ),
} as const;

import { registerStore } from '../../state/registry.ts';

/** Each shopper is shown once that the case can be turned. */
let invited = false;
registerStore(() => {
  invited = false;
});

/** True for the first who asks. */
export function takeInvitation(): boolean {
  const first = !invited;
  invited = true;
  return first;
}

// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Rendered, render } from '../fixtures/render.tsx';
import { Button } from './button.tsx';
import { useAction } from './use-action.ts';

let screen: Rendered;
afterEach(() => screen.unmount());

function Subject({ action }: { readonly action: () => Promise<void> }) {
  const [run, busy] = useAction(action);
  return (
    <Button testId="subject" busy={busy} onPress={run}>
      Pay
    </Button>
  );
}

describe('a double tap', () => {
  it('does a thing once, and the button works again when it is done', async () => {
    let finish = () => {};
    const action = vi.fn(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
    );
    screen = await render(<Subject action={action} />);
    await screen.tap('subject');
    await screen.tap('subject');
    expect(action).toHaveBeenCalledOnce();
    expect(screen.find('subject')?.getAttribute('aria-busy')).toBe('true');
    await act(async () => finish());
    expect(screen.find('subject')?.getAttribute('aria-busy')).toBeNull();
    await screen.tap('subject');
    expect(action).toHaveBeenCalledTimes(2);
    await act(async () => finish());
  });

  it('counts as one even when both come before the screen is drawn anew', async () => {
    const action = vi.fn(() => new Promise<void>(() => {}));
    screen = await render(<Subject action={action} />);
    const button = screen.find('subject');
    await act(async () => {
      button?.click();
      button?.click();
    });
    expect(action).toHaveBeenCalledOnce();
  });

  it('does nothing on a disabled button, which stays reachable and says so', async () => {
    const press = vi.fn();
    screen = await render(
      <Button testId="subject" disabled onPress={press}>
        Pay
      </Button>,
    );
    await screen.tap('subject');
    expect(press).not.toHaveBeenCalled();
    expect(screen.find('subject')?.getAttribute('aria-disabled')).toBe('true');
  });
});

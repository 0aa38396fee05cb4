import { type ComponentType, lazy, useMemo } from 'react';

export interface DeferredScreen<Props extends object> {
  /** The component itself once its code is here, before that one that waits for it. */
  component(): ComponentType<Props>;
  /** Fetches the code ahead of its use. */
  preload(): Promise<void>;
}

/**
 * A screen whose code is fetched after the first picture. Once it is here it renders at once: `lazy` alone would show
 * its fallback for a moment even then.
 */
export function deferScreen<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): DeferredScreen<Props> {
  let ready: ComponentType<Props> | null = null;
  const waiting = lazy(async () => {
    ready = await load();
    return { default: ready };
  });
  return {
    component: () => ready ?? waiting,
    preload: async () => {
      ready = await load();
    },
  };
}

export interface DeferredProps<Props extends object> {
  readonly screen: DeferredScreen<Props>;
  readonly props: Props;
}

/** Shows a deferred screen. What it began with it keeps, so that arriving code does not mount the screen anew. */
export function Deferred<Props extends object>({ screen, props }: DeferredProps<Props>) {
  const Component = useMemo(() => screen.component(), [screen]);
  return <Component {...props} />;
}

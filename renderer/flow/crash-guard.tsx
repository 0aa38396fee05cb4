import { Component, type ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { welcome } from '../state/welcome.ts';
import './crash-guard.css';

interface CrashGuardState {
  readonly crashed: boolean;
}

/**
 * Catches a screen that failed to draw. Loading the page anew is safe: the main process holds the session and the sale,
 * and the page takes both up again.
 */
export class CrashGuard extends Component<{ readonly children: ReactNode }, CrashGuardState> {
  override state: CrashGuardState = { crashed: false };

  static getDerivedStateFromError(): CrashGuardState {
    return { crashed: true };
  }

  override componentDidCatch(error: unknown): void {
    console.error(error);
  }

  override render(): ReactNode {
    return this.state.crashed ? <CrashScreen /> : this.props.children;
  }
}

function CrashScreen() {
  return (
    <main className="crash" data-testid="screen-crash">
      {(['en', 'zh-CN'] as const).map((locale, index) => {
        const Heading = index === 0 ? 'h1' : 'h2';
        return (
          <section key={locale} lang={locale}>
            <Heading>{welcome(locale, 'crash.title')}</Heading>
            <p>{welcome(locale, 'crash.text')}</p>
            <Button tone="primary" onPress={() => window.location.reload()}>
              {welcome(locale, 'crash.action')}
            </Button>
          </section>
        );
      })}
    </main>
  );
}

import { type ReactNode, useEffect, useRef } from 'react';
import { useKioskStore } from '../state/kiosk-store.ts';
import { useLanguage } from '../state/language.ts';
import { clearNotice, useNoticeStore } from '../state/notice-store.ts';
import { useSessionStore } from '../state/session-store.ts';
import { Button } from './button.tsx';
import { HelpButton } from './help-button.tsx';
import type { HelpTopic } from './help-sheet.tsx';
import { BackIcon } from './icons.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { LeaveButton, type LeaveQuestion } from './leave-button.tsx';
import { Notice } from './notice.tsx';
import { type ProgressStage, StepHeader } from './step-header.tsx';
import { Wordmark } from './wordmark.tsx';
import './screen-frame.css';

export interface ScreenFrameProps {
  /** The test id after `screen-`. */
  readonly testId: string;
  readonly title: string;
  readonly lead?: string;
  readonly help: HelpTopic;
  readonly progress?: ProgressStage;
  readonly children: ReactNode;
  /** What this screen has to say above its actions. */
  readonly notices?: ReactNode;
  /** The main action and what goes with it, at the lower edge within reach. */
  readonly actions?: ReactNode;
  readonly onBack?: () => void;
  /** What cancelling asks first: nothing where nothing would be lost. Left out: there is no cancel. */
  readonly leave?: LeaveQuestion;
  /** False from payment on: the language is settled by then. */
  readonly languages?: boolean;
  /** The body does not scroll: it lays out its own height (canvas, big picture). */
  readonly still?: boolean;
}

/** The frame that all screens after the attract screen share: progress and title above, everything to touch below. */
export function ScreenFrame({ languages = true, still = false, ...props }: ScreenFrameProps) {
  const { t } = useLanguage();
  return (
    <main className="frame" data-testid={`screen-${props.testId}`}>
      <header className="frame-head">
        <Wordmark />
        {props.progress && <StepHeader now={props.progress} />}
      </header>
      <FrameTitle key={props.title} title={props.title} lead={props.lead} />
      <div className={still ? 'frame-body frame-body-still' : 'frame-body'}>{props.children}</div>
      {!still && <div className="frame-fade" />}
      <FrameNotices>{props.notices}</FrameNotices>
      <footer className="dock">
        {props.actions && <div className="dock-actions">{props.actions}</div>}
        <div className="dock-tools">
          {props.onBack && (
            <Button testId="back" onPress={props.onBack}>
              <BackIcon />
              {t('frame.back')}
            </Button>
          )}
          <HelpButton topic={props.help} />
          {languages && <LanguageSwitch />}
          {props.leave && <LeaveButton question={props.leave} />}
        </div>
      </footer>
    </main>
  );
}

/** The title takes the focus, so that a screen reader says where the shopper has come to. */
function FrameTitle({ title, lead }: { readonly title: string; readonly lead: string | undefined }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className="frame-title">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead && <p className="frame-lead">{lead}</p>}
    </div>
  );
}

function FrameNotices({ children }: { readonly children: ReactNode }) {
  const { t } = useLanguage();
  const notice = useNoticeStore((state) => state.notice);
  // What keeps the kiosk from selling cases is nothing to whoever prints documents.
  const isForCases = useSessionStore((state) => state.step !== 'documents');
  const closed = useKioskStore((state) => state.status?.kind === 'outOfService') && isForCases;
  return (
    <div className="frame-notices">
      {children}
      {closed && <Notice tone="warning">{t('serviceNote')}</Notice>}
      {notice && (
        <Notice tone={notice.tone} onClose={clearNotice} closeLabel={t('frame.dismiss')}>
          {t(notice.key, notice.values)}
        </Notice>
      )}
    </div>
  );
}

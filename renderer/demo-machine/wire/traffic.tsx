import type { TrafficLine } from '../../../shared/contract/machine-panel.ts';
import { useWords } from '../panel-context.ts';
import { dumpOf } from './hex-dump.ts';
import './traffic.css';

const SHOWN = 60;

/** Messages, the latest first: when, from whom, and the bytes with what they mean as text. */
export function Traffic({ lines }: { readonly lines: readonly TrafficLine[] }) {
  const { t } = useWords();
  if (lines.length === 0) return <p className="wire-place">{t('silent')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys scroll it.
    <ol className="traffic" data-testid="traffic" tabIndex={0} aria-label={t('wire')}>
      {lines
        .slice(-SHOWN)
        .toReversed()
        .map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same in the same millisecond.
          <Message key={`${line.atMs} ${index}`} line={line} />
        ))}
    </ol>
  );
}

function Message({ line }: { readonly line: TrafficLine }) {
  const { t } = useWords();
  const time = new Date(line.atMs).toISOString();
  const { rows, leftOut } = dumpOf(line.hex);
  return (
    <li className={`message message-${line.direction}`}>
      <p>
        <span>{t(line.direction)}</span>
        <time dateTime={time}>{time.slice(14, 23)}</time>
      </p>
      <div className="dump">
        {rows.map(({ at, hex, text }) => (
          <div key={at}>
            <code>{hex}</code>
            <code className="dump-text">{text}</code>
          </div>
        ))}
        {leftOut > 0 && <small>{t('moreBytes', { count: String(leftOut) })}</small>}
      </div>
    </li>
  );
}

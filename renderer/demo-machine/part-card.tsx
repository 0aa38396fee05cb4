import type { ReactNode } from 'react';
import type { DeviceView } from '../../shared/contract/devices.ts';
import type { MachinePart } from '../../shared/contract/machine-panel.ts';
import { VerbButton } from './verb-button.tsx';
import { groupOf, type VerbGroup } from './verb-groups.ts';
import { useWords, type Word } from './words.ts';

export interface PartCardProps {
  readonly part: MachinePart;
  readonly title: Word;
  /** How the kiosk's driver sees the device. */
  readonly device: DeviceView | undefined;
  /** Controls of its own, in place of the verbs named in `covers`. */
  readonly children?: ReactNode;
  readonly covers?: readonly string[];
}

/** One simulated thing: how the kiosk sees it, what a shopper does to it, and, folded away, what else can happen. */
export function PartCard({ part, title, device, children, covers = [] }: PartCardProps) {
  const { t } = useWords();
  const verbs = part.verbs.filter(({ name }) => !covers.includes(name));
  const of = (group: VerbGroup) => verbs.filter(({ name }) => groupOf(name) === group);
  return (
    <section className="part" data-testid={`part-${part.partId}`} aria-label={t(title)}>
      <header>
        <h3>{t(title)}</h3>
        {device && <StatusPill device={device} />}
      </header>
      {children}
      <Verbs part={part} group="hand" verbs={of('hand')} />
      <Verbs part={part} group="trouble" verbs={of('trouble')} />
      <Verbs part={part} group="repair" verbs={of('repair')} />
      {of('other').length > 0 && (
        <details>
          <summary>{t('other')}</summary>
          <Verbs part={part} group="other" verbs={of('other')} />
        </details>
      )}
    </section>
  );
}

interface VerbsProps {
  readonly part: MachinePart;
  readonly group: VerbGroup;
  readonly verbs: MachinePart['verbs'];
}

function Verbs({ part, group, verbs }: VerbsProps) {
  if (verbs.length === 0) return null;
  return (
    <div className={`verbs verbs-${group}`}>
      {verbs.map((verb) => (
        <VerbButton key={verb.name} partId={part.partId} verb={verb} tone={group} />
      ))}
    </div>
  );
}

export function StatusPill({ device }: { readonly device: DeviceView }) {
  const { t } = useWords();
  return (
    <span
      className={`pill pill-${device.status}`}
      title={device.description}
      data-testid={`device-${device.deviceId}`}
      data-status={device.status}
    >
      {device.reason ?? t(device.status)}
    </span>
  );
}

import { memo } from 'react';
import { KeyCap } from './key-cap.tsx';
import type { KeyRow, KeySpec } from './layouts.ts';
import type { Shift } from './shift.ts';

export interface KeyRowsProps {
  readonly rows: readonly KeyRow[];
  readonly shift: Shift;
  readonly onPress: (spec: KeySpec) => void;
}

/** The keys, row by row. */
export const KeyRows = memo(function KeyRows({ rows, shift, onPress }: KeyRowsProps) {
  return rows.map(({ inset, keys }) => (
    <div key={nameOf(keys[0]?.spec)} className="keyboard-row">
      {inset > 0 && <span style={{ gridColumn: `span ${inset}` }} />}
      {keys.map(({ spec, span }) => (
        <KeyCap key={nameOf(spec)} spec={spec} span={span} shift={shift} onPress={onPress} />
      ))}
    </div>
  ));
});

function nameOf(spec: KeySpec | undefined): string {
  return spec ? Object.values(spec).join(' ') : '';
}

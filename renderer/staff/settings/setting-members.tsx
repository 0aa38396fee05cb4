import type { ShapeOf } from '../../../shared/contract/setting-shape.ts';
import { isRecord } from '../../../shared/domain/setting-changes.ts';
import { SettingRow } from './setting-row.tsx';
import type { PagePath } from './setting-words.ts';

/** The settings of a part, one below the other. */
export function SettingMembers({
  shape,
  path,
  usual,
}: {
  shape: ShapeOf<'object'>;
  path: PagePath;
  usual: unknown;
}) {
  const shown = shape.members.filter((each) => each.shape.kind !== 'fixed');
  return (
    <ul className="settings-rows">
      {shown.map((each) => {
        const fallback = isRecord(usual) && Object.hasOwn(usual, each.name) ? usual[each.name] : each.usual;
        const member = fallback === undefined ? each : { ...each, usual: fallback };
        return <SettingRow key={each.name} member={member} path={[...path, each.name]} />;
      })}
    </ul>
  );
}

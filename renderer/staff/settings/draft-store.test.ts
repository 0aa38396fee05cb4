import { beforeEach, describe, expect, it } from 'vitest';
import { applyChanges } from '../../../shared/domain/setting-changes.ts';
import { openStaff, showStaff } from '../../state/staff-store.ts';
import { dropDraft, editSetting, useSettingsDraft } from './draft-store.ts';

const config = {
  idleSeconds: 60,
  payments: [{ type: 1, qr: 'a' }, { type: 7 }],
  devices: { board: { driver: 'modbus', unit: 1 } },
};
const edited = () => applyChanges(config, useSettingsDraft.getState().changes);

beforeEach(dropDraft);

describe('edits', () => {
  it('keep the last one of a setting, and of everything in it', () => {
    editSetting(config, ['devices', 'board', 'unit'], 2);
    editSetting(edited(), ['devices', 'board', 'unit'], 3);
    expect(useSettingsDraft.getState().changes).toHaveLength(1);
    editSetting(edited(), ['devices', 'board'], undefined);
    expect(useSettingsDraft.getState().changes).toEqual([{ kind: 'removed', path: ['devices', 'board'] }]);
  });

  it('within a list replace the list', () => {
    editSetting(config, ['payments', 0, 'qr'], 'b');
    editSetting(edited(), ['payments', 2], { type: 4 });
    editSetting(edited(), ['payments', 1], undefined);
    expect(edited().payments).toEqual([{ type: 1, qr: 'b' }, { type: 4 }]);
    expect(useSettingsDraft.getState().changes).toHaveLength(1);
  });

  it('go with whoever made them', () => {
    openStaff({ personId: 'a', name: 'A', role: 'technician' });
    editSetting(config, ['backend', 'password'], 'typed');
    showStaff('closed');
    expect(useSettingsDraft.getState().changes).toEqual([]);
  });
});

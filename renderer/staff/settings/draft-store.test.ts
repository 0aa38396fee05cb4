import { beforeEach, describe, expect, it } from 'vitest';
import { applyChanges } from '../../../shared/domain/setting-changes.ts';
import { connectBridge } from '../../bridge/connect.ts';
import { FakeTransport } from '../../bridge/fake-transport.ts';
import { openStaff, showStaff } from '../../state/staff-store.ts';
import { dropDraft, editSetting, findFormerDraft, takeFormerDraft, useSettingsDraft } from './draft-store.ts';

const config = {
  idleSeconds: 60,
  payments: [{ type: 1, qr: 'a' }, { type: 7 }],
  devices: { board: { driver: 'modbus', unit: 1 } },
};
const edited = () => applyChanges(config, useSettingsDraft.getState().changes);

const ANN = { personId: 'a', name: 'A', role: 'technician' } as const;
let transport: FakeTransport;
/** What the main process was given to keep, in order. */
const keptOf = () => transport.callsOf('keepSettingsDraft');

beforeEach(() => {
  transport = new FakeTransport();
  connectBridge(transport);
  transport.reply('keepSettingsDraft', {});
  transport.reply('getSettingsDraft', null);
  openStaff(ANN);
  useSettingsDraft.setState({ changes: [], former: null });
});

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

  it('go from the page with whoever made them, and are kept for them alone', async () => {
    editSetting(config, ['backend', 'password'], 'typed');
    const [edit] = useSettingsDraft.getState().changes;
    showStaff('closed');
    expect(useSettingsDraft.getState()).toEqual({ changes: [], former: null });
    expect(keptOf()).toEqual([{ changes: [edit] }]);
  });

  it('are offered again to the same person, who goes on with them', async () => {
    const former = { changes: [{ kind: 'set' as const, path: ['idleSeconds'], value: 90 }], editedAtMs: 5 };
    transport.reply('getSettingsDraft', former);
    await findFormerDraft();
    expect(useSettingsDraft.getState()).toEqual({ changes: [], former });
    takeFormerDraft();
    expect(useSettingsDraft.getState()).toEqual({ changes: former.changes, former: null });
    expect(edited().idleSeconds).toBe(90);
  });

  it('are forgotten by the main process, too, when they are dropped', async () => {
    transport.reply('getSettingsDraft', {
      changes: [{ kind: 'removed', path: ['idleSeconds'] }],
      editedAtMs: 5,
    });
    await findFormerDraft();
    dropDraft();
    expect(useSettingsDraft.getState()).toEqual({ changes: [], former: null });
    expect(keptOf()).toEqual([{ changes: [] }]);
  });

  it('are not shown to somebody who came in meanwhile', async () => {
    transport.reply('getSettingsDraft', {
      changes: [{ kind: 'removed', path: ['idleSeconds'] }],
      editedAtMs: 5,
    });
    const asked = findFormerDraft();
    showStaff('closed');
    openStaff({ ...ANN, personId: 'b' });
    await asked;
    expect(useSettingsDraft.getState().former).toBeNull();
  });
});

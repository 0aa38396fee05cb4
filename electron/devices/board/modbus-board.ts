import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { createListeners } from '../transport/listeners.ts';
import type { DeviceGround, SelfTestStep } from '../types.ts';
import { cabinetOf, cabinetPoints, cabinetStatus, UNKNOWN_CABINET } from './cabinet.ts';
import type { BoardConfig, Lamp } from './config.ts';
import type { ModbusLinks } from './modbus/link-config.ts';
import { createPoller } from './modbus/poller.ts';
import { createStatusWatch } from './status-watch.ts';
import type { Board, BoardTrouble, CabinetState, LightFailure, LightScene } from './types.ts';

export interface BoardGround extends DeviceGround {
  readonly links: ModbusLinks;
}

/** A cabinet board behind Modbus. It may share its line, and its unit, with the dispenser. */
export function openBoard(config: BoardConfig, { clock, log, links }: BoardGround): Board {
  const { unit } = config;
  const lease = links.lease(config);
  const { link } = lease;
  const poller = createPoller({ link, unit, points: cabinetPoints(config), clock });
  const watch = createStatusWatch<BoardTrouble>();
  const changes = createListeners<CabinetState>();
  let state: CabinetState = { ...UNKNOWN_CABINET, lights: null };
  let wanted: LightScene | null = null;
  /** A board that was without power has dark lamps, whatever they were told before. */
  let areLightsStale = false;
  let unlisten: (() => void) | null = null;

  const change = (next: CabinetState) => {
    if (JSON.stringify(next) === JSON.stringify(state)) return;
    state = next;
    changes.tell(next);
  };

  const light = async (scene: LightScene): Promise<Result<void, LightFailure>> => {
    for (const lamp of config.lights[scene]) {
      const written = await switchLamp(lamp);
      if (written.ok) continue;
      areLightsStale = true;
      const { kind, detail } = written.error;
      return err({ kind: kind === 'noAnswer' ? 'unclear' : 'rejected', detail });
    }
    change({ ...state, lights: scene });
    return ok(undefined);
  };
  const switchLamp = (lamp: Lamp) =>
    'coil' in lamp
      ? link.writeCoil(unit, lamp.coil, lamp.on)
      : link.writeRegister(unit, lamp.register, lamp.value);

  const onValues = (values: ReturnType<typeof poller.latest>) => {
    if (!values) {
      areLightsStale = true;
      change({ ...UNKNOWN_CABINET, lights: null });
      watch.set({ kind: 'disconnected' });
      return;
    }
    const cabinet = cabinetOf(values, config);
    change({ ...cabinet, lights: state.lights });
    watch.set(cabinetStatus(cabinet, config));
    if (!areLightsStale || wanted === null) return;
    areLightsStale = false;
    void light(wanted).then((lit) => lit.ok || log.warn({ lit }, 'lights'));
  };

  return {
    deviceId: 'board',
    description: `modbus ${link.name} unit ${unit}`,
    status: async () => watch.current(),
    onStatus: watch.onStatus,
    look: () => state,
    onChange: changes.add,
    setLights: (scene) => {
      wanted = scene;
      return light(scene);
    },
    selfTest: async () => {
      const values = await poller.readNow();
      if (!values) return [{ step: 'answers', outcome: 'failed', detail: `${link.name} unit ${unit}` }];
      return stepsOf(cabinetOf(values, config), `${link.name} unit ${unit}`);
    },
    counters: link.counters,
    traffic: link.traffic,
    start: () => {
      unlisten ??= poller.onValues(onValues);
      lease.start();
      poller.start();
    },
    stop: async () => {
      unlisten?.();
      unlisten = null;
      await poller.stop();
      await lease.stop();
    },
  };
}

function stepsOf(cabinet: Omit<CabinetState, 'lights'>, place: string): SelfTestStep[] {
  const { door, power, temperatureCelsius } = cabinet;
  const sensor = (step: string, isThere: boolean, isGood: boolean, detail: string): SelfTestStep => ({
    step,
    outcome: !isThere ? 'skipped' : isGood ? 'passed' : 'failed',
    detail: isThere ? detail : 'no sensor',
  });
  return [
    { step: 'answers', outcome: 'passed', detail: place },
    sensor('door', door !== 'unknown', door === 'closed', door),
    sensor('power', power !== 'unknown', power === 'mains', power),
    sensor('temperature', temperatureCelsius !== null, true, `${temperatureCelsius} °C`),
  ];
}

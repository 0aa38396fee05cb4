import type { BoardTables } from './slave.ts';

/** Several simulated units on one line: each question goes to the unit that it names, or to nobody. */
export function shareLine(units: Readonly<Record<number, BoardTables>>): BoardTables {
  const nobody = <Value>() => new Promise<Value>(() => undefined);
  return {
    getCoil: (address, unit) => units[unit]?.getCoil(address, unit) ?? nobody(),
    getDiscreteInput: (address, unit) => units[unit]?.getDiscreteInput(address, unit) ?? nobody(),
    getInputRegister: (address, unit) => units[unit]?.getInputRegister(address, unit) ?? nobody(),
    getHoldingRegister: (address, unit) => units[unit]?.getHoldingRegister(address, unit) ?? nobody(),
    setCoil: (address, on, unit) => units[unit]?.setCoil(address, on, unit) ?? nobody(),
    setRegister: (address, value, unit) => units[unit]?.setRegister(address, value, unit) ?? nobody(),
  };
}

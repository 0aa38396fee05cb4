import * as z from 'zod';
import { ok, type Result } from '../../../../shared/domain/result.ts';
import type { ModbusFailure, ModbusLink, ModbusTable } from './modbus-link.ts';

const address = z.number().int().min(0).max(65_535);
const table = z.enum(['coil', 'discreteInput', 'inputRegister', 'holdingRegister']);

/** Something that is or is not so: an input, or a register that is above a threshold (a motor's current). */
export const levelPointSchema = z.strictObject({
  table: table.default('discreteInput'),
  address,
  /** For sensors that are on while nothing is there. */
  inverted: z.boolean().default(false),
  /** For registers: on while the value is above this. */
  above: z.number().int().min(0).max(65_535).default(0),
});
export type LevelPoint = z.infer<typeof levelPointSchema>;

/** A number: a counter, a temperature. */
export const valuePointSchema = z.strictObject({
  table: z.enum(['inputRegister', 'holdingRegister']).default('inputRegister'),
  address,
});
export type ValuePoint = z.infer<typeof valuePointSchema>;

export interface Point {
  readonly table: ModbusTable;
  readonly address: number;
}

export const isOn = (point: LevelPoint, value: number): boolean => value > point.above !== point.inverted;

/** Points of one table this close together are read in one request, with what lies between them. */
const MAX_GAP = 16;

/** Reads all points of one unit, in as few requests as their addresses allow. */
export async function readPoints<Name extends string>(
  link: ModbusLink,
  unit: number,
  points: Readonly<Record<Name, Point | undefined>>,
): Promise<Result<Partial<Record<Name, number>>, ModbusFailure>> {
  const values: Partial<Record<Name, number>> = {};
  const named = Object.entries<Point | undefined>(points).flatMap(([name, point]) =>
    point ? [{ name: name as Name, point }] : [],
  );
  for (const run of runsOf(named)) {
    const read = await link.read(unit, run.table, run.from, run.to - run.from + 1);
    if (!read.ok) return read;
    for (const { name, point } of run.members) values[name] = read.value[point.address - run.from] ?? 0;
  }
  return ok(values);
}

interface Run<Member> {
  readonly table: ModbusTable;
  readonly from: number;
  to: number;
  readonly members: Member[];
}

function runsOf<Member extends { readonly point: Point }>(members: readonly Member[]): Run<Member>[] {
  const runs: Run<Member>[] = [];
  for (const member of members.toSorted((a, b) => a.point.address - b.point.address)) {
    const { table, address } = member.point;
    const run = runs.find((candidate) => candidate.table === table && address - candidate.to <= MAX_GAP);
    if (run) {
      run.to = address;
      run.members.push(member);
    } else {
      runs.push({ table, from: address, to: address, members: [member] });
    }
  }
  return runs;
}

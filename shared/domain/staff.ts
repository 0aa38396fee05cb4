import * as z from 'zod/mini';

/** What somebody of the shop may do. Each role may what the one before it may. */
export const staffRoleSchema = z.enum(['attendant', 'supervisor', 'technician']);
export type StaffRole = z.infer<typeof staffRoleSchema>;
export const STAFF_ROLES = staffRoleSchema.options;

/** Whose PIN stands in the configuration. Nobody has given them a name: records have this one, and pages their own word. */
export const OWNER = { personId: 'owner', name: 'Owner' } as const;

/** The least role that an act needs: the one table of who may do what. */
export const LEAST_ROLE = {
  seeOverview: 'attendant',
  seeSales: 'attendant',
  /** Print again, reprint a slip, mark collected, answer what lies in the machine. */
  serveSale: 'attendant',
  /** Refunds up to `ATTENDANT_REFUND_LIMIT` of the sales service; above it a supervisor. */
  refundSmall: 'attendant',
  refund: 'supervisor',
  exportSales: 'supervisor',
  seeStock: 'attendant',
  refill: 'attendant',
  changeSlots: 'supervisor',
  steerQueue: 'attendant',
  seeDevices: 'attendant',
  /** Self-tests and test prints: nothing leaves the machine but paper. */
  testDevice: 'attendant',
  /** Vends, pays out, or asks a card reader for money. */
  testMotion: 'technician',
  seeTraffic: 'technician',
  connectDevice: 'technician',
  seeCash: 'attendant',
  cashUp: 'supervisor',
  seeSystems: 'attendant',
  /** Has a message go out again that another system would not take. */
  resendMessages: 'supervisor',
  /** The operator's books: looking, downloading, importing. */
  keepBooks: 'supervisor',
  /** Their settings, their cabinets, and taking orders out of them. */
  setUpBooks: 'technician',
  /** Closing for shoppers and opening again. */
  closeKiosk: 'attendant',
  shopSettings: 'supervisor',
  allSettings: 'technician',
  seePeople: 'supervisor',
  changePeople: 'supervisor',
  seeAudit: 'supervisor',
  power: 'technician',
  supportBundle: 'technician',
} as const satisfies Record<string, StaffRole>;

export type StaffAct = keyof typeof LEAST_ROLE;

export const mayDo = (role: StaffRole, act: StaffAct): boolean => includesRole(role, LEAST_ROLE[act]);

/** Whether `role` may whatever `other` may. */
export const includesRole = (role: StaffRole, other: StaffRole): boolean =>
  STAFF_ROLES.indexOf(role) >= STAFF_ROLES.indexOf(other);

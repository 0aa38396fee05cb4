import * as z from 'zod';
import { localeSchema } from '../../../shared/contract/kiosk.ts';
import { currencySchema } from '../../../shared/domain/money.ts';
import { payTypeSchema, QR_PAY_TYPES } from '../../../shared/domain/payment.ts';
import { httpUrl, secretSchema } from './common-schema.ts';
import { devicesSchema, planogramSchema } from './devices-schema.ts';
import { fleetSchema } from './fleet-schema.ts';
import { openingHoursSchema } from './opening-hours-schema.ts';
import { goboxSchema, haidianSchema, printShopSchema, vendingPlatformSchema } from './systems-schema.ts';

/** What a PIN is kept as: never shown, and replaced by a new PIN alone. */
export const pinHashSchema = z.string().min(1);

const port = z.number().int().min(0).max(65535);
const seconds = (minimum: number, maximum: number) => z.number().min(minimum).max(maximum);

const timeZone = z
  .string()
  .refine(isTimeZone, { error: 'expected a time zone name such as "Asia/Shanghai"' });

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const paymentSchema = z
  .strictObject({
    type: payTypeSchema,
    /** Text of the QR code, with `{third_id}`, `{pay_amount}` and `{pay_type}`. */
    qr: z
      .string()
      .min(1)
      .max(1000)
      .includes('{third_id}', { error: 'expected a template with {third_id}' })
      .optional(),
    /** For card readers: at which of the two, and when it is told that the goods came. */
    reader: z.union([z.literal(1), z.literal(2)]).optional(),
    settle: z.enum(['orderAccepted', 'dispensed']).optional(),
  })
  .refine((payment) => !QR_PAY_TYPES.includes(payment.type) || payment.qr !== undefined, {
    error: 'expected "qr": this type is paid by a QR code',
    path: ['qr'],
  });

export const configSchema = z.strictObject({
  deviceId: z.string().min(1).max(64).optional(),
  currency: z._default(currencySchema, 'CNY'),
  timeZone: timeZone.default('Asia/Shanghai'),
  locales: z.array(localeSchema).min(1).default(['en', 'zh-CN']),
  backend: z
    .strictObject({
      url: httpUrl,
      account: z.string().min(1),
      password: secretSchema,
      authHeader: z.strictObject({ name: z.string().min(1), prefix: z.string() }).optional(),
    })
    .optional(),
  payments: z
    .array(paymentSchema)
    .min(1)
    .refine((list) => new Set(list.map((payment) => payment.type)).size === list.length, {
      error: 'expected each payment type once',
    })
    .optional(),
  paymentTimeoutSeconds: seconds(5, 3600).default(120),
  /** How long a payment that was given up is still watched for late money. */
  latePaymentMinutes: z.number().min(0).max(1440).default(30),
  idleSeconds: seconds(5, 3600).default(60),
  pollSeconds: seconds(0.2, 60).default(2),
  /** Selling while the backend is away. Missing: nothing is sold then. */
  offlineSales: z
    .strictObject({
      /** Price and stock that were read longer ago are not sold by. */
      upToHours: z.number().min(0.1).max(168),
      /** Begins this kiosk's own queue numbers: one that the backend's do not begin with. */
      queueLetter: z
        .string()
        .regex(/^[A-Z]$/, { error: 'expected one capital letter' })
        .default('L'),
    })
    .optional(),
  /** This kiosk's own numbers out of the six digits of an id, both ends included. */
  idRange: z
    .strictObject({ from: z.number().int().min(0).max(999_999), to: z.number().int().min(0).max(999_999) })
    .refine((range) => range.from <= range.to, { error: 'expected "from" not after "to"' })
    .optional(),
  network: z
    .strictObject({
      /** The kiosk's address in the local network, where it cannot be found by itself. */
      lanAddress: z.string().min(1),
    })
    .optional(),
  photoIntake: z
    .strictObject({
      port: port.default(0),
      publicUrl: z.string().min(1).optional(),
      /** Takes photos from the shoppers' USB sticks too. The system has to mount them. */
      usb: z.boolean().default(false),
      /** This folder stands in for the stick: to try it out, or where sticks are mounted at an unusual place. */
      usbFolder: z.string().min(1).optional(),
    })
    .default({ port: 0, usb: false }),
  notify: z
    .strictObject({
      port: port.optional(),
      secret: secretSchema.optional(),
      /** Addresses that may send news. Missing: any. */
      allow: z.array(z.string()).optional(),
      paymentUrl: httpUrl.optional(),
      orderUrl: httpUrl.optional(),
    })
    .refine((notify) => notify.port === undefined || notify.secret !== undefined, {
      error: 'expected "secret": it guards the address that receives news',
      path: ['secret'],
    })
    .optional(),
  /** Missing in the demo: its whole simulated machine. */
  devices: devicesSchema.optional(),
  /** Missing: all blanks lie in slot 1. */
  planogram: planogramSchema.optional(),
  /** The page on which one plays with simulated devices. By default only where the program runs from its source. */
  demoMachine: z.boolean().optional(),
  /** At the head of receipts. */
  shopName: z.string().min(1).max(60).default('Casepress'),
  /** Missing: always open. */
  openingHours: openingHoursSchema.optional(),
  screen: z
    .strictObject({
      /** The picture is darkened; the backlight itself stays as it is. */
      brightnessPercent: z.number().int().min(30).max(100).default(100),
      volumePercent: z.number().int().min(0).max(100).default(60),
    })
    .default({ brightnessPercent: 100, volumePercent: 60 }),
  /** What staff may do to the computer itself. Given in the configuration file alone, never at the screen. */
  power: z
    .strictObject({
      /** Program and arguments, run as they stand, without a shell: `["systemctl", "poweroff"]`. */
      shutdownCommand: z.array(z.string().min(1)).min(1).optional(),
    })
    .optional(),
  haidian: haidianSchema.optional(),
  gobox: goboxSchema.optional(),
  vendingPlatform: vendingPlatformSchema.optional(),
  printShop: printShopSchema.optional(),
  fleet: fleetSchema.optional(),
  /** `pinHash` is the owner's, who may do everything; more people are added at the screen. `shuffleKeys`: the PIN pad's digits change places. */
  staff: z
    .strictObject({ pinHash: pinHashSchema.optional(), shuffleKeys: z.boolean().default(false) })
    .optional(),
});

export type Config = z.infer<typeof configSchema>;

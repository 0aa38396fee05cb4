import * as z from 'zod';
import { secretSchema } from './common-schema.ts';

/** One part of a topic: nothing that a broker reads as a level or a wildcard. */
const topicPart = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, { error: 'expected letters, digits, "-" and "_", 64 at most' });

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

const brokerUrl = z
  .string()
  .refine(isBrokerUrl, { error: 'expected an address that begins with mqtts://, without a login in it' });

/** Without encryption only to this very computer, where a relay may stand. */
function isBrokerUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (hostname === '' || username !== '' || password !== '') return false;
  return protocol === 'mqtts:' || (protocol === 'mqtt:' && LOOPBACK.includes(hostname));
}

const filePath = z.string().min(1).max(1000);

/** An Ed25519 public key: its 32 bytes as Base64, or a whole key in PEM without its first and last line. */
const publicKey = z.string().regex(/^(?:[A-Za-z0-9+/]{43}=|MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=)$/, {
  error: 'expected an Ed25519 public key in Base64',
});

/** The broker through which the owner watches and steers many kiosks. Missing: nobody does. */
export const fleetSchema = z
  .strictObject({
    url: brokerUrl,
    /** The first part of every topic. */
    topicRoot: topicPart.default('casepress'),
    siteId: topicPart,
    /** Unique within the site: the broker keeps one session under it. */
    kioskId: topicPart,
    user: z.string().min(1).max(200).optional(),
    password: secretSchema.optional(),
    /** Files in PEM, read anew for every connection, so that a renewed certificate needs no restart. */
    clientCertificateFile: filePath.optional(),
    clientKeyFile: filePath.optional(),
    /** Who vouches for the broker. Missing: whom the system trusts. */
    caFile: filePath.optional(),
    /** Who may give commands: a name that stands in the audit log, and their public key. Empty: nobody. */
    commandKeys: z.record(z.string().regex(/^[A-Za-z0-9_.-]{1,40}$/), publicKey).default({}),
    /** The state is told no more often than this. */
    stateSeconds: z.number().min(1).max(3600).default(10),
  })
  .refine((fleet) => (fleet.user === undefined) === (fleet.password === undefined), {
    error: 'expected user and password together',
  })
  .refine((fleet) => (fleet.clientCertificateFile === undefined) === (fleet.clientKeyFile === undefined), {
    error: 'expected clientCertificateFile and clientKeyFile together',
  });
export type FleetConfig = z.infer<typeof fleetSchema>;

import * as z from 'zod';
import type { MessageAbout } from '../shared/contract/staff-systems.ts';
import { staffBooksHandlers } from './bridge/staff-books.ts';
import { staffSystemsHandlers } from './bridge/staff-systems.ts';
import { createOutbox } from './journal/outbox.ts';
import type { Closers, Ground } from './kiosk-ground.ts';
import type { Machine } from './kiosk-machine.ts';
import type { Shop } from './kiosk-shop.ts';
import type { StaffEntry } from './kiosk-staff.ts';
import type { AccountingService } from './services/accounting/accounting-service.ts';
import type { DocumentDesk } from './services/documents/staff-desk.ts';
import type { FleetService } from './services/fleet/fleet-service.ts';
import type { MembersService } from './services/members/members-service.ts';
import type { SaleStore } from './services/sale/sale-store.ts';
import { createBooksDesk } from './services/staff/systems/books-desk.ts';
import { createOrderDownloads } from './services/staff/systems/order-download.ts';
import {
  createSystemsDesk,
  type MessageSource,
  type SystemSource,
} from './services/staff/systems/systems-desk.ts';

export interface StaffSystemsParts {
  readonly shop: Shop;
  readonly machine: Machine;
  readonly ground: Ground;
  readonly entry: StaffEntry;
  /** Null: this kiosk prints no documents. */
  readonly documents: Pick<DocumentDesk, 'documentsForStaff'> | null;
  /** Null: no owner watches many kiosks. */
  readonly fleet: FleetService | null;
}

/** The other systems as staff see them, and the operator's books as they work in them. */
export function openStaffSystems(parts: StaffSystemsParts, closers: Closers) {
  const { guard } = parts.entry;
  const systems = createSystemsDesk(sourcesOf(parts));
  return {
    systems,
    handlers: {
      ...staffSystemsHandlers({ guard, systems }),
      ...staffBooksHandlers({ guard, books: openBooks(parts, closers) }),
    },
  };
}

/** Of each system that the configuration switches on. */
function sourcesOf({ shop, machine, ground, documents, fleet }: StaffSystemsParts): SystemSource[] {
  const { watches, gobox, vending } = shop;
  const desk = gobox?.desk;
  return [
    {
      systemId: 'mobileShell',
      heard: watches.mobileShell.heard,
      ...(shop.config.notify?.orderUrl !== undefined && { messages: orderNews(machine, ground) }),
      ask: () => shop.backend.listBrands(),
    },
    ...(vending
      ? [
          {
            systemId: 'vendingPlatform' as const,
            heard: watches.vendingPlatform.heard,
            isDeaf: () => !vending.results.isListening(),
          },
        ]
      : []),
    ...(machine.members
      ? [
          {
            systemId: 'haidian' as const,
            heard: watches.haidian.heard,
            messages: memberNews(machine.members, machine.engine.store),
          },
        ]
      : []),
    ...(machine.accounting
      ? [
          {
            systemId: 'gobox' as const,
            heard: watches.gobox.heard,
            messages: trades(machine.accounting, machine.engine.store),
            ...(desk && { ask: () => desk.listCabinets({ start: 0, limit: 1 }), hasPages: true }),
          },
        ]
      : []),
    ...(documents
      ? [
          {
            systemId: 'printShop' as const,
            heard: watches.printShop.heard,
            ask: documents.documentsForStaff,
          },
        ]
      : []),
    ...(fleet
      ? [
          {
            systemId: 'fleet' as const,
            heard: watches.fleet.heard,
            messages: fleetEvents(fleet, machine.engine.store),
          },
        ]
      : []),
  ];
}

const ORDER_STATUS_TOPIC = 'orderStatus';
const LISTED_AT_MOST = 200;
const orderStatusSchema = z.array(z.object({ id: z.string(), status: z.number() }));

/** What printer and dispenser did, told to the main backend. */
function orderNews({ orderNews, engine }: Machine, { database }: Ground): MessageSource {
  const box = createOutbox(database);
  return {
    backlog: () => box.countByState(ORDER_STATUS_TOPIC),
    listUndelivered: () =>
      box.undelivered(ORDER_STATUS_TOPIC, LISTED_AT_MOST).map(({ id, body, attempts, createdAtMs }) => {
        const [subject = ''] = orderStatusSchema.parse(body).map((each) => each.id);
        const saleId = engine.store.find(subject)?.saleId ?? null;
        return { messageId: id, about: 'orderStatus', subject, saleId, attempts, createdAtMs };
      }),
    sendAgain: (messageId) => {
      const isBack = box.putBack(ORDER_STATUS_TOPIC, messageId);
      if (isBack) orderNews?.wake();
      return isBack;
    },
  };
}

function trades(accounting: AccountingService, store: Pick<SaleStore, 'find'>): MessageSource {
  return {
    backlog: () => {
      const { waiting, undelivered } = accounting.state();
      return { waiting, undelivered };
    },
    listUndelivered: () =>
      accounting.listUndelivered().map(({ messageId, transId, attempts, createdAtMs }) => ({
        messageId,
        about: 'trade',
        subject: transId,
        saleId: store.find(transId)?.saleId ?? null,
        attempts,
        createdAtMs,
      })),
    sendAgain: accounting.sendAgain,
  };
}

const ABOUT = {
  redeemCoupon: 'redeemCoupon',
  handOverOrder: 'handOver',
  reportPickUp: 'pickUp',
} as const satisfies Record<ReturnType<MembersService['listUndelivered']>[number]['kind'], MessageAbout>;

function memberNews(members: MembersService, store: Pick<SaleStore, 'get'>): MessageSource {
  return {
    backlog: () => {
      const { waiting, undelivered } = members.state();
      return { waiting, undelivered };
    },
    listUndelivered: () =>
      members.listUndelivered().map(({ kind, saleId, ...message }) => ({
        ...message,
        about: ABOUT[kind],
        subject: store.get(saleId)?.order?.orderId ?? '–',
        saleId,
      })),
    sendAgain: members.sendAgain,
  };
}

function fleetEvents(fleet: FleetService, store: Pick<SaleStore, 'get'>): MessageSource {
  return {
    backlog: () => {
      const { waiting, undelivered } = fleet.state();
      return { waiting, undelivered };
    },
    listUndelivered: () =>
      fleet.listUndelivered().map(({ saleId, ...message }) => ({
        ...message,
        about: 'fleetEvent',
        subject: (saleId === null ? null : store.get(saleId)?.order?.orderId) ?? '–',
        saleId,
      })),
    sendAgain: fleet.sendAgain,
  };
}

/** Null where the configuration has no goBox, or not the staff's side of it. */
function openBooks({ shop, ground }: StaffSystemsParts, closers: Closers) {
  const backend = shop.gobox?.desk;
  if (!backend) return null;
  const { kept, clock, log } = ground;
  const downloads = createOrderDownloads({ backend, kept, clock, log: log.child({ part: 'books' }) });
  closers.push(() => downloads.close());
  const canChange = shop.config.gobox?.staff?.booksToken !== undefined;
  return { desk: createBooksDesk({ backend, canChange }), downloads };
}

import * as z from 'zod/mini';
import { dispatchingSchema } from '../../../../shared/contract/document-orders.ts';
import type { AddressDraft } from '../state/document-store.ts';

export const ADDRESS_FIELDS = ['nickname', 'phone', 'address', 'message'] as const;
export type AddressField = (typeof ADDRESS_FIELDS)[number];

/** As many characters as the contract takes. */
export const FIELD_LENGTH: Readonly<Record<AddressField, number>> = {
  nickname: 50,
  phone: 20,
  address: 200,
  message: 200,
};

/** Whether a field's text can be sent as it is; an empty message can. */
export const isFieldGood = (field: AddressField, text: string): boolean =>
  z.safeParse(dispatchingSchema.shape[field], text.trim()).success;

/** The fields without which nothing can be brought anywhere. */
export const missingOf = (address: AddressDraft): readonly AddressField[] =>
  ADDRESS_FIELDS.filter((field) => !isFieldGood(field, address[field]));

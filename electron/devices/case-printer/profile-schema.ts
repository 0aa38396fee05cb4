import * as z from 'zod';
import { DEFAULT_PRINT_PROFILE, printProfileSchema } from '../../../shared/domain/print-profile.ts';

/** What the printer wants of its files: in the configuration of every driver. */
export const profileSchema = z._default(printProfileSchema, DEFAULT_PRINT_PROFILE);

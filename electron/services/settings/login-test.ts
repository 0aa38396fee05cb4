import type { LoginTest } from '../../../shared/contract/staff-settings.ts';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { BackendBrand, BackendError, BackendResult, CallOptions } from '../../backends/types.ts';
import { SETTINGS_DELAYS } from './delays.ts';

/** As much of a backend's client as a login takes. */
export interface LoginClient {
  testLogin(options?: CallOptions): Promise<BackendResult<void>>;
  listBrands(options?: CallOptions): Promise<BackendResult<readonly BackendBrand[]>>;
  close(): void;
}

export interface LoginDetails {
  readonly url: string;
  readonly account: string;
  readonly password: string;
}

/**
 * Logs in with details that are not kept yet, and asks for the brands, so that a page that says yes to everything is told
 * from a backend. `openClient` throws a TypeError for what is no address.
 */
export async function testLogin(
  details: LoginDetails,
  openClient: (details: LoginDetails) => LoginClient,
): Promise<LoginTest> {
  let client: LoginClient;
  try {
    client = openClient(details);
  } catch (error) {
    if (error instanceof TypeError) return { kind: 'badAddress' };
    throw error;
  }
  try {
    const signal = AbortSignal.timeout(SETTINGS_DELAYS.loginMs);
    const login = await client.testLogin({ signal });
    if (!login.ok) return explain(login.error);
    const brands = await client.listBrands({ signal });
    return brands.ok ? { kind: 'accepted', brands: brands.value.length } : explain(brands.error);
  } finally {
    client.close();
  }
}

function explain(error: BackendError): LoginTest {
  switch (error.kind) {
    case 'unauthorised':
      return { kind: 'wrongLogin' };
    case 'unreachable':
      return { kind: 'notReached', detail: error.detail };
    case 'aborted':
      return { kind: 'notReached', detail: `no answer within ${SETTINGS_DELAYS.loginMs / 1000} s` };
    case 'suspended':
      return { kind: 'notReached', detail: 'the last calls failed' };
    case 'contract':
      return { kind: 'notABackend', detail: `${error.endpoint}: ${error.detail}` };
    case 'idTaken':
    case 'refused':
      return { kind: 'refused', detail: error.detail };
    default:
      return assertNever(error);
  }
}

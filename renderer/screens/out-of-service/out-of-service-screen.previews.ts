import type { Preview } from '../../previews/preview.ts';

export const previews: readonly Preview[] = [
  {
    name: 'out-of-service/configuration',
    status: {
      kind: 'outOfService',
      reason: 'configuration',
      detail: [
        'backend.url: expected an http or https address, found "htp://shop.example"',
        'payments[0].qr: expected an address with the payment in it',
      ],
    },
  },
  { name: 'out-of-service/starting', status: { kind: 'outOfService', reason: 'starting', detail: [] } },
  {
    name: 'out-of-service/staff',
    status: {
      kind: 'outOfService',
      reason: 'staff',
      detail: [],
      message: { en: 'Back at two o’clock. Ask at the counter.', 'zh-CN': '两点恢复营业，请到柜台咨询。' },
    },
  },
  {
    name: 'out-of-service/device',
    status: { kind: 'outOfService', reason: 'device', detail: ['case printer: not connected'] },
  },
  {
    name: 'out-of-service/documents',
    status: { kind: 'outOfService', reason: 'device', detail: ['case printer: not connected'] },
    info: { services: ['documents'] },
  },
];

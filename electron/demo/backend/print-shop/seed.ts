import type { PaperPrice } from '../../../services/documents/price.ts';

const paper = (
  size: string,
  caliper: string,
  color: PaperPrice['color'],
  [single, double]: readonly [number, number],
): readonly PaperPrice[] => [
  { size, caliper, color, side: 1, unitMinor: single },
  { size, caliper, color, side: 2, unitMinor: double },
];

/** The demo's one account, its one print point, and what it asks for a sheet. A4 70g costs what the document's examples say. */
export const DEMO_PRINT_SHOP = {
  token: 'demo-print-shop-token',
  pointId: '0026',
  pointName: '第一打印点',
  pointPhone: '18945678901',
  account: { uid: '1fba29cd8cc72f1ad', code: '+86', username: '18945678900', nickname: '演示账户' },
  prices: [
    ...paper('A4', '70g', 'mono', [25, 40]),
    ...paper('A4', '70g', 'colorful', [30, 50]),
    ...paper('A4', '80g', 'mono', [35, 55]),
    ...paper('A4', '80g', 'colorful', [100, 180]),
    ...paper('A3', '80g', 'mono', [70, 120]),
    ...paper('A3', '80g', 'colorful', [200, 360]),
  ],
} as const;

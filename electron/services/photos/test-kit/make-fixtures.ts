/**
 * Draws the pictures of shared/fixtures/. Run it with `node electron/services/photos/test-kit/make-fixtures.ts`; it stands
 * here and not beside them because nothing in shared/ may need Node. All drawings are our own.
 */
import { writeFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';

const FOLDER = new URL('../../../../shared/fixtures/', import.meta.url);

/** What a phone writes into its photos, and what must never leave the kiosk. */
const CAMERA_EXIF = {
  IFD0: { Make: 'Fixture', Model: 'Fixture Phone 1', Software: 'Fixture Camera' },
  IFD2: { DateTimeOriginal: '2024:05:01 10:20:30', LensModel: 'Fixture lens' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '31/1 14/1 0/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '121/1 29/1 0/1',
  },
};

const hills = (baseY: number, height: number, colour: string, phase: number) => {
  const points = Array.from({ length: 33 }, (_, index) => {
    const y =
      baseY - height * (0.5 + 0.5 * Math.sin(index * 0.42 + phase)) - height * 0.3 * Math.sin(index * 1.3);
    return `${index * 50},${y.toFixed(1)}`;
  });
  return `<polygon fill="${colour}" points="0,1200 ${points.join(' ')} 1600,1200"/>`;
};

/** Evening over a lake, 1600 × 1200: the sun stands on the left, so every turn and mirroring shows. */
const SCENE = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200">
  <defs>
    <linearGradient id="sky" x2="0" y2="1">
      <stop offset="0" stop-color="#2b3f78"/><stop offset=".45" stop-color="#c8607c"/>
      <stop offset=".75" stop-color="#f7a35c"/><stop offset="1" stop-color="#ffe0a3"/>
    </linearGradient>
    <radialGradient id="sun"><stop offset="0" stop-color="#fffbe6"/><stop offset=".35" stop-color="#ffe9a8"/>
      <stop offset="1" stop-color="#ffd27a" stop-opacity="0"/></radialGradient>
    <linearGradient id="lake" x2="0" y2="1"><stop offset="0" stop-color="#f1a66a"/>
      <stop offset=".4" stop-color="#7a5680"/><stop offset="1" stop-color="#1d2547"/></linearGradient>
  </defs>
  <rect width="1600" height="800" fill="url(#sky)"/>
  <circle cx="430" cy="560" r="330" fill="url(#sun)"/><circle cx="430" cy="560" r="78" fill="#fffdf0"/>
  ${hills(690, 150, '#8a5578', 0.4)}${hills(740, 120, '#5c4070', 2.1)}${hills(780, 80, '#33305c', 4)}
  <rect y="770" width="1600" height="430" fill="url(#lake)"/>
  ${Array.from({ length: 26 }, (_, i) => `<rect x="${340 + ((i * 37) % 90) - i * 3}" y="${785 + i * 15}" width="${60 + ((i * 53) % 120)}" height="5" rx="2.5" fill="#ffe9b8" opacity="${(0.75 - i * 0.026).toFixed(2)}"/>`).join('')}
  <g fill="#14182f"><path d="M1180 1200 C1190 1010 1215 860 1208 700 L1222 700 C1234 870 1238 1020 1262 1200Z"/>
    ${[0, 52, 104, 156, 208, 260, 312].map((angle) => `<ellipse cx="1215" cy="700" rx="30" ry="170" transform="rotate(${angle - 78} 1215 700) translate(0 -120)"/>`).join('')}</g>
  <g fill="none" stroke="#2a2246" stroke-width="7" stroke-linecap="round"><path d="M800 300q28-26 52 0q26-26 54 0"/>
    <path d="M930 380q20-18 38 0q18-18 38 0"/></g>
</svg>`;

const BADGE = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="800">
  <circle cx="400" cy="400" r="340" fill="#e4572e"/><circle cx="400" cy="400" r="280" fill="#faf7f2" opacity=".5"/>
  <path d="M400 190l62 130 143 20-104 100 26 142-127-68-127 68 26-142-104-100 143-20z" fill="#0f5c5c"/>
</svg>`;

/** Sensor noise: without it a drawing compresses far better than any photo. */
async function photograph(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 9 } as const;
  const grain = await sharp({
    create: { width: 1600, height: 1200, channels: 3, background: '#808080', noise },
  })
    .png()
    .toBuffer();
  return sharp(Buffer.from(SCENE))
    .composite([{ input: grain, blend: 'soft-light' }])
    .removeAlpha()
    .png()
    .toBuffer();
}

const scene = await photograph();
const photo = (size: number): Sharp => sharp(scene).resize(size);

const FIXTURES: Readonly<Record<string, Promise<Buffer>>> = {
  'photo-landscape.jpg': photo(1600).withExif(CAMERA_EXIF).jpeg({ quality: 82 }).toBuffer(),
  // Stored lying on its side, as phones do; orientation 6 says: turn by 90 degrees clockwise.
  'photo-portrait-turned.jpg': sharp(
    await photo(1600).extract({ left: 0, top: 0, width: 900, height: 1200 }).toBuffer(),
  )
    .rotate(-90)
    .withExif(CAMERA_EXIF)
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 82 })
    .toBuffer(),
  'photo-display-p3.jpg': photo(800).withIccProfile('p3').jpeg({ quality: 85 }).toBuffer(),
  'photo-coarse.jpg': photo(320).jpeg({ quality: 80 }).toBuffer(),
  'badge-transparent.png': sharp(Buffer.from(BADGE)).png({ palette: true }).toBuffer(),
};

for (const [name, bytes] of Object.entries(FIXTURES)) {
  await writeFile(new URL(name, FOLDER), await bytes);
}

import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { chooseLanAddress } from '../../system/lan-address.ts';
import { silentLog } from '../../system/log.ts';
import { openPhotoRig } from './test-kit/photo-rig.ts';
import { openUploadRig } from './test-kit/upload-rig.ts';
import { createUploadServer } from './upload-server.ts';

async function takePort() {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '0.0.0.0', resolve));
  const free = () => new Promise<void>((resolve) => other.close(() => resolve()));
  onTestFinished(free);
  const address = other.address();
  return { port: typeof address === 'object' && address ? address.port : 0, free };
}

describe('a port that is taken', () => {
  it('is told as a value, and the page comes once the port is free', async () => {
    const { photos } = await openPhotoRig();
    const { port, free } = await takePort();
    const server = createUploadServer({ port, lanAddress: '127.0.0.1', photos, log: silentLog });
    onTestFinished(() => server.close());
    expect(await server.start()).toMatchObject({ ok: false, error: { kind: 'portTaken', port } });
    expect(await server.openPage('s1', 'en')).toEqual({ kind: 'unavailable' });
    await free();
    const page = await server.openPage('s1', 'en');
    expect(page).toMatchObject({ kind: 'open' });
    expect((await fetch(page.kind === 'open' ? page.url : '')).status).toBe(200);
  });
});

describe('the address of the page', () => {
  it('names the machine in the shop’s network and the real port', async () => {
    const { url, server } = await openUploadRig({ server: { lanAddress: '127.0.0.1' } });
    const started = await server.start();
    expect(new URL(url).host).toBe(`127.0.0.1:${started.ok ? started.value.port : 'none'}`);
  });

  it('is the public one where that is set, with the real port in it', async () => {
    const { url, server } = await openUploadRig({
      server: { publicUrl: 'https://photos.example:{port}/kiosk7/' },
    });
    const started = await server.start();
    const port = started.ok ? started.value.port : 0;
    expect(url).toMatch(new RegExp(`^https://photos\\.example:${port}/kiosk7/u/[\\w-]+$`));
  });

  const entry = (address: string, internal = false) => ({
    address,
    internal,
    family: 'IPv4' as const,
    netmask: '255.255.255.0',
    mac: '00:00:00:00:00:00',
    cidr: `${address}/24`,
  });

  it('prefers a true network card over bridges, tunnels and leftovers', () => {
    expect(
      chooseLanAddress({
        lo: [entry('127.0.0.1', true)],
        docker0: [entry('172.17.0.1')],
        tun0: [entry('10.8.0.2')],
        eth1: [entry('169.254.7.7')],
        wlan0: [entry('192.168.1.23')],
      }),
    ).toBe('192.168.1.23');
    expect(chooseLanAddress({ eth0: [entry('203.0.113.5')], docker0: [entry('172.17.0.1')] })).toBe(
      '203.0.113.5',
    );
  });

  it('is the loopback one on a machine without a network', () => {
    expect(chooseLanAddress({ lo: [entry('127.0.0.1', true)] })).toBe('127.0.0.1');
  });
});

import { expect, test } from '@playwright/test';
import { axeProblems, foreignTexts, layoutProblems, smallTargets, TOUCH_PX } from '../support/view-checks.ts';

// The checks of every screen, on pages that are wrong on purpose: a check that never fails is none.

const page = (body: string) => `<!doctype html><html lang="en"><title>t</title>
<style>body { margin: 0; font: 20px sans-serif } h1 { margin: 0 }</style><main><h1>Title</h1>${body}</main></html>`;

test('a page that is right has no problems', async ({ page: tab }) => {
  await tab.setContent(page('<button style="width: 64px; height: 64px">Go</button><p lang="zh-CN">中文</p>'));
  expect(await axeProblems(tab)).toEqual([]);
  expect(await smallTargets(tab, TOUCH_PX)).toEqual([]);
  expect(await layoutProblems(tab)).toEqual([]);
  expect(await foreignTexts(tab, 'en', [])).toEqual([]);
});

test('a row to be pushed sideways may go on beside the window', async ({ page: tab }) => {
  const row = '<p style="width: 3000px; text-align: right">Far out</p>';
  await tab.setContent(page(`<div style="overflow: auto hidden">${row}</div>`));
  expect(await layoutProblems(tab)).toEqual([]);
  await tab.setContent(page(`<div style="height: 60px; overflow: hidden auto">${row}</div>`));
  expect(await layoutProblems(tab)).toContain('cut off at the side: Far out');
});

test('each mistake is found', async ({ page: tab }) => {
  await tab.setContent(page('<p style="color: #ccc">Too pale to read</p>'));
  expect(await axeProblems(tab)).toEqual(['color-contrast: p']);

  await tab.setContent(page('<button class="small" style="width: 90px; height: 40px">Go</button>'));
  expect(await smallTargets(tab, TOUCH_PX)).toEqual(['small: 90×40']);

  await tab.setContent(page('<p style="width: 2000px; text-align: right">Far out</p>'));
  expect(await layoutProblems(tab)).toContain('beside the window: Far out');
  await tab.setContent(
    page('<p style="width: 60px; overflow: hidden; white-space: nowrap">Cut in the middle</p>'),
  );
  expect(await layoutProblems(tab)).toEqual(['cut off at the side: Cut in the middle']);
  await tab.setContent(page('<div style="height: 3000px"></div><p>Below</p>'));
  expect(await layoutProblems(tab)).toContain('above or below the window: Below');
  await tab.setContent(page('<div style="height: 30px; overflow: hidden"><p>Half of this shows</p></div>'));
  expect(await layoutProblems(tab)).toEqual(['cut off above or below: Half of this shows']);

  await tab.setContent(page('<p>Touch 开始</p><button aria-label="取消">x</button>'));
  expect(await foreignTexts(tab, 'en', [])).toEqual(['Touch 开始', '取消']);
  const chinese = page('<p>请点 Start</p><p>苹果 iPhone 17</p><p>A001 PYEN250604000001 VSGB58</p>');
  await tab.setContent(chinese.replace('lang="en"', 'lang="zh-CN"').replace('Title', '标题'));
  expect(await foreignTexts(tab, 'zh-CN', ['iPhone 17'])).toEqual(['请点 Start']);
});
